// How nodes and links look: boxes with a sign, their words cut to fit, and curves from side to side.

const ROW = 18;
const FONT = '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", system-ui, sans-serif';
const LEGIBLE = 5; // px: smaller words are not worth drawing
let ink = {};
const fitted = new Map();

// The colours of the style sheet, in the look of the moment.
function readInk() {
  const style = getComputedStyle(document.documentElement);
  const names = ["page", "open-ground", "text", "soft", "line", "accent", "none", "none-text", "relatedOnly", "weaklyAddressed", "addressed", "direct", "partial", "related", "mention", "commitment", "entity"];
  ink = Object.fromEntries(names.map((name) => [name, style.getPropertyValue(`--${name}`).trim()]));
}

const boxHeight = (box) => (nodes[box.id].headline ? ROW + 3 : ROW - 3);

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
  const node = nodes[box.id];
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
  if (12 * scale >= LEGIBLE) write(ctx, node, left, width, box.y);
  ctx.globalAlpha = 1;
}

const SHAPES = { project: "▣", place: "◎", agency: "⌂", organisation: "⌂", policy: "§", event: "☆", metric: "∿" };

function paint(ctx, node, left, top, width, height) {
  ctx.fillStyle = node.headline || node.role !== "problem" ? ink.page : { none: ink.none, relatedOnly: ink["open-ground"] }[node.state] || ink.page;
  ctx.beginPath();
  if (node.role === "entity") ctx.roundRect(left, top, width, height, height / 2);
  else ctx.rect(left, top, width, height);
  ctx.fill();
  if (node.headline) return;
  ctx.lineWidth = 1;
  ctx.strokeStyle = node.role === "problem" ? ink[node.state] || ink.line : node.role === "entity" ? ink.entity : ink.line;
  if (node.role === "commitment" && node.check === "vague") ctx.setLineDash([3, 3]);
  if (node.role === "problem" && node.state === "relatedOnly") ctx.lineWidth = 2;
  ctx.stroke();
  ctx.setLineDash([]);
}

function write(ctx, node, left, width, y) {
  const bold = node.role === "problem" && (node.headline || unaddressed(node));
  const size = node.headline ? 14 : 12.5;
  const indent = node.role === "problem" && !node.headline && node.partOf !== undefined && !statements[node.partOf].headline ? 12 : 0;
  ctx.font = `${bold ? "600 " : ""}${size}px ${FONT}`;
  ctx.textBaseline = "middle";
  ctx.textAlign = "left";
  const white = node.role === "problem" && node.state === "none" && !node.headline;
  ctx.fillStyle = white ? ink["none-text"] : node.role === "problem" ? ink[node.state] || ink.text : node.role === "entity" ? ink.entity : ink.soft;
  ctx.fillText(node.role === "entity" ? SHAPES[node.kind] : SIGNS[node.state || node.check] || "·", left + 5 + indent, y + 0.5);
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

// One path for all lines of a kind: thousands of curves cost no more than a few.
function drawLines(ctx, kind, lines, alpha) {
  if (!lines.length) return;
  ctx.globalAlpha = alpha;
  ctx.strokeStyle = ink[kind];
  ctx.lineWidth = LINES[kind].width;
  ctx.setLineDash(LINES[kind].dash);
  ctx.beginPath();
  for (const { x1, y1, x2, y2 } of lines) {
    const bend = (x2 - x1) * 0.45;
    ctx.moveTo(x1, y1);
    ctx.bezierCurveTo(x1 + bend, y1, x2 - bend, y2, x2, y2);
  }
  ctx.stroke();
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
