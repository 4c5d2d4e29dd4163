// Problems against commitments: a table with a sign where a link is.

function showMatrix(holder) {
  const here = shown();
  const rowsHere = here.problems.filter((p) => !p.headline);
  const linked = new Set(here.links.map((link) => standing(link.commitment)));
  const columns = here.commitments.filter((c) => linked.has(c));
  const at = new Map();
  for (const link of [...here.links].reverse())
    at.set(`${standing(link.problem).n} ${standing(link.commitment).n}`, link);
  fill(
    holder,
    h("p", { class: "tools" }, h("button", { type: "button", onclick: () => saveCsv("matrix") }, t("save-csv"))),
    h("p", { class: "hint" }, t("matrix-hint", { n: here.commitments.length - columns.length })),
    h(
      "div",
      { class: "scroll", tabindex: "0", role: "region", "aria-labelledby": "view-title" },
      h(
        "table",
        { class: "matrix" },
        h("caption", { class: "quiet" }, t("view-matrix")),
        h(
          "thead",
          {},
          h(
            "tr",
            {},
            h("th", { scope: "col" }, t("problem")),
            columns.map((c) => h("th", { scope: "col", class: "column" }, opener(c))),
          ),
        ),
        h(
          "tbody",
          {},
          rowsHere.map((p) =>
            h(
              "tr",
              { class: p.state },
              h("th", { scope: "row" }, opener(p, { before: sign(p.state), after: mark(p) })),
              columns.map((c) => matrixCell(at.get(`${p.n} ${c.n}`))),
            ),
          ),
        ),
      ),
    ),
    !rowsHere.length && h("p", { class: "hint" }, t("nothing")),
  );
}

function matrixCell(link) {
  if (!link) return h("td");
  const dot = { direct: "●", partial: "◐", related: "○" }[link.grade];
  return h(
    "td",
    { class: link.grade },
    h(
      "button",
      {
        type: "button",
        "aria-label": code(link.grade),
        title: code(link.grade),
        onclick: () => (select(link), focusPanel()),
      },
      dot,
    ),
  );
}
