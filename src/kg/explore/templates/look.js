// How a box looks, whether it is drawn on the screen or written into a picture.

const ROW = 18;
const FONT = '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", system-ui, sans-serif';
const LEGIBLE = 5; // px: smaller words are not worth drawing
const SHAPES = { project: "▣", place: "◎", agency: "⌂", organisation: "⌂", policy: "§", event: "☆", metric: "∿" };
const COLOURS = [
  ...["page", "open-ground", "text", "soft", "line", "accent", "none", "none-text", "relatedOnly", "weaklyAddressed"],
  ...["addressed", "direct", "partial", "related", "mention", "commitment", "entity"],
];
const measure = document.createElement("canvas").getContext("2d");
const fitted = new Map();
let ink = {};

// The colours of the style sheet, in the look of the moment.
function readInk() {
  const style = getComputedStyle(document.documentElement);
  ink = Object.fromEntries(COLOURS.map((name) => [name, style.getPropertyValue(`--${name}`).trim()]));
}

const legible = (scale) => 12 * scale >= LEGIBLE;
const boxHeight = (box) => (nodeAt(box.id).headline ? 2 * ROW : ROW - 3);

function lookOf(box) {
  const node = nodeAt(box.id);
  const problem = node.role === "problem" && !node.headline;
  const entity = node.role === "entity";
  const height = boxHeight(box);
  const dark = problem && node.state === "none";
  return {
    left: box.x - box.width / 2,
    top: box.y - height / 2,
    width: box.width,
    height,
    round: entity ? height / 2 : 0,
    fill: problem ? { none: "none", relatedOnly: "open-ground" }[node.state] || "page" : "page",
    stroke: node.headline ? null : problem ? node.state || "line" : entity ? "entity" : "line",
    line: problem && node.state === "relatedOnly" ? 2 : 1,
    dash: node.check === "vague" ? [3, 3] : [],
    bold: node.role === "problem" && Boolean(node.headline || unaddressed(node)),
    size: node.headline ? 14 : 12.5,
    indent: node.headline ? -16 : problem && node.partOf !== undefined && !statements[node.partOf].headline ? 12 : 0,
    sign: entity ? SHAPES[node.kind] : node.headline ? "" : SIGNS[node.state || node.check] || "·",
    below: node.headline ? tally(node) : "",
    signInk: dark ? "none-text" : node.role === "problem" ? node.state || "text" : entity ? "entity" : "soft",
    ink: dark ? "none-text" : "text",
  };
}

const fontOf = ({ bold, size }) => `${bold ? "600 " : ""}${size}px ${FONT}`;

// Where the lines of words of a box stand: a headline has a second one, in smaller letters.
function linesIn(box, look) {
  const first = { words: wordsIn(box, look), y: box.y - (look.below ? ROW / 2 : 0), font: fontOf(look), ink: look.ink };
  if (!look.below) return [first];
  const small = { bold: false, size: 12 };
  const words = cut(look.below, box.width - 12, fontOf(small));
  return [first, { words, y: box.y + ROW / 2, font: fontOf(small), ink: "soft" }];
}

// The words of a node, cut to the width of its box.
function wordsIn(box, look) {
  const key = `${box.id} ${language}`;
  if (!fitted.has(key)) fitted.set(key, cut(label(nodeAt(box.id)), box.width - 28 - look.indent, fontOf(look)));
  return fitted.get(key);
}

function cut(text, width, font) {
  measure.font = font;
  if (measure.measureText(text).width <= width) return text;
  const characters = [...text];
  let [low, high] = [0, characters.length];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (measure.measureText(`${characters.slice(0, middle).join("")}…`).width <= width) low = middle;
    else high = middle - 1;
  }
  return `${characters.slice(0, low).join("")}…`;
}

const titleWords = (title) => (title.code ? code(title.code) : t("no-theme"));

const LINES = {
  direct: { width: 3, dash: [] },
  partial: { width: 1.6, dash: [] },
  related: { width: 1, dash: [2, 3] },
  mention: { width: 0.8, dash: [] },
};
