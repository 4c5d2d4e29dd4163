// The graph: vis-network pans, zooms and keeps nodes at the places worked out beforehand; nothing moves by itself.

const boxes = new Map(data.network.nodes.map((box) => [box.id, box]));
const edges = data.network.edges.map(lineOf).filter(Boolean);
const SMALLEST = 0.8; // below this the words of a box are hard to read
const graph = { net: null, holder: null, cursor: null, visible: new Set(), lit: new Set(), lines: [], shown: null };

function lineOf(edge) {
  let [from, to] = [boxes.get(edge.from), boxes.get(edge.to)];
  if (!from || !to) return null;
  if (from.x > to.x) [from, to] = [to, from];
  const link = edge.link === undefined ? null : links[edge.link];
  return { from, to, link, kind: link ? link.grade : "mention" };
}

const ends = ({ from, to }) => ({ x1: from.x + from.width / 2, y1: from.y, x2: to.x - to.width / 2, y2: to.y });

function openGraph(holder) {
  graph.holder = holder;
  readInk();
  const dataset = new vis.DataSet(data.network.nodes.map((box) => ({ ...box, label: undefined })));
  const options = { ...data.network.options, autoResize: false };
  options.nodes = { ...options.nodes, ctxRenderer: renderNode };
  graph.dataset = dataset;
  graph.view = new vis.DataView(dataset, { filter: (box) => graph.visible.has(box.id) });
  graph.net = new vis.Network(holder, { nodes: graph.view, edges: [] }, options);
  graph.net.on("beforeDrawing", drawBehind);
  graph.net.on("click", clicked);
  listenToWheel(holder);
  new ResizeObserver(resized).observe(holder);
}

function renderNode({ ctx, id }) {
  const box = boxes.get(id);
  return {
    drawNode: () =>
      drawBox(ctx, box, {
        lit: graph.lit.has(id),
        dim: graph.lit.size > 0 && !graph.lit.has(id),
        cursor: graph.cursor === id && document.activeElement === graph.holder,
        chosen: selected() === nodes[id],
        scale: graph.net.getScale(),
      }),
    nodeDimensions: { width: box.width, height: boxHeight(box) },
  };
}

function drawBehind(ctx) {
  const groups = {};
  for (const edge of graph.lines) {
    const on = graph.lit.size === 0 || (graph.lit.has(edge.from.id) && graph.lit.has(edge.to.id) && touches(edge));
    const key = `${edge.kind} ${on ? "on" : "off"}`;
    (groups[key] = groups[key] || []).push(ends(edge));
  }
  const busy = graph.lit.size > 0;
  for (const kind of ["mention", "related", "partial", "direct"]) {
    drawLines(ctx, kind, groups[`${kind} off`] || [], 0.06);
    drawLines(ctx, kind, groups[`${kind} on`] || [], busy ? 1 : { mention: 0.3, related: 0.25, partial: 0.5, direct: 1 }[kind]);
  }
  for (const title of graph.titles) drawTitle(ctx, title);
}

function touches(edge) {
  const chosen = selected();
  if (isLink(chosen)) return edge.link === chosen;
  return !chosen || nodes[edge.from.id] === chosen || nodes[edge.to.id] === chosen;
}

// Show what the state shows, light up what is chosen and its neighbours, and turn to it where it would be out of sight.
function showGraph(now, before) {
  const everything = shown();
  graph.shown = everything;
  const chosen = selected();
  graph.lit = neighbours(chosen);
  graph.visible = visibleIn(everything, now.focus ? graph.lit : null);
  graph.lines = edges.filter(({ from, to, link }) => graph.visible.has(from.id) && graph.visible.has(to.id) && (!link || !now.grade || link.grade === now.grade));
  const headed = new Set([...graph.visible].map((n) => boxes.get(n).under).filter((u) => u !== undefined && u !== null));
  graph.titles = data.network.titles.filter((_, n) => headed.has(n));
  graph.view.refresh();
  if (!before || sameView(now, before)) reveal(chosen);
  else fitGraph();
  graph.net.redraw();
}

