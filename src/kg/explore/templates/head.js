// The head of the page: whose report it is, the sentence that says what one looks at, the shares, switches and views.

const VIEWS = ["graph", "problems", "commitments", "matrix", "timeline", "charts", "statements"];
const STATES = ["none", "relatedOnly", "weaklyAddressed", "addressed"];

function announce(words) {
  byId("live").textContent = words;
}

function describe(node) {
  const sort = node.role === "entity" ? t(`kind-${node.kind}`) : code(node.role);
  const state = node.headline ? tally(node) : node.state || node.check ? code(node.state || node.check) : "";
  return [sort, state, label(node), t("n-links", { n: node.links.length })].filter(Boolean).join(t("comma"));
}

function showHead() {
  const report = theReport();
  document.documentElement.lang = language === "en" ? "en" : "zh-Hans";
  const title = report ? titleOf(report) : t("many-reports", { n: reports.length });
  document.title = `${title} · ${t("page")}`;
  fill(byId("title"), title).setAttribute("lang", report ? "zh" : language);
  fill(byId("notice"), report ? notice(report) : t("whose-words"));
  fill(byId("skip"), t("skip"));
  showShares(report);
  showSwitches();
}

function notice(report) {
  return [
    reports.length > 1 && h("button", { type: "button", onclick: () => go({ report: "", sel: "" }) }, t("all-reports")),
    h("span", {}, [report.publisher, report.issued].filter(Boolean).join(" · ")),
    " ",
    h("strong", {}, report.restatement ? t("restated") : t("official-quotes")),
    " ",
    report.source && outside(report.source, t("official-page")),
  ];
}

// The sentence that says what one looks at, and how the problems divide; each share filters.
function showShares(report) {
  const here = report ? report.points : points;
  const count = (wanted) => here.filter((p) => p.state === wanted).length;
  const open = here.filter(unaddressed).length;
  const promised = (report ? report.commitments : commitments).length;
  const emphasis = (words) => words.split("*").map((part, i) => (i % 2 ? h("strong", {}, part) : part));
  fill(
    byId("lead"),
    emphasis(
      t(report ? "lead" : "lead-many", {
        n: here.length,
        open,
        none: count("none"),
        related: count("relatedOnly"),
        commitments: promised,
        area: (report && report.area) || t("this-body"),
        reports: reports.length,
      }),
    ),
  );
  const shares = byId("shares");
  shares.setAttribute("aria-label", t("shares"));
  fill(
    shares,
    STATES.map((name) => {
      const n = count(name);
      const button = h(
        "button",
        {
          type: "button",
          class: `share ${name}`,
          "aria-pressed": String(state.state === name),
          title: t(`means-${name}`),
          disabled: !n && state.state !== name,
          onclick: () => go({ state: state.state === name ? "" : name }),
        },
        sign(name),
        h("b", {}, String(n)),
        h("span", {}, t(`share-${name}`)),
      );
      button.style.flexGrow = String(Math.max(n, 1));
      return button;
    }),
  );
}

function showSwitches() {
  const dark = document.documentElement.dataset.look === "dark";
  fill(
    byId("switches"),
    h(
      "button",
      {
        type: "button",
        lang: language === "en" ? "zh" : "en",
        onclick: () => go({ lang: language === "en" ? "zh" : "en" }, { refine: true }),
      },
      language === "en" ? "中文" : "English",
    ),
    h(
      "button",
      { type: "button", onclick: () => go({ look: dark ? "light" : "dark" }, { refine: true }) },
      dark ? t("light") : t("dark"),
    ),
    h("button", { type: "button", onclick: copyAddress }, t("copy-address")),
  );
}

async function copyAddress() {
  try {
    await navigator.clipboard.writeText(location.href);
    announce(t("copied"));
  } catch {
    prompt(t("copy-address"), location.href);
  }
}

function showViews() {
  const nav = byId("views");
  nav.setAttribute("aria-label", t("views"));
  fill(
    nav,
    h(
      "ul",
      {},
      VIEWS.map((view) =>
        h(
          "li",
          {},
          h(
            "button",
            {
              type: "button",
              "aria-current": currentView() === view ? "page" : undefined,
              onclick: () => go({ view: view === "graph" ? "" : view, sort: "" }),
            },
            t(`view-${view}`),
          ),
        ),
      ),
    ),
  );
}
