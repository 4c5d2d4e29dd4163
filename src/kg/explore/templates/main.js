// Putting the state on the page.

const TABS = ["overview", "details", "text"];
const tabOf = () => (TABS.includes(state.tab) ? state.tab : selected() ? "details" : "overview");

function showTabs() {
  const tabs = byId("tabs");
  byId("side").setAttribute("aria-label", t("side"));
  tabs.setAttribute("aria-label", t("side"));
  const had = tabs.contains(document.activeElement);
  const openTab = (name) => go({ tab: name, ...(name === "overview" ? { sel: "" } : {}) });
  fill(
    tabs,
    TABS.map((name) =>
      h(
        "button",
        {
          type: "button",
          role: "tab",
          id: `tab-${name}`,
          "aria-selected": String(tabOf() === name),
          "aria-controls": "panel",
          tabindex: tabOf() === name ? "0" : "-1",
          onclick: () => openTab(name),
        },
        t(`tab-${name}`),
      ),
    ),
  );
  byId("panel").setAttribute("aria-labelledby", `tab-${tabOf()}`);
  tabs.onkeydown = (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step) openTab(TABS[(TABS.indexOf(tabOf()) + step + TABS.length) % TABS.length]);
  };
  if (had) byId(`tab-${tabOf()}`).focus();
}

function showPanel() {
  showTabs();
  const panel = byId("panel");
  panel.scrollTop = 0;
  if (tabOf() === "text") showText(panel);
  else if (tabOf() === "overview") fill(panel, overview());
  else showDetails(panel);
}

function focusPanel() {
  byId("panel-title")?.focus({ preventScroll: tabOf() === "text" });
}

function showView(now, before) {
  const view = currentView();
  const holder = byId("view");
  fill(byId("view-title"), t(`view-${view}`));
  holder.className = `view-${view}`;
  if (overReports()) return showReports(holder);
  if (view === "graph") return showGraphView(holder, now, before);
  if (view === "matrix") return showMatrix(holder);
  if (view === "timeline") return showTimeline(holder);
  if (view === "charts") return showCharts(holder);
  return showTable(holder, VIEWS.includes(view) ? view : "problems");
}

function showGraphView(holder, now, before) {
  if (!graph.frame) {
    const canvas = h("div", {
      id: "graph",
      tabindex: "0",
      role: "application",
      onkeydown: graphKey,
      onfocus: () => graph.net.redraw(),
      onblur: () => graph.net.redraw(),
    });
    graph.tools = h("p", { class: "tools" });
    graph.frame = h("div", { class: "graph-frame" }, canvas, graph.tools);
  }
  const canvas = graph.frame.firstChild;
  canvas.setAttribute("aria-label", t("graph-label"));
  canvas.setAttribute("aria-description", t("graph-keys"));
  if (graph.frame.parentNode !== holder) fill(holder, graph.frame);
  if (!graph.net) openGraph(canvas);
  const tool = (words, act) => h("button", { type: "button", onclick: act }, words);
  fill(
    graph.tools,
    tool(t("fit"), () => fitGraph({ everything: true })),
    tool("+", () => zoom(1.2)),
    tool("−", () => zoom(1 / 1.2)),
    tool("PNG", savePng),
    tool("SVG", saveSvg),
    state.focus && tool(t("unfocus"), () => go({ focus: "" })),
  );
  graph.tools.children[1].setAttribute("aria-label", t("zoom-in"));
  graph.tools.children[2].setAttribute("aria-label", t("zoom-out"));
  showGraph(now, before);
}

function setLook() {
  const dark = state.look ? state.look === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  document.documentElement.dataset.look = dark ? "dark" : "light";
  readInk();
}

function show(now, before) {
  const wanted = now.lang || data.lang;
  const newWords = !before || wanted !== language;
  language = wanted === "en" ? "en" : "zh";
  setLook();
  showHead();
  showViews();
  if (newWords) buildFinder();
  else if (document.activeElement !== byId("q") || !now.q) byId("q").value = now.q;
  showFacets();
  showCount();
  showResults();
  showView(now, before);
  if (!before || newWords || ["sel", "tab", "report", "focus", "grade"].some((f) => now[f] !== before[f])) showPanel();
  fill(byId("foot"), h("p", {}, t("foot")));
}

listeners.push(show);
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => show(state, state));
byId("skip").addEventListener("click", (event) => {
  event.preventDefault();
  byId("view-title").focus();
});
addEventListener("keydown", (event) => {
  if (event.key === "/" && !/^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement.tagName)) {
    event.preventDefault();
    byId("q").focus();
  }
});
addEventListener("beforeprint", beforePrint);
addEventListener("afterprint", afterPrint);
if (!location.hash && data.focus !== undefined) {
  remember(addressOf({ ...DEFAULTS, sel: nodes[data.focus].address, focus: "1", tab: "details" }), true);
  state = readState();
}
// A handle for notebooks, tests and the curious: the state, how to change it, and where on the screen a node is.
window.explorer = Object.freeze({ state: () => ({ ...state }), go, placeOf, pan });
show(state, null);
requestAnimationFrame(() =>
  requestAnimationFrame(() => {
    performance.mark("drawn");
    document.documentElement.dataset.ready = "yes";
  }),
);
