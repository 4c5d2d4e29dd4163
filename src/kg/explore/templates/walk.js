// From node to node by arrow keys: up and down in a column, left and right to the next, along a line if one leads there.

const STEPS = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };

function graphKey(event) {
  const step = STEPS[event.key];
  if (step) moveCursor(...step);
  else if (event.key === "Enter" || event.key === " ") {
    if (graph.cursor === null) return;
    select(nodeAt(graph.cursor));
    focusPanel();
  } else if (event.key === "Escape") select(null);
  else if (event.key === "+" || event.key === "=") zoom(1.2);
  else if (event.key === "-") zoom(1 / 1.2);
  else if (event.key === "0") fitGraph({ everything: true });
  else return;
  event.preventDefault();
}

function moveCursor(dx, dy) {
  const there = [...graph.visible].map((id) => boxes.get(id));
  if (!there.length) return;
  const at = boxes.get(startOfWalk());
  const next = at
    ? nextBox(at, there, dx, dy)
    : there.reduce((a, b) => (b.x < a.x || (b.x === a.x && b.y < a.y) ? b : a));
  graph.cursor = next.id;
  reveal(next);
  announce(describe(nodeAt(next.id)));
  graph.net.redraw();
}

function startOfWalk() {
  if (graph.visible.has(graph.cursor)) return graph.cursor;
  const chosen = selected();
  const box = chosen && !isLink(chosen) && boxesFor(chosen)[0];
  return box && graph.visible.has(box.id) ? box.id : null;
}

function nextBox(at, there, dx, dy) {
  const joined = new Set(graph.lines.flatMap(({ from, to }) => (from === at ? [to] : to === at ? [from] : [])));
  const ahead = there.filter((box) => (dy ? box.x === at.x && (box.y - at.y) * dy > 0 : (box.x - at.x) * dx > 0));
  if (!ahead.length) return at;
  const cost = (box) =>
    dy ? Math.abs(box.y - at.y) : (joined.has(box) ? 0 : 1e6) + Math.abs(box.x - at.x) * 10 + Math.abs(box.y - at.y);
  return ahead.reduce((a, b) => (cost(b) < cost(a) ? b : a));
}
