// Problems and commitments as tables that sort, and as CSV.

const targetsOf = (s) => s.figures.filter((f) => f.target);
const ownersOf = (s) => s.named.map((n) => nodes[n]).filter((e) => e.kind === "agency" || e.kind === "organisation");
const strongLinks = (s) => s.links.filter((link) => link.strong);

// A column: its heading, what it shows, what it sorts by where that is something else, a sign, and what stands for nothing.
const COLUMNS = {
  problems: [
    [
      "state",
      (s) => (s.headline ? tally(s) : code(s.state)),
      (s) => (s.headline ? STATES.length : STATES.indexOf(s.state)),
      (s) => !s.headline && sign(s.state),
    ],
    ["problem", (s) => label(s), (s) => s.n],
    ["theme", (s) => s.themes.map(code).join(t("comma"))],
    [
      "answers",
      (s) =>
        strongLinks(s)
          .map((link) => label(link.commitment))
          .join("\n"),
      (s) => -strongLinks(s).length,
      null,
      "no-commitment",
    ],
    [
      "related-links",
      (s) => String(s.links.length - strongLinks(s).length),
      (s) => s.links.length - strongLinks(s).length,
    ],
    ["findings", (s) => kinds(s)],
  ],
  commitments: [
    ["check", (s) => code(s.check), (s) => ["number", "milestone", "vague"].indexOf(s.check), (s) => sign(s.check)],
    ["commitment", (s) => label(s), (s) => s.n],
    ["number", (s) => targetsOf(s).map(figureWords).join(t("comma")), (s) => -targetsOf(s).length, null, "no-number"],
    ["date", (s) => window_(s), (s) => s.due || (s.window ? `9${s.window}` : "99"), null, "no-owner"],
    ["owner", (s) => ownersOf(s).map(label).join(t("comma")), (s) => (ownersOf(s).length ? 0 : 1), null, "no-owner"],
    ["theme", (s) => s.themes.map(code).join(t("comma"))],
    [
      "answers-problem",
      (s) =>
        strongLinks(s)
          .map((link) => label(link.problem))
          .join("\n"),
      (s) => -strongLinks(s).length,
      null,
      "no-problem",
    ],
    ["findings", (s) => kinds(s)],
  ],
  statements: [
    ["role", (s) => code(s.role), (s) => ORDER[s.role]],
    ["statement", (s) => label(s), (s) => s.n],
    ["section", (s) => path(s.section), (s) => s.n],
    ["figures", (s) => s.figures.map(figureWords).join(t("comma")), (s) => -s.figures.length],
    ["findings", (s) => kinds(s)],
  ],
};

const kinds = (s) => [...new Set(s.findings.map((f) => code(f.kind)))].join(t("comma"));

function rowsOf(view) {
  const here = shown();
  if (view === "problems") return here.problems;
  if (view === "commitments") return here.commitments;
  return [...here.problems, ...here.commitments, ...here.others].sort((a, b) => a.n - b.n);
}

function sorted(view) {
  const [name, descending] = state.sort.split(":");
  const column = COLUMNS[view].find(([key]) => key === name);
  const members = rowsOf(view);
  if (!column) return members;
  const by = column[2] || column[1];
  const collator = new Intl.Collator(language === "en" ? "en" : "zh-Hans-CN-u-co-pinyin", { numeric: true });
  const compare = (a, b) => (typeof by(a) === "number" ? by(a) - by(b) : collator.compare(by(a), by(b))) || a.n - b.n;
  const ordered = [...members].sort(compare);
  return descending ? ordered.reverse() : ordered;
}

function showTable(holder, view) {
  const members = sorted(view);
  fill(
    holder,
    h("p", { class: "tools" }, h("button", { type: "button", onclick: () => saveCsv(view) }, t("save-csv"))),
    h(
      "div",
      { class: "scroll", tabindex: "0", role: "region", "aria-labelledby": "view-title" },
      h(
        "table",
        { class: "listing" },
        h("caption", { class: "quiet" }, t(`view-${view}`)),
        h(
          "thead",
          {},
          h(
            "tr",
            {},
            COLUMNS[view].map(([name]) => heading(name)),
          ),
        ),
        h(
          "tbody",
          {},
          members.map((s) =>
            h(
              "tr",
              { class: s === selected() ? "chosen" : "" },
              COLUMNS[view].map((column) => cell(s, column)),
            ),
          ),
        ),
      ),
    ),
    !members.length && h("p", { class: "hint" }, t("nothing")),
  );
}

function heading(name) {
  const [by, descending] = state.sort.split(":");
  const now = by !== name ? "none" : descending ? "descending" : "ascending";
  const next = now === "ascending" ? `${name}:down` : now === "descending" ? "" : name;
  return h(
    "th",
    { scope: "col", "aria-sort": now },
    h(
      "button",
      { type: "button", onclick: () => go({ sort: next }, { refine: true }) },
      t(`column-${name}`),
      h("span", { "aria-hidden": "true" }, { none: "", ascending: " ▲", descending: " ▼" }[now]),
    ),
  );
}

function cell(s, [name, words, , icon, nothing]) {
  if (["problem", "commitment", "statement"].includes(name)) return h("th", { scope: "row" }, opener(s));
  if (nothing && !words(s)) return h("td", { class: "nothing" }, t(nothing));
  return h(
    "td",
    { class: icon && s.headline ? "tally" : undefined },
    icon && [icon(s), " "],
    words(s)
      .split("\n")
      .map((line, i) => [i > 0 && h("br"), line]),
  );
}
