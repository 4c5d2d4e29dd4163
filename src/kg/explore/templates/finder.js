// Search and filters, and how much they leave.

// A search is done once something that it found is opened; until then it filters.
// The search field and filters are built once for each language, so that typing never loses its place.
function buildFinder() {
  const finder = byId("finder");
  finder.setAttribute("aria-label", t("find"));
  const input = h("input", {
    id: "q",
    type: "search",
    autocomplete: "off",
    value: state.q,
    placeholder: t("find-hint"),
    "aria-label": t("find"),
    "aria-describedby": "count",
    oninput: () => go({ q: input.value }, { refine: true }),
    onkeydown: (event) =>
      event.key === "ArrowDown" && (event.preventDefault(), byId("results").querySelector("button")?.focus()),
  });
  fill(
    finder,
    h("div", { class: "search" }, input, h("div", { id: "results", hidden: true, onkeydown: resultsKey })),
    h("details", { id: "filters", ontoggle: showFacets }, h("summary", {}, t("filters")), h("div", { id: "facets" })),
  );
  finder.onsubmit = (event) => event.preventDefault();
  finder.onfocusin = showResults;
  finder.onfocusout = (event) =>
    !finder.querySelector(".search").contains(event.relatedTarget) && (byId("results").hidden = true);
}

function showResults() {
  const inSearch = document.activeElement && document.activeElement.closest(".search");
  const hits = found(state.q);
  const list = byId("results");
  list.hidden = !inSearch || !state.q.trim();
  if (list.hidden || list.contains(document.activeElement)) return;
  fill(
    list,
    h("p", {}, t("n-found", { n: hits.length })),
    h(
      "ul",
      { class: "plain" },
      hits
        .slice(0, 40)
        .map((node) =>
          h("li", {}, opener(node, { before: [roleChip(node), node.state && sign(node.state)], more: { q: "" } })),
        ),
    ),
    hits.length > 40 && h("p", { class: "hint" }, t("more-found", { n: hits.length - 40 })),
  );
}

function resultsKey(event) {
  const buttons = [...byId("results").querySelectorAll("button")];
  const at = buttons.indexOf(document.activeElement);
  if (event.key === "ArrowDown") buttons[Math.min(at + 1, buttons.length - 1)]?.focus();
  else if (event.key === "ArrowUp") (at > 0 ? buttons[at - 1] : byId("q")).focus();
  else if (event.key === "Escape") byId("q").focus();
  else return;
  event.preventDefault();
}

const FACET_WORDS = {
  role: (v) => code(v),
  theme: (v) => code(v),
  state: (v) => (v === "unaddressed" ? t("unaddressed") : code(v)),
  check: (v) => code(v),
  grade: (v) => code(v),
  finding: (v) => code(v),
  named: (v) => (byAddress.has(v) ? label(byAddress.get(v)) : v),
};

function showFacets() {
  const holder = byId("facets");
  if (!byId("filters").open) return;
  const focused = document.activeElement && document.activeElement.dataset && document.activeElement.dataset.facet;
  fill(
    holder,
    reports.length > 1 &&
      facet(
        "report",
        reports.map((r) => [r.id, titleOf(r)]),
      ),
    ["role", "theme", "state", "check", "grade", "finding"].map((name) => facet(name, optionsOf(name))),
    facet("named", null),
    h(
      "button",
      { type: "button", onclick: () => go({ ...Object.fromEntries(FACETS.map((f) => [f, ""])), q: "", focus: "" }) },
      t("clear"),
    ),
  );
  if (focused) holder.querySelector(`[data-facet="${focused}"]`)?.focus();
}

function optionsOf(name) {
  const found = counts(name);
  if (state[name] && !found.has(state[name])) found.set(state[name], 0);
  return [...found].map(([value, n]) => [value, `${FACET_WORDS[name](value)} (${n})`, n]).sort((a, b) => b[2] - a[2]);
}

function facet(name, options) {
  const option = ([value, words]) => h("option", { value, selected: state[name] === value }, words);
  const choices = options ? options.map(option) : namedGroups();
  return h(
    "label",
    {},
    h("span", {}, t(`facet-${name}`)),
    h(
      "select",
      { "data-facet": name, onchange: (event) => go({ [name]: event.target.value }) },
      h("option", { value: "" }, t("all")),
      choices,
    ),
  );
}

function namedGroups() {
  const found = counts("named");
  if (state.named && !found.has(state.named)) found.set(state.named, 0);
  return ["project", "place", "agency", "organisation", "policy", "event", "metric"].map((kind) => {
    const here = [...found].filter(([address]) => byAddress.get(address).kind === kind).sort((a, b) => b[1] - a[1]);
    return (
      here.length > 0 &&
      h(
        "optgroup",
        { label: t(`kind-${kind}`) },
        here.map(([address, n]) =>
          h("option", { value: address, selected: state.named === address }, `${label(byAddress.get(address))} (${n})`),
        ),
      )
    );
  });
}

function showCount() {
  const here = shown();
  const unsolved = here.problems.filter((p) => !p.headline && unaddressed(p)).length;
  const words = t("count", {
    problems: here.problems.filter((p) => !p.headline).length,
    commitments: here.commitments.length,
    open: unsolved,
  });
  if (byId("count").textContent !== words) byId("count").textContent = words;
  fill(byId("active"), [...FACETS, "q"].filter((name) => state[name] && state[name] !== "all").map(activeFilter));
}

// A filter in force; pressing it lifts it.
function activeFilter(name) {
  const value =
    name === "q" ? state.q : name === "report" ? theReport()?.title || state.report : FACET_WORDS[name](state[name]);
  return h(
    "button",
    { type: "button", onclick: () => go({ [name]: "" }) },
    `${t(`facet-${name}`)}: ${value} `,
    h("span", { "aria-hidden": "true" }, "✕"),
    h("span", { class: "quiet" }, t("lift")),
  );
}
