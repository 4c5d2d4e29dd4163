// What is filtered as CSV: the rows of a table, or the links of the matrix. It says whose words the quotes are.

// A spreadsheet takes a cell that begins with = + - @ for a formula; a quotation mark before it keeps it a text.
function csvCell(value) {
  const safe = /^(?:[=+@\t\r]|-(?!\d))/.test(value) ? `'${value}` : value;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const sourceOf = (report) => [report.restatement && t("restated-short"), report.source].filter(Boolean).join(" ");

function tableCells(view) {
  const columns = COLUMNS[view];
  const first = [...columns.map(([name]) => t(`column-${name}`)), t("quote"), t("source"), "IRI"];
  const cells = (s) => [...columns.map(([, words]) => words(s)), s.quote, sourceOf(s.report), data.base + s.address];
  return [first, ...sorted(view).map(cells)];
}

function linkCells() {
  const first = ["problem", "grade", "commitment", "basis", "score", "review", "why", "source"].map((name) => t(name));
  const cells = (link) => [
    link.problem.quote,
    code(link.grade),
    link.commitment.quote,
    code(link.basis || ""),
    link.score || "",
    code(link.review || ""),
    pick(link.why),
    sourceOf(link.problem.report),
    data.base + link.address,
  ];
  return [[...first, "IRI"], ...shown().links.map(cells)];
}

function saveCsv(view) {
  const lines = (view === "matrix" ? linkCells() : tableCells(view)).map((cells) => cells.map(csvCell).join(","));
  save(new Blob(["\ufeff", lines.join("\r\n"), "\r\n"], { type: "text/csv;charset=utf-8" }), `${view}.csv`);
}

function save(blob, name) {
  const address = URL.createObjectURL(blob);
  h("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}
