// The whole report, every statement marked by its role; from any of them back to its node.

function showText(panel) {
  const thing = selected();
  const statement = isLink(thing) ? thing.problem : thing && thing.role !== "entity" ? thing : null;
  const report = statement ? statement.report : theReport() || reports[0];
  fill(
    panel,
    h("h2", { id: "panel-title", tabindex: "-1", lang: "zh" }, report.title),
    report.restatement &&
      h(
        "p",
        { class: "notice" },
        pick(report.note || ["", ""]) || t("restated"),
        " ",
        outside(report.source || "", t("official-page")),
      ),
    h("p", { class: "hint" }, t("text-hint")),
    h("div", { class: "text", lang: "zh", onkeydown: textKey }, paragraphs(report)),
  );
  const mark = statement && panel.querySelector(`[data-n="${statement.n}"]`);
  if (!mark) return;
  for (const part of panel.querySelectorAll(`[data-n="${statement.n}"]`)) part.classList.add("here");
  mark.setAttribute("tabindex", "0");
  panel.scrollTop = mark.offsetTop - panel.offsetTop - panel.clientHeight / 3;
}

function paragraphs(report) {
  const here = statements.filter((s) => s.report === report && alone(s));
  const found = [];
  let [at, next] = [0, 0];
  for (const line of report.text.split("\n")) {
    const end = at + line.length;
    const inside = [];
    while (next < here.length && here[next].start < end) inside.push(here[next++]);
    if (line.trim()) found.push(h("p", { dir: "auto" }, pieces(report.text, at, end, inside)));
    at = end + 1;
  }
  const first = found.map((p) => p.querySelector("[data-n]")).find(Boolean);
  if (first) first.setAttribute("tabindex", "0");
  return found;
}

// The words between two places, statements as marks; of two that overlap, the later begins where the earlier ends.
function pieces(text, start, end, inside) {
  const made = [];
  let at = start;
  for (const s of inside) {
    const from = Math.max(at, s.start);
    const to = Math.min(end, s.end);
    if (from >= to) continue;
    made.push(text.slice(at, from), markOf(s, text.slice(from, to)));
    at = to;
  }
  made.push(text.slice(at, end));
  return made;
}

function markOf(s, words) {
  const name = s.role === "problem" ? code(s.state) : code(s.role);
  return h(
    "span",
    {
      class: `mark role-${s.role} ${s.state || ""}`,
      "data-n": s.n,
      role: "button",
      tabindex: "-1",
      title: `${code(s.role)} · ${name}`,
      onclick: () => select(s),
    },
    words,
  );
}

function textKey(event) {
  const marks = [...event.currentTarget.querySelectorAll("[data-n]")];
  const at = marks.indexOf(document.activeElement);
  if (at < 0) return;
  const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
  if (step) {
    const next = marks[Math.min(marks.length - 1, Math.max(0, at + step))];
    marks[at].setAttribute("tabindex", "-1");
    next.setAttribute("tabindex", "0");
    next.focus();
  } else if (event.key === "Enter" || event.key === " ") {
    select(statements[Number(marks[at].dataset.n)]);
    focusPanel();
  } else return;
  event.preventDefault();
}
