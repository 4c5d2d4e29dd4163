// The panel at first sight: the problems that nobody answers, and what the signs mean.

// What nobody has promised to solve, under the headlines of the report.
function overview() {
  const report = theReport();
  const all = (report ? report.points : points).filter(unaddressed);
  const related = all.filter((p) => p.state === "relatedOnly").length;
  const open = report ? all : all.slice(0, 60);
  const groups = new Map();
  for (const problem of open) {
    const head = headOf(problem);
    groups.set(head, [...(groups.get(head) || []), problem]);
  }
  return [
    h("h2", { id: "panel-title", tabindex: "-1" }, t("open-problems", { n: all.length })),
    h("p", { class: "hint" }, t("open-problems-hint", { none: all.length - related, related })),
    [...groups].map(([head, members]) => [
      head && h("h3", { lang: head.title ? "zh" : languageOf(head) }, head.title ? titleOf(head) : label(head)),
      h(
        "ul",
        { class: "plain" },
        members.map((p) => h("li", {}, opener(p, { before: sign(p.state), after: mark(p) }))),
      ),
    ]),
    open.length < all.length &&
      h(
        "p",
        {},
        h(
          "button",
          { type: "button", onclick: () => go({ view: "problems", state: "unaddressed" }) },
          t("all-in-table"),
        ),
      ),
    legend(),
  ];
}

const mark = (problem) => h("span", { class: "quiet" }, ` (${code(problem.state)})`);

function headOf(problem) {
  let head = problem;
  while (head.partOf !== undefined) head = statements[head.partOf];
  return head.headline ? head : theReport() ? null : head.report;
}

function legend() {
  const item = (name, text) => h("li", {}, sign(name), " ", text);
  return h(
    "section",
    { class: "legend", "aria-label": t("legend") },
    h("h3", {}, t("legend")),
    h(
      "ul",
      { class: "plain" },
      ["none", "relatedOnly", "weaklyAddressed", "addressed"].map((s) => item(s, `${code(s)}: ${t(`means-${s}`)}`)),
    ),
    h(
      "ul",
      { class: "plain row" },
      ["direct", "partial", "related"].map((g) => item(g, `${t("link")}: ${code(g)}`)),
    ),
    h(
      "ul",
      { class: "plain row" },
      ["number", "milestone", "vague"].map((c) => item(c, `${t("commitment")}: ${code(c)}`)),
    ),
    h("p", { class: "hint" }, t("graph-keys")),
  );
}
