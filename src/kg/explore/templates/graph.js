// The graph: vis-network pans, zooms and keeps nodes at the places worked out beforehand; nothing moves by itself.

const boxes = new Map(data.network.nodes.map((box) => [box.id, box]));
const boxesOf = new Map();
for (const box of boxes.values()) {
  const node = nodeAt(box.id);
  boxesOf.set(node, [...(boxesOf.get(node) || []), box]);
}
const edges = data.network.edges.map(lineOf).filter(Boolean);
const graph = {
  net: null,
  holder: null,
  cursor: null,
  visible: new Set(),
  lit: new Set(),
  hits: new Set(), // what a search found: readable whatever is chosen
  reading: 1, // the scale that fitting or the reader chose
  lines: [],
  titles: [],
  names: [],
  paths: [],
  plates: [],
};
const MANY = 2000; // lines: more are not drawn while the picture moves

function lineOf(edge) {
  let [from, to] = [boxes.get(edge.from), boxes.get(edge.to)];
  if (!from || !to) return null;
  if (from.x > to.x) [from, to] = [to, from];
  const link = edge.link === undefined ? null : links[edge.link];
  return { from, to, link, kind: link ? link.grade : "mention" };
}

function openGraph(holder) {
  graph.holder = holder;
  readInk();
  graph.view = new vis.DataView(new vis.DataSet(data.network.nodes), { filter: (box) => graph.visible.has(box.id) });
  const options = { ...data.network.options, autoResize: false };
  options.nodes = { ...options.nodes, ctxRenderer: renderNode };
  graph.net = new vis.Network(holder, { nodes: graph.view, edges: [] }, options);
  graph.net.on("beforeDrawing", drawBehind);
  graph.net.on("click", clicked);
  graph.net.on("dragging", moving);
  graph.net.on("zoom", ({ scale }) => (graph.reading = scale));
  listenToWheel(holder);
  new ResizeObserver(resized).observe(holder);
}

// What vis-network asks for each node; boxes too small for words are drawn all at once instead, but for those lit up.
function renderNode({ ctx, id }) {
  const box = boxes.get(id);
  const lit = graph.lit.has(id);
  const cursor = graph.cursor === id && document.activeElement === graph.holder;
  const drawNode = () => {
    if (legible(graph.scale) || lit || cursor)
      drawBox(ctx, box, {
        lit,
        cursor,
        dim: graph.lit.size > 0 && !lit && !graph.hits.has(nodeAt(id)),
        chosen: graph.chosen === nodeAt(id),
        scale: graph.scale,
      });
  };
  return { drawNode, nodeDimensions: { width: box.width, height: boxHeight(box) } };
}

function drawBehind(ctx) {
  graph.scale = graph.net.getScale();
  if (!graph.moving || graph.lines.length < MANY) for (const path of graph.paths) drawLines(ctx, path);
  if (!legible(graph.scale)) drawPlates(ctx, graph.plates, graph.lit.size > 0);
  else for (const title of graph.titles) drawTitle(ctx, title);
  for (const title of graph.names) drawName(ctx, title, graph.scale);
}

// Show what the state shows, light up what is chosen and its neighbours, and turn to it where it would be out of sight.
function showGraph(now, before) {
  const chosen = selected();
  graph.chosen = chosen;
  graph.lit = neighbours(chosen);
  graph.hits = now.q.trim() ? shown().own : new Set();
  graph.visible = visibleIn(shown(), now.focus ? graph.lit : null);
  if (![...graph.lit].some((id) => graph.visible.has(id))) graph.lit = new Set(); // what is chosen is filtered away
  graph.lines = edges.filter(
    (edge) =>
      graph.visible.has(edge.from.id) &&
      graph.visible.has(edge.to.id) &&
      (!edge.link || !now.grade || edge.kind === now.grade),
  );
  graph.plates = platesOf(graph.visible);
  graph.paths = pathsOf(graph.lines, graph.lit, (edge) => touches(edge, chosen));
  const headed = new Set([...graph.visible].map((id) => boxes.get(id).under));
  graph.titles = data.network.titles.filter((title, n) => headed.has(n));
  graph.names = now.report === "all" ? data.network.titles.filter((title) => title.side === "report") : [];
  graph.view.refresh();
  const moved = before && !sameSight(now, before);
  if (moved) fitGraph();
  if (moved || now.sel !== before?.sel) bring(chosen);
  graph.net.redraw();
}

const sameSight = (now, before) =>
  now.focus === before.focus &&
  now.q === before.q &&
  FACETS.every((f) => now[f] === before[f]) &&
  currentView() === (before.view || "graph");

function touches(edge, chosen) {
  if (isLink(chosen)) return edge.link === chosen;
  return !chosen || nodeAt(edge.from.id) === chosen || nodeAt(edge.to.id) === chosen;
}

const boxesFor = (thing) => boxesOf.get(thing.role === "entity" ? thing : standing(thing)) || [];

function neighbours(thing) {
  if (!thing) return new Set();
  const start = isLink(thing) ? [...boxesFor(thing.problem), ...boxesFor(thing.commitment)] : boxesFor(thing);
  const found = new Set(start.map((box) => box.id));
  if (isLink(thing) || !start.length) return found;
  const own = new Set(start);
  for (const { from, to } of edges) {
    if (own.has(from)) found.add(to.id);
    if (own.has(to)) found.add(from.id);
  }
  return found;
}

function visibleIn(everything, near) {
  const wanted = everything.inside;
  const visible = new Set();
  for (const box of boxes.values()) {
    const node = nodeAt(box.id);
    if (near ? near.has(box.id) : node.role === "entity" ? !box.aside && joins(node, wanted) : wanted.has(node))
      visible.add(box.id);
  }
  if (!near) for (const id of [...visible]) addHeadlines(nodeAt(id), visible);
  return visible;
}

function addHeadlines(node, visible) {
  for (let above = node; above.partOf !== undefined; above = statements[above.partOf])
    if (boxes.has(above.partOf)) visible.add(above.partOf);
}

function joins(entity, wanted) {
  const roles = new Set(
    entity.namedBy
      .map(standing)
      .filter((s) => wanted.has(s))
      .map((s) => s.role),
  );
  return roles.size > 1;
}

function hit(point) {
  for (const id of graph.visible) {
    const box = boxes.get(id);
    if (Math.abs(point.x - box.x) <= box.width / 2 && Math.abs(point.y - box.y) <= Math.max(ROW, boxHeight(box)) / 2) return box;
  }
  let [nearest, least] = [null, 5 / graph.net.getScale()];
  for (const edge of graph.lines) {
    const distance = edge.link ? distanceTo(ends(edge), point.x, point.y) : Infinity;
    if (distance < least) [nearest, least] = [edge.link, distance];
  }
  return nearest;
}

function clicked(event) {
  const thing = hit(event.pointer.canvas);
  if (thing && !isLink(thing)) graph.cursor = thing.id;
  select(thing && (isLink(thing) ? thing : nodeAt(thing.id)));
}