const sameView = (now, before) => now.focus === before.focus && now.q === before.q && FACETS.every((f) => now[f] === before[f]) && currentView() === (before.view || "graph");

function neighbours(thing) {
  if (!thing) return new Set();
  if (isLink(thing)) return new Set([standing(thing.problem).n, standing(thing.commitment).n]);
  const start = thing.role === "entity" ? thing : standing(thing);
  if (!boxes.has(start.n)) return new Set();
  const found = new Set([start.n]);
  for (const { from, to } of edges) {
    if (from.id === start.n) found.add(to.id);
    if (to.id === start.n) found.add(from.id);
  }
  return found;
}

function visibleIn(everything, near) {
  const wanted = new Set(everything.inside);
  const visible = new Set();
  for (const box of boxes.values()) {
    const node = nodes[box.id];
    if (near ? near.has(box.id) : node.role === "entity" ? !box.aside && joins(node, wanted) : wanted.has(node)) visible.add(box.id);
  }
  for (const n of [...visible]) for (let p = nodes[n]; p.partOf !== undefined; p = nodes[p.partOf]) if (boxes.has(p.partOf)) visible.add(p.partOf);
  return visible;
}

function joins(entity, wanted) {
  const roles = new Set(entity.namedBy.map(standing).filter((s) => wanted.has(s)).map((s) => s.role));
  return roles.size > 1;
}

function boundsOf(ids) {
  const bounds = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity };
  for (const id of ids) {
    const box = boxes.get(id);
    bounds.left = Math.min(bounds.left, box.x - box.width / 2);
    bounds.right = Math.max(bounds.right, box.x + box.width / 2);
    bounds.top = Math.min(bounds.top, box.y - ROW * 2);
    bounds.bottom = Math.max(bounds.bottom, box.y + ROW);
  }
  return bounds;
}

// The whole width if its words stay readable, from the top; else the upper left corner.
function fitGraph() {
  const { width, height } = graph.holder.getBoundingClientRect();
  if (!graph.visible.size || !width) return;
  const { left, right, top, bottom } = boundsOf(graph.visible);
  const whole = Math.min((width - 24) / (right - left), (height - 24) / (bottom - top));
  const scale = Math.min(1.4, Math.max(whole, Math.min(1, Math.max(SMALLEST, (width - 24) / (right - left)))));
  const across = (right - left) * scale <= width - 20 ? (left + right) / 2 : left + (width / 2 - 12) / scale;
  const down = (bottom - top) * scale <= height - 20 ? (top + bottom) / 2 : top + (height / 2 - 8) / scale;
  graph.net.moveTo({ position: { x: across, y: down }, scale, animation: false });
}

// Turn to a chosen node only where it is out of sight.
function reveal(thing) {
  const node = isLink(thing) ? standing(thing.problem) : thing && thing.role !== "entity" ? standing(thing) : thing;
  const box = node && boxes.get(node.n);
  if (!box || !graph.visible.has(node.n)) return;
  const { width, height } = graph.holder.getBoundingClientRect();
  const at = graph.net.canvasToDOM({ x: box.x, y: box.y });
  const half = (box.width / 2) * graph.net.getScale();
  const centre = graph.net.getViewPosition();
  const scale = graph.net.getScale();
  let [x, y] = [centre.x, centre.y];
  if (at.x - half < 0) x += (at.x - half - 12) / scale;
  if (at.x + half > width) x += (at.x + half + 12 - width) / scale;
  if (at.y < 24) y += (at.y - 60) / scale;
  if (at.y > height - 24) y += (at.y - height + 60) / scale;
  if (x !== centre.x || y !== centre.y) graph.net.moveTo({ position: { x, y }, animation: false });
}

// The canvas follows its holder; what stood in the upper left corner stays there.
function resized() {
  if (!graph.net || !graph.holder.isConnected) return;
  const { width, height } = graph.holder.getBoundingClientRect();
  if (!width || !height) return;
  const first = !graph.size;
  if (!first && graph.size.width === width && graph.size.height === height) return;
  const scale = graph.net.getScale();
  const centre = graph.net.getViewPosition();
  const corner = first ? null : { x: centre.x - graph.size.width / 2 / scale, y: centre.y - graph.size.height / 2 / scale };
  graph.net.setSize("100%", "100%");
  graph.size = { width, height };
  if (first) fitGraph();
  else graph.net.moveTo({ position: { x: corner.x + width / 2 / scale, y: corner.y + height / 2 / scale }, scale, animation: false });
  graph.net.redraw();
}

