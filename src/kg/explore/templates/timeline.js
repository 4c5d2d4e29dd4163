// Commitments by when they fall due, and what later reports say of them; targets against what they start from.

const WINDOWS = [
  "firstQuarter",
  "firstHalf",
  "secondQuarter",
  "thirdQuarter",
  "secondHalf",
  "fourthQuarter",
  "fullYear",
];

function dueOf(s) {
  const dates = [s, ...s.figures, ...s.milestones]
    .map((x) => x.due)
    .filter(Boolean)
    .sort();
  if (dates.length) return [0, dates[0]];
  const windows = [s, ...s.figures, ...s.milestones].map((x) => x.window).filter(Boolean);
  return windows.length ? [1, windows[0]] : [2, ""];
}

function showTimeline(holder) {
  const here = shown();
  const groups = new Map();
  for (const commitment of here.commitments) {
    const key = dueOf(commitment).join(" ");
    groups.set(key, [...(groups.get(key) || []), commitment]);
  }
  const rank = (key) => (key[0] === "1" ? `1 ${WINDOWS.indexOf(key.slice(2))}` : key);
  const keys = [...groups.keys()].sort((a, b) => (rank(a) < rank(b) ? -1 : 1));
  fill(
    holder,
    h("p", { class: "hint" }, t("timeline-hint")),
    h(
      "ol",
      { class: "timeline plain" },
      keys.map((key) => timelineGroup(key, groups.get(key))),
    ),
    !keys.length && h("p", { class: "hint" }, t("nothing")),
  );
}

function timelineGroup(key, members) {
  const when = key[0] === "0" ? key.slice(2) : key[0] === "1" ? code(key.slice(2)) : t("no-window");
  const said = (s) =>
    s.assessments.map((a) =>
      h("span", { class: "chip" }, code(a.verdict || a.completion || a.state), a.outcome && ` ${a.outcome}`),
    );
  const items = h(
    "ul",
    { class: "plain" },
    members.map((s) => h("li", {}, opener(s, { before: sign(s.check) }), said(s))),
  );
  const few = key[0] !== "2";
  return h(
    "li",
    {},
    h("h3", {}, `${when} · ${members.length}`),
    few ? items : h("details", {}, h("summary", {}, t("show-all")), items),
  );
}

// Targets that have a number, beside the figure that they start from and the outcome that is known.
function showCharts(holder) {
  const here = shown();
  const charts = here.commitments.flatMap((s) => targetsOf(s).map((figure) => [s, figure]));
  const compared = charts.filter(([, f]) => f.baseline !== undefined);
  const rest = charts.filter(([, f]) => f.baseline === undefined);
  fill(
    holder,
    h("p", { class: "hint" }, t("charts-hint", { n: compared.length, rest: rest.length })),
    h(
      "div",
      { class: "charts" },
      compared.map(([s, f]) => chart(s, f)),
    ),
    rest.length > 0 &&
      h(
        "details",
        {},
        h("summary", {}, t("charts-rest", { n: rest.length })),
        h(
          "ul",
          {},
          rest.map(([s, f]) => h("li", {}, opener(s, { after: h("strong", {}, ` ${figureWords(f)}`) }))),
        ),
      ),
    !charts.length && h("p", { class: "hint" }, t("nothing")),
  );
}

function chart(s, target) {
  const from = statements[target.baseline];
  const start =
    from.figures.find((f) => f.metric !== undefined && f.metric === target.metric) ||
    from.figures.find((f) => f.unit === target.unit);
  const outcome = s.assessments.find((a) => a.outcome);
  const values = [start && Math.abs(Number(start.value)), Math.abs(Number(target.value))].filter((v) =>
    Number.isFinite(v),
  );
  const most = Math.max(...values, 0) || 1;
  const bar = (kind, words, value) =>
    h(
      "div",
      { class: `bar ${kind}` },
      h("span", { class: "bar-name" }, t(`bar-${kind}`)),
      meter(kind, value, most),
      h("strong", {}, words),
    );
  return h(
    "figure",
    { class: "chart" },
    h("figcaption", {}, opener(s, { before: sign(s.check) })),
    start && bar("baseline", figureWords(start), Math.abs(Number(start.value))),
    bar("target", figureWords(target), Math.abs(Number(target.value))),
    outcome && h("p", {}, `${t("bar-outcome")}: ${outcome.outcome} (${code(outcome.verdict)})`),
    target.met && h("p", { class: "notice" }, t("already-met")),
    h("p", { class: "hint" }, t("baseline"), " ", opener(from)),
  );
}

function meter(kind, value, most) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 100 10");
  svg.setAttribute("preserveAspectRatio", "none");
  svg.setAttribute("class", "meter");
  svg.setAttribute("aria-hidden", "true");
  const rect = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  rect.setAttribute("width", String(Math.max(0.5, (value / most) * 100)));
  rect.setAttribute("height", "10");
  rect.setAttribute("class", kind);
  svg.append(rect);
  return svg;
}
