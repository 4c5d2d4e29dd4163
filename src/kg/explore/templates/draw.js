// How nodes and links look: boxes with a sign, their words cut to fit, and curves from side to side.

const ROW = 18;
const FONT = '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", system-ui, sans-serif';
const LEGIBLE = 5; // px: smaller words are not worth drawing
let ink = {};
const fitted = new Map();

// The colours of the style sheet, in the look of the moment.
function readInk() {
  const style = getComputedStyle(document.documentElement);
  const names = [
    "page",
    "open-ground",
    "text",
    "soft",
    "line",
    "accent",
    "none",
    "none-text",
    "relatedOnly",
    "weaklyAddressed",
    "addressed",
    "direct",
    "partial",
    "related",
    "mention",
    "commitment",
    "entity",
  ];
  ink = Object.fromEntries(names.map((name) => [name, style.getPropertyValue(`--${name}`).trim()]));
}

const legible = (scale) => 12 * scale >= LEGIBLE;
const boxHeight = (box) => (nodeAt(box.id).headline ? ROW + 3 : ROW - 3);

function fit(ctx, text, width, key) {
  const known = fitted.get(key);
  if (known !== undefined) return known;
  let cut = text;
  if (ctx.measureText(text).width > width) {
    const characters = [...text];
    let [low, high] = [0, characters.length];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (ctx.measureText(`${characters.slice(0, middle).join("")}…`).width <= width) low = middle;
      else high = middle - 1;
    }
    cut = `${characters.slice(0, low).join("")}…`;
  }
  fitted.set(key, cut);
  return cut;
}

function drawBox(ctx, box, { lit, dim, cursor, chosen, scale }) {
  const node = nodeAt(box.id);
  const [width, height] = [box.width, boxHeight(box)];
  const [left, top] = [box.x - width / 2, box.y - height / 2];
  ctx.globalAlpha = dim ? 0.28 : 1;
  paint(ctx, node, left, top, width, height);
  if (chosen || cursor || lit) {
    ctx.lineWidth = chosen || cursor ? 3 : 1.5;
    ctx.strokeStyle = ink.accent;
    if (cursor && !chosen) ctx.setLineDash([4, 2]);
    ctx.strokeRect(left - 1, top - 1, width + 2, height + 2);
    ctx.setLineDash([]);
  }
  if (legible(scale)) write(ctx, node, left, width, box.y);
  ctx.globalAlpha = 1;
}

const fillOf = (node) =>
  node.headline || node.role !== "problem"
    ? "page"
    : { none: "none", relatedOnly: "open-ground" }[node.state] || "page";
const strokeOf = (node) =>
  node.role === "problem" ? node.state || "line" : node.role === "entity" ? "entity" : "line";

// Boxes too small for words, as one path for each pair of colours.
function platesOf(ids) {
  const plates = new Map();
  for (const id of ids) {
    const box = boxes.get(id);
    const node = nodeAt(id);
    if (node.headline) continue;
    const [fill, stroke] = [fillOf(node), strokeOf(node)];
    const key = `${fill} ${stroke}`;
    if (!plates.has(key)) plates.set(key, { fill, stroke, path: new Path2D() });
    plates.get(key).path.rect(box.x - box.width / 2, box.y - boxHeight(box) / 2, box.width, boxHeight(box));
  }
  return [...plates.values()];
}

function drawPlates(ctx, plates, dim) {
  ctx.globalAlpha = dim ? 0.28 : 1;
  ctx.lineWidth = 2;
  for (const { fill, stroke, path } of plates) {
    ctx.fillStyle = ink[fill];
    ctx.strokeStyle = ink[stroke];
    ctx.fill(path);
    ctx.stroke(path);
  }
  ctx.globalAlpha = 1;
}

const SHAPES = { project: "▣", place: "◎", agency: "⌂", organisation: "⌂", policy: "§", event: "☆", metric: "∿" };

function paint(ctx, node, left, top, width, height) {
  ctx.fillStyle = ink[fillOf(node)];
  ctx.beginPath();
  if (node.role === "entity") ctx.roundRect(left, top, width, height, height / 2);
  else ctx.rect(left, top, width, height);
  ctx.fill();
  if (node.headline) return;
  ctx.lineWidth = 1;
  ctx.strokeStyle = ink[strokeOf(node)];
  if (node.role === "commitment" && node.check === "vague") ctx.setLineDash([3, 3]);
  if (node.role === "problem" && node.state === "relatedOnly") ctx.lineWidth = 2;
  ctx.stroke();
  ctx.setLineDash([]);
}