function hit(point) {
  for (const id of graph.visible) {
    const box = boxes.get(id);
    if (Math.abs(point.x - box.x) <= box.width / 2 && Math.abs(point.y - box.y) <= ROW / 2) return nodes[id];
  }
  const near = graph.lines.filter((edge) => edge.link).map((edge) => [distanceTo(ends(edge), point.x, point.y), edge]);
  near.sort((a, b) => a[0] - b[0]);
  return near.length && near[0][0] < 5 / graph.net.getScale() ? near[0][1].link : null;
}

// Where the box of a node stands on the screen, by its address or its words; null where it is not shown.
function placeOf(words) {
  const id = [...graph.visible].find((n) => nodes[n].address === words || label(nodes[n]) === words);
  if (id === undefined) return null;
  const { x, y } = graph.net.canvasToDOM(boxes.get(id));
  const { left, top } = graph.holder.getBoundingClientRect();
  return [x + left, y + top];
}

function clicked(event) {
  const thing = hit(event.pointer.canvas);
  if (thing && !isLink(thing)) graph.cursor = thing.n;
  select(thing);
}

// The wheel scrolls, as everywhere; with Ctrl or ⌘ it zooms.
function listenToWheel(holder) {
  holder.addEventListener(
    "wheel",
    (event) => {
      if (event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      event.stopPropagation();
      const scale = graph.net.getScale();
      const { x, y } = graph.net.getViewPosition();
      const [dx, dy] = event.shiftKey ? [event.deltaY, 0] : [event.deltaX, event.deltaY];
      graph.net.moveTo({ position: { x: x + dx / scale, y: y + dy / scale }, animation: false });
    },
    { capture: true, passive: false },
  );
}

// From node to node by arrow keys: up and down in a column, left and right to the next column, along a line if one leads there.
const STEPS = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };

function graphKey(event) {
  const step = STEPS[event.key];
  if (step) moveCursor(...step);
  else if (event.key === "Enter" || event.key === " ") {
    if (graph.cursor === null) return;
    select(nodes[graph.cursor]);
    focusPanel();
  } else if (event.key === "+" || event.key === "=") zoom(1.2);
  else if (event.key === "-") zoom(1 / 1.2);
  else if (event.key === "0") fitGraph();
  else return;
  event.preventDefault();
}

const zoom = (by) => graph.net.moveTo({ scale: Math.min(3, Math.max(0.05, graph.net.getScale() * by)), animation: false });

function moveCursor(dx, dy) {
  const there = [...graph.visible].map((id) => boxes.get(id));
  if (!there.length) return;
  const chosen = selected();
  const at = boxes.get(graph.visible.has(graph.cursor) ? graph.cursor : chosen && graph.visible.has(chosen.n) ? chosen.n : null);
  const next = at ? nextBox(at, there, dx, dy) : there.reduce((a, b) => (b.x < a.x || (b.x === a.x && b.y < a.y) ? b : a));
  graph.cursor = next.id;
  reveal(nodes[next.id]);
  announce(describe(nodes[next.id]));
  graph.net.redraw();
}

function nextBox(at, there, dx, dy) {
  const joined = new Set(graph.lines.flatMap(({ from, to }) => (from === at ? [to.id] : to === at ? [from.id] : [])));
  const ahead = there.filter((box) => (dy ? box.x === at.x && (box.y - at.y) * dy > 0 : (box.x - at.x) * dx > 0));
  if (!ahead.length) return at;
  const column = (box) => Math.abs(box.x - at.x);
  const cost = (box) => (dy ? Math.abs(box.y - at.y) : (joined.has(box.id) ? 0 : 1e6) + column(box) * 10 + Math.abs(box.y - at.y));
  return ahead.reduce((a, b) => (cost(b) < cost(a) ? b : a));
}
