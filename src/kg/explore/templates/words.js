// What the page says, in the language of the state.

let language = data.lang;

const pick = ([zh, en]) => (language === "en" && en ? en : zh || en || "");

// {n} stands for a value, {n|problem|problems} for the word that goes with it: the first where it is one.
function t(key, values = {}) {
  const phrase = data.words[key];
  return (phrase ? pick(phrase) : key).replace(/\{(\w+)(?:\|([^|}]*)\|([^}]*))?\}/g, (whole, name, one, more) => {
    if (!(name in values)) return whole;
    return more === undefined ? values[name] : values[name] === 1 ? one : more;
  });
}

// The ontology's word for a code; what it does not know stands as it is.
const code = (name) => (data.codes[name] ? pick(data.codes[name]) : name);

const label = (node) => {
  if (node.role === "entity") return pick([node.name, node.en]);
  return language === "en" && node.en ? node.en : node.quote;
};

const languageOf = (node) => (language === "en" && node.en ? "en" : "zh");

// Each state and checkability has a sign of its own, so colour is never the only one.
const SIGNS = {
  none: "✕",
  relatedOnly: "≈",
  weaklyAddressed: "△",
  addressed: "✓",
  number: "№",
  milestone: "⚑",
  vague: "～",
  direct: "━",
  partial: "─",
  related: "┄",
};
const sign = (name) => h("span", { class: `sign ${name}`, "aria-hidden": "true" }, SIGNS[name] || "·");

// A headline is answered point by point: so many of them checkably, so many vaguely, and so on.
function tally(headline) {
  const under = pointsUnder(headline);
  const parts = ["addressed", "weaklyAddressed", "relatedOnly", "none"].map((name) => [
    name,
    under.filter((p) => p.state === name).length,
  ]);
  const words = parts.filter(([, n]) => n).map(([name, n]) => t(`tally-${name}`, { n }));
  return t("tally", { n: under.length, parts: words.join(t("list-comma")) });
}

const window_ = (thing) =>
  thing.due ? t("by", { date: thing.due }) : thing.window && thing.window !== "unstated" ? code(thing.window) : "";

const COMPARATORS = { atLeast: "≥", atMost: "≤", moreThan: ">", lessThan: "<", about: "≈" };

function figureWords(figure) {
  const sign = COMPARATORS[figure.comparator] || "";
  return sign && !figure.quote.startsWith(sign) ? `${sign} ${figure.quote}` : figure.quote;
}
