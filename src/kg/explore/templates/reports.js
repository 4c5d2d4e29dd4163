// Many reports: bodies and their reports first; a report, or all of them, unfold into the graph when that is asked for.

function showReports(holder) {
  const bodies = new Map();
  for (const report of reports) bodies.set(report.area, [...(bodies.get(report.area) || []), report]);
  fill(
    holder,
    h(
      "div",
      { class: "reports scroll", tabindex: "0", role: "region", "aria-labelledby": "view-title" },
      h(
        "p",
        { class: "tools" },
        h("button", { type: "button", onclick: () => go({ report: "all" }) }, t("unfold-all")),
      ),
      [...bodies].map(([area, here]) =>
        h(
          "section",
          {},
          h("h3", { lang: "zh" }, area || t("this-body")),
          h(
            "ul",
            { class: "plain cards" },
            here.map((report) => h("li", {}, card(report))),
          ),
        ),
      ),
    ),
  );
}

function card(report) {
  const open = report.points.filter(unaddressed).length;
  const shares = STATES.map((name) => [name, report.points.filter((p) => p.state === name).length]).filter(
    ([, n]) => n,
  );
  const bar = h(
    "span",
    { class: "shares", "aria-hidden": "true" },
    shares.map(([name, n]) => share(name, n)),
  );
  return h(
    "button",
    { type: "button", class: "card", onclick: () => go({ report: report.id, view: "" }) },
    h("strong", { lang: "zh" }, titleOf(report)),
    h("span", {}, t("card", { n: report.points.length, open, commitments: report.commitments.length })),
    bar,
  );
}

function share(name, n) {
  const part = h("span", { class: `part ${name}` }, `${SIGNS[name]} ${n}`);
  part.style.flexGrow = String(n);
  return part;
}