function write(ctx, node, left, width, y) {
  const bold = node.role === "problem" && (node.headline || unaddressed(node));
  const size = node.headline ? 14 : 12.5;
  const indent =
    node.role === "problem" && !node.headline && node.partOf !== undefined && !statements[node.partOf].headline
      ? 12
      : 0;
  ctx.font = `${bold ? "600 " : ""}${size}px ${FONT}`;
  ctx.textBaseline = "middle";
  ctx.textAlign = "left";
  const white = node.role === "problem" && node.state === "none" && !node.headline;
  ctx.fillStyle = white
    ? ink["none-text"]
    : node.role === "problem"
      ? ink[node.state] || ink.text
      : node.role === "entity"
        ? ink.entity
        : ink.soft;
  ctx.fillText(
    node.role === "entity" ? SHAPES[node.kind] : SIGNS[node.state || node.check] || "·",
    left + 5 + indent,
    y + 0.5,
  );
  ctx.fillStyle = white ? ink["none-text"] : ink.text;
  ctx.fillText(fit(ctx, label(node), width - 28 - indent, `${node.n} ${language}`), left + 21 + indent, y + 0.5);
}

function drawTitle(ctx, title) {
  ctx.globalAlpha = 1;
  ctx.font = `600 13px ${FONT}`;
  ctx.textBaseline = "middle";
  ctx.textAlign = "left";
  ctx.fillStyle = ink.soft;
  const left = title.x - title.width / 2;
  const words = `${titleWords(title)} · ${title.count}`;
  ctx.fillText(words, left, title.y + 2);
  ctx.strokeStyle = ink.line;
  ctx.lineWidth = 1;
  ctx.beginPath();
  const from = left + ctx.measureText(words).width + 8;
  ctx.moveTo(from, title.y + 2);
  ctx.lineTo(Math.max(from, title.x + title.width / 2), title.y + 2);
  ctx.stroke();
}

function titleWords(title) {
  if (title.code) return code(title.code);
  return title.section === null || title.section === undefined ? t("other") : data.sections[title.section].words;
}

const LINES = {
  direct: { width: 3, dash: [] },
  partial: { width: 1.6, dash: [] },
  related: { width: 1, dash: [2, 3] },
  mention: { width: 0.8, dash: [] },
};

const ends = ({ from, to }) => ({ x1: from.x + from.width / 2, y1: from.y, x2: to.x - to.width / 2, y2: to.y });
const CALM = { mention: 0.3, related: 0.25, partial: 0.5, direct: 1 };

// One path for all lines of a kind, made when the lines change: thousands of curves then cost no more than a few.
function pathsOf(lines, lit, touches) {
  const paths = new Map();
  for (const edge of lines) {
    const on = lit.size === 0 || (lit.has(edge.from.id) && lit.has(edge.to.id) && touches(edge));
    const key = `${on ? "on" : "off"} ${edge.kind}`;
    if (!paths.has(key))
      paths.set(key, { kind: edge.kind, on, alpha: !on ? 0.06 : lit.size ? 1 : CALM[edge.kind], path: new Path2D() });
    addCurve(paths.get(key).path, ends(edge));
  }
  const order = ["mention", "related", "partial", "direct"];
  return [...paths.values()].sort(
    (a, b) => Number(a.on) - Number(b.on) || order.indexOf(a.kind) - order.indexOf(b.kind),
  );
}

function addCurve(path, { x1, y1, x2, y2 }) {
  const bend = (x2 - x1) * 0.45;
  path.moveTo(x1, y1);
  path.bezierCurveTo(x1 + bend, y1, x2 - bend, y2, x2, y2);
}

function drawLines(ctx, { kind, alpha, path }) {
  ctx.globalAlpha = alpha;
  ctx.strokeStyle = ink[kind];
  ctx.lineWidth = LINES[kind].width;
  ctx.setLineDash(LINES[kind].dash);
  ctx.stroke(path);
  ctx.setLineDash([]);
  ctx.globalAlpha = 1;
}

// The distance of a point from a curve, along a few points of it.
function distanceTo({ x1, y1, x2, y2 }, x, y) {
  let least = Infinity;
  for (let i = 0; i <= 24; i += 1) {
    const s = i / 24;
    const along = 3 * (1 - s) ** 2 * s * 0.45 + 3 * (1 - s) * s ** 2 * 0.55 + s ** 3;
    const across = 3 * (1 - s) * s ** 2 + s ** 3;
    least = Math.min(least, Math.hypot(x1 + (x2 - x1) * along - x, y1 + (y2 - y1) * across - y));
  }
  return least;
}
