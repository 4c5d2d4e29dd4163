// Targets that have a number, beside the figure that they start from and what a later report says was reached.

function showCharts(holder) {
  const targets = shown().commitments.flatMap((s) => targetsOf(s).map((figure) => [s, figure]));
  const compared = targets.filter(([s, f]) => f.baseline !== undefined || outcomeOf(s, f));
  const rest = targets.filter((target) => !compared.includes(target));
  const item = ([s, f]) => h("li", {}, opener(s, { after: h("strong", {}, ` ${figureWords(f)}`) }));
  fill(
    holder,
    h("p", { class: "hint" }, t("charts-hint", { n: compared.length, rest: rest.length })),
    h(
      "div",
      { class: "charts" },
      compared.map(([s, f]) => chart(s, f)),
    ),
    rest.length > 0 &&
      h("details", {}, h("summary", {}, t("charts-rest", { n: rest.length })), h("ul", {}, rest.map(item))),
    !targets.length && h("p", { class: "hint" }, t("nothing")),
  );
}

const outcomeOf = (s, figure) => s.assessments.find((a) => a.outcome && (!a.target || a.target === figure.quote));

// The figure that a target starts from: that of its metric, else the first in its unit.
function startOf(target) {
  const figures = target.baseline === undefined ? [] : statements[target.baseline].figures;
  return (
    figures.find((f) => f.metric !== undefined && f.metric === target.metric) ||
    figures.find((f) => f.unit === target.unit)
  );
}

function chart(s, target) {
  const [start, outcome] = [startOf(target), outcomeOf(s, target)];
  const bars = [
    start && ["baseline", figureWords(start), start.value],
    ["target", figureWords(target), target.value],
    outcome && ["outcome", `${outcome.outcome} ${code(outcome.verdict || "")}`, outcome.value],
  ].filter(Boolean);
  const size = (value) => Math.abs(Number(value)) || 0;
  const most = Math.max(...bars.map(([, , value]) => size(value))) || 1;
  return h(
    "figure",
    { class: "chart" },
    h("figcaption", {}, opener(s, { before: sign(s.check) })),
    bars.map(([kind, words, value]) => bar(kind, words, size(value) / most)),
    target.met && h("p", { class: "notice" }, t("already-met")),
    start && h("p", { class: "hint" }, t("baseline"), " ", opener(statements[target.baseline])),
  );
}

function bar(kind, words, share) {
  const meter = svg("svg", {
    viewBox: "0 0 100 10",
    preserveAspectRatio: "none",
    class: "meter",
    "aria-hidden": "true",
  });
  meter.append(svg("rect", { width: Math.max(0.5, share * 100), height: 10, class: kind }));
  return h("div", { class: "bar" }, h("span", {}, t(`bar-${kind}`)), meter, h("strong", {}, words));
}
