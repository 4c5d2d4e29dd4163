// A picture of the graph as it is seen, for papers: PNG from the canvas, SVG with real words.

function savePng() {
  graph.holder.querySelector("canvas").toBlob((blob) => blob && save(blob, "graph.png"), "image/png");
}

function svgPicture() {
  const { left, right, top, bottom } = boundsOf(graph.visible);
  const make = (tag, attributes, words) => {
    const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
    if (words) element.textContent = words;
    return element;
  };
  const svg = make("svg", {
    xmlns: "http://www.w3.org/2000/svg",
    viewBox: `${left - 12} ${top - 12} ${right - left + 24} ${bottom - top + 40}`,
    "font-family": FONT.replaceAll('"', "'"),
    "font-size": 12.5,
  });
  svg.append(
    make("title", {}, document.title),
    make("rect", { x: left - 12, y: top - 12, width: right - left + 24, height: bottom - top + 40, fill: ink.page }),
  );
  for (const edge of graph.lines) {
    const { x1, y1, x2, y2 } = ends(edge);
    const bend = (x2 - x1) * 0.45;
    svg.append(
      make("path", {
        d: `M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`,
        fill: "none",
        stroke: ink[edge.kind],
        "stroke-width": LINES[edge.kind].width,
        "stroke-dasharray": LINES[edge.kind].dash.join(" ") || "none",
        opacity: edge.kind === "mention" ? 0.35 : 0.8,
      }),
    );
  }
  for (const title of graph.titles)
    svg.append(
      make(
        "text",
        { x: title.x - title.width / 2, y: title.y + 6, fill: ink.soft, "font-weight": 600 },
        `${titleWords(title)} · ${title.count}`,
      ),
    );
  for (const id of graph.visible) svg.append(...svgBox(make, boxes.get(id)));
  svg.append(make("text", { x: left, y: bottom + 20, fill: ink.soft, "font-size": 11 }, pictureSource()));
  return svg;
}

function svgBox(make, box) {
  const node = nodeAt(box.id);
  const dark = node.state === "none" && !node.headline;
  const height = boxHeight(box);
  const words = fitted.get(`${node.n} ${language}`) || label(node);
  const mark = node.role === "entity" ? SHAPES[node.kind] : SIGNS[node.state || node.check] || "·";
  return [
    make("rect", {
      x: box.x - box.width / 2,
      y: box.y - height / 2,
      width: box.width,
      height,
      rx: node.role === "entity" ? height / 2 : 0,
      fill: dark ? ink.none : node.state === "relatedOnly" && !node.headline ? ink["open-ground"] : ink.page,
      stroke: node.headline ? "none" : ink[node.state] || ink.line,
    }),
    make(
      "text",
      {
        x: box.x - box.width / 2 + 5,
        y: box.y + 4.5,
        fill: dark ? ink["none-text"] : ink.text,
        "font-weight": node.headline ? 600 : 400,
      },
      `${mark} ${words}`,
    ),
  ];
}

function pictureSource() {
  const report = theReport();
  if (!report) return t("many-reports", { n: reports.length });
  return `${report.title}${report.restatement ? ` (${t("restated-short")})` : ""} ${report.source || ""}`;
}

function saveSvg() {
  save(new Blob([new XMLSerializer().serializeToString(svgPicture())], { type: "image/svg+xml" }), "graph.svg");
}
