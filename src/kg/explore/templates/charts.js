// Targets that have a number, beside the figure that they start from and what a later report says was reached.

function showCharts(holder) {
  const targets = shown().commitments.flatMap((s) => targetsOf(s).map((figure) => [s, figure]));
  const compared = targets.filter(([s, f]) => startsOf(f).length > 0 || outcomeOf(s, f));
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

// What a target starts from, as the graph has it: statements, each with its figure where the start is a figure.
const startsOf = (target) =>
  (target.starts || []).map(([n, place]) => ({ statement: statements[n], figure: statements[n].figures[place] }));

// Figures that only compare when added up are one bar, and the sum is said to be one.
function sumOf(target) {
  const figures = startsOf(target).flatMap(({ figure }) => figure || []);
  if (target.relation !== "derived" || figures.length < 2 || figures.some((f) => f.unit !== target.unit)) return null;
  const value = Number(figures.reduce((sum, f) => sum + Number(f.value), 0).toPrecision(12));
  return { value, words: `${value}${target.unit || ""}`, parts: figures.map((f) => f.quote).join(" + ") };
}

function chart(s, target) {
  const outcome = outcomeOf(s, target);
  const starts = startsOf(target);
  const sum = sumOf(target);
  const bars = [
    ...(sum
      ? [["sum", sum.words, sum.value]]
      : starts.filter((s) => s.figure).map(({ figure }) => ["baseline", figureWords(figure), figure.value])),
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
    starts.map(({ statement }) => h("p", { class: "hint" }, t("baseline"), " ", opener(statement))),
    sum && h("p", { class: "hint" }, t("sum", sum)),
    ["near", "status"].includes(target.relation) && h("p", { class: "hint" }, t(`start-${target.relation}`)),
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
