// Drawing on the canvas: boxes with a sign and their words, headings, and curves from side to side.

function drawBox(ctx, box, { lit, dim, cursor, chosen, scale }) {
  const look = lookOf(box);
  ctx.globalAlpha = dim ? 0.28 : 1;
  ctx.fillStyle = ink[look.fill];
  ctx.beginPath();
  ctx.roundRect(look.left, look.top, look.width, look.height, look.round);
  ctx.fill();
  if (look.stroke) {
    ctx.lineWidth = look.line;
    ctx.strokeStyle = ink[look.stroke];
    ctx.setLineDash(look.dash);
    ctx.stroke();
    ctx.setLineDash([]);
  }
  if (chosen || cursor || lit) frame(ctx, look, { chosen, cursor });
  if (legible(scale)) write(ctx, box, look);
  ctx.globalAlpha = 1;
}

function frame(ctx, { left, top, width, height }, { chosen, cursor }) {
  ctx.lineWidth = chosen || cursor ? 3 : 1.5;
  ctx.strokeStyle = ink.accent;
  if (cursor && !chosen) ctx.setLineDash([4, 2]);
  ctx.strokeRect(left - 1, top - 1, width + 2, height + 2);
  ctx.setLineDash([]);
}

function write(ctx, box, look) {
  ctx.font = fontOf(look);
  ctx.textBaseline = "middle";
  ctx.textAlign = "left";
  ctx.fillStyle = ink[look.signInk];
  ctx.fillText(look.sign, look.left + 5 + look.indent, box.y + 0.5);
  for (const line of linesIn(box, look)) {
    ctx.font = line.font;
    ctx.fillStyle = ink[line.ink];
    ctx.fillText(line.words, look.left + 21 + look.indent, line.y + 0.5);
  }
}

// Boxes too small for words, as one path for each pair of colours.
function platesOf(ids) {
  const plates = new Map();
  for (const id of ids) {
    const { fill, stroke, left, top, width, height } = lookOf(boxes.get(id));
    if (!stroke) continue;
    const key = `${fill} ${stroke}`;
    if (!plates.has(key)) plates.set(key, { fill, stroke, path: new Path2D() });
    plates.get(key).path.rect(left, top, width, height);
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

// The name of a report above its part of the picture, as large on the screen from near and from far.
function drawName(ctx, { report, x, y, width }, scale) {
  ctx.font = `600 ${13 / scale}px ${FONT}`;
  ctx.textBaseline = "bottom";
  ctx.textAlign = "left";
  ctx.fillStyle = ink.text;
  const names = [titleOf(reports[report]), reports[report].reporting || ""];
  const name = names.find((words) => ctx.measureText(words).width <= width + 200);
  if (name) ctx.fillText(name, x, y - 8 / scale);
}
