// A picture of the graph, for papers and for print: PNG of what is seen, SVG of all that is shown, with real words.

function savePng() {
  graph.holder.querySelector("canvas").toBlob((blob) => blob && save(blob, "graph.png"), "image/png");
}

function saveSvg() {
  if (!graph.visible.size) return;
  save(new Blob([new XMLSerializer().serializeToString(svgPicture())], { type: "image/svg+xml" }), "graph.svg");
}

function svg(tag, attributes, words) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  if (words) element.textContent = words;
  return element;
}

function svgPicture() {
  const { left, right, top, bottom } = boundsOf(graph.visible);
  const frame = { x: left - 12, y: top - 12, width: right - left + 24, height: bottom - top + 40 };
  const picture = svg("svg", {
    viewBox: `${frame.x} ${frame.y} ${frame.width} ${frame.height}`,
    "font-family": FONT.replaceAll('"', "'"),
    "font-size": 12.5,
  });
  picture.append(svg("title", {}, document.title), svg("rect", { ...frame, fill: ink.page }));
  picture.append(...graph.lines.map(svgLine), ...graph.titles.map(svgTitle));
  for (const id of graph.visible) picture.append(...svgBox(boxes.get(id)));
  picture.append(svg("text", { x: left, y: bottom + 20, fill: ink.soft, "font-size": 11 }, pictureSource()));
  return picture;
}

function svgLine(edge) {
  const { x1, y1, x2, y2 } = ends(edge);
  const bend = (x2 - x1) * 0.45;
  return svg("path", {
    d: `M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`,
    fill: "none",
    stroke: ink[edge.kind],
    "stroke-width": LINES[edge.kind].width,
    "stroke-dasharray": LINES[edge.kind].dash.join(" ") || "none",
    opacity: CALM[edge.kind],
  });
}

function svgTitle(title) {
  const place = { x: title.x - title.width / 2, y: title.y + 6 };
  return svg("text", { ...place, fill: ink.soft, "font-weight": 600 }, `${titleWords(title)} · ${title.count}`);
}

function svgBox(box) {
  const look = lookOf(box);
  const font = { "font-size": look.size, "font-weight": look.bold ? 600 : 400 };
  const left = look.left + look.indent;
  return [
    svg("rect", {
      x: look.left,
      y: look.top,
      width: look.width,
      height: look.height,
      rx: look.round,
      fill: ink[look.fill],
      stroke: look.stroke ? ink[look.stroke] : "none",
      "stroke-width": look.line,
      "stroke-dasharray": look.dash.join(" ") || "none",
    }),
    look.sign && svg("text", { ...font, x: left + 5, y: box.y + 4.5, fill: ink[look.signInk] }, look.sign),
    ...linesIn(box, look).map((line, i) =>
      svg(
        "text",
        { ...(i ? { "font-size": 12 } : font), x: left + 21, y: line.y + 4.5, fill: ink[line.ink] },
        line.words,
      ),
    ),
  ].filter(Boolean);
}

function pictureSource() {
  const report = theReport();
  if (!report) return t("many-reports", { n: reports.length });
  return `${report.title}${report.restatement ? ` (${t("restated-short")})` : ""} ${report.source || ""}`;
}

// On paper the graph is the picture, whole and sharp, and nothing is folded away.
function beforePrint() {
  document.querySelectorAll("details").forEach((details) => details.setAttribute("open", ""));
  if (graph.frame?.isConnected && graph.visible.size) graph.frame.append(svgPicture());
}

function afterPrint() {
  graph.frame?.querySelectorAll(":scope > svg").forEach((picture) => picture.remove());
}
