// What part of the graph is seen, and how large.

const SMALLEST = 0.8; // below this the words of a box are hard to read
const LEAST = 0.25; // below this even boxes without words are hard to tell apart
const MARGIN = 12;

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

// The whole width if its words stay readable, from the top; else the upper left corner; everything if that is asked for.
function fitGraph({ everything = false } = {}) {
  const { width, height } = graph.holder.getBoundingClientRect();
  if (!graph.visible.size || !width) return;
  const { left, right, top, bottom } = boundsOf(graph.visible);
  const wide = (width - 2 * MARGIN) / (right - left);
  const whole = Math.min(wide, (height - 2 * MARGIN) / (bottom - top));
  const scale =
    everything || state.report === "all"
      ? Math.min(whole, 1.4)
      : Math.min(1.4, Math.max(whole, Math.min(1, Math.max(SMALLEST, wide))));
  const x = (right - left) * scale <= width ? (left + right) / 2 : left + (width / 2 - MARGIN) / scale;
  const y = (bottom - top) * scale <= height ? (top + bottom) / 2 : top + (height / 2 - MARGIN) / scale;
  graph.reading = scale;
  graph.net.moveTo({ position: { x, y }, scale, animation: false });
}

// Show what was chosen together with all that it lights up, as far as boxes can be told apart: its answers before what
// it names. What is in sight already stays where it is.
function bring(thing) {
  const { width, height } = graph.holder.getBoundingClientRect();
  const ids = thing && width ? nearest(thing) : [];
  if (!ids.length) return;
  let [bounds, scale] = [null, 0];
  for (let n = 1; n <= ids.length; n += 1) {
    const wider = boundsOf(ids.slice(0, n));
    const [across, down] = [wider.right - wider.left, wider.bottom - wider.top];
    const fit = Math.min((width - 2 * MARGIN) / across, (height - 2 * MARGIN) / down);
    if (bounds && fit < LEAST) continue;
    [bounds, scale] = [wider, Math.max(LEAST, Math.min(graph.reading, fit))];
  }
  if (inSight(bounds, width, height)) return;
  const position = { x: (bounds.left + bounds.right) / 2, y: (bounds.top + bounds.bottom) / 2 };
  graph.net.moveTo({ position, scale, animation: false });
}

// The visible boxes of a thing, of what it is linked to from the strongest link on, and of the other things lit up.
function nearest(thing) {
  const ends = isLink(thing) ? [thing.problem, thing.commitment] : [thing];
  const linked = isLink(thing) ? [] : thing.links.flatMap((link) => [link.problem, link.commitment]);
  const first = [...ends, ...linked].flatMap(boxesFor).map((box) => box.id);
  return [...new Set([...first, ...graph.lit])].filter((id) => graph.visible.has(id));
}

function inSight({ left, right, top, bottom }, width, height) {
  const from = graph.net.DOMtoCanvas({ x: 0, y: 0 });
  const to = graph.net.DOMtoCanvas({ x: width, y: height });
  return left >= from.x && right <= to.x && top >= from.y && bottom <= to.y;
}

// Turn to a box only where it is out of sight.
function reveal(box) {
  if (!graph.visible.has(box.id)) return;
  const { width, height } = graph.holder.getBoundingClientRect();
  const scale = graph.net.getScale();
  const at = graph.net.canvasToDOM({ x: box.x, y: box.y });
  const half = (box.width / 2) * scale;
  let { x, y } = graph.net.getViewPosition();
  const before = { x, y };
  if (at.x - half < 0) x += (at.x - half - MARGIN) / scale;
  else if (at.x + half > width) x += (at.x + half + MARGIN - width) / scale;
  if (at.y < 24) y += (at.y - 60) / scale;
  else if (at.y > height - 24) y += (at.y - height + 60) / scale;
  if (x !== before.x || y !== before.y) graph.net.moveTo({ position: { x, y }, animation: false });
}

// The canvas follows its holder; what stood in the upper left corner stays there.
function resized() {
  const { width, height } = graph.holder.getBoundingClientRect();
  if (!width || !height) return;
  const old = graph.size;
  if (old && old.width === width && old.height === height) return;
  const scale = graph.net.getScale();
  const centre = graph.net.getViewPosition();
  graph.net.setSize("100%", "100%");
  graph.size = { width, height };
  if (!old) {
    fitGraph();
    bring(selected());
  } else
    graph.net.moveTo({
      position: { x: centre.x + (width - old.width) / 2 / scale, y: centre.y + (height - old.height) / 2 / scale },
      scale,
      animation: false,
    });
  graph.net.redraw();
}

// The wheel scrolls, as everywhere; with Ctrl or ⌘ it zooms.
function listenToWheel(holder) {
  const scroll = (event) => {
    if (event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    const [dx, dy] = event.shiftKey ? [event.deltaY, 0] : [event.deltaX, event.deltaY];
    pan(dx, dy);
  };
  holder.addEventListener("wheel", scroll, { capture: true, passive: false });
}

function moving() {
  graph.moving = true;
  clearTimeout(graph.still);
  graph.still = setTimeout(() => {
    graph.moving = false;
    graph.net.redraw();
  }, 150);
}

function pan(dx, dy) {
  moving();
  const scale = graph.net.getScale();
  const { x, y } = graph.net.getViewPosition();
  graph.net.moveTo({ position: { x: x + dx / scale, y: y + dy / scale }, animation: false });
}

function zoom(by) {
  graph.reading = Math.min(3, Math.max(0.02, graph.net.getScale() * by));
  graph.net.moveTo({ scale: graph.reading, animation: false });
}

// Where the box of a node stands on the screen, by its address or its words; null where it is not shown.
function placeOf(words) {
  const id = [...graph.visible].find((n) => nodeAt(n).address === words || label(nodeAt(n)) === words);
  if (id === undefined) return null;
  const { x, y } = graph.net.canvasToDOM(boxes.get(id));
  const { left, top } = graph.holder.getBoundingClientRect();
  return [x + left, y + top];
}
