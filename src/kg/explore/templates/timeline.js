// Commitments by when they fall due, and what later reports say of them.

const WINDOWS = [
  "firstQuarter",
  "firstHalf",
  "secondQuarter",
  "thirdQuarter",
  "secondHalf",
  "fourthQuarter",
  "fullYear",
];

function dueOf(s) {
  const dates = [s, ...s.figures, ...s.milestones]
    .map((x) => x.due)
    .filter(Boolean)
    .sort();
  if (dates.length) return [0, dates[0]];
  const windows = [s, ...s.figures, ...s.milestones].map((x) => x.window).filter(Boolean);
  return windows.length ? [1, windows[0]] : [2, ""];
}

function showTimeline(holder) {
  const here = shown();
  const groups = new Map();
  for (const commitment of here.commitments) {
    const key = dueOf(commitment).join(" ");
    groups.set(key, [...(groups.get(key) || []), commitment]);
  }
  const rank = (key) => (key[0] === "1" ? `1 ${WINDOWS.indexOf(key.slice(2))}` : key);
  const keys = [...groups.keys()].sort((a, b) => (rank(a) < rank(b) ? -1 : 1));
  fill(
    holder,
    h("p", { class: "hint" }, t("timeline-hint")),
    h(
      "ol",
      { class: "timeline plain" },
      keys.map((key) => timelineGroup(key, groups.get(key))),
    ),
    !keys.length && h("p", { class: "hint" }, t("nothing")),
  );
}

function timelineGroup(key, members) {
  const when = key[0] === "0" ? key.slice(2) : key[0] === "1" ? code(key.slice(2)) : t("no-window");
  const said = (s) =>
    s.assessments.map((a) =>
      h("span", { class: "chip" }, code(a.verdict || a.completion || a.state), a.outcome && ` ${a.outcome}`),
    );
  const items = h(
    "ul",
    { class: "plain" },
    members.map((s) => h("li", {}, opener(s, { before: sign(s.check) }), said(s))),
  );
  const few = key[0] !== "2";
  return h(
    "li",
    {},
    h("h3", {}, `${when} · ${members.length}`),
    few ? items : h("details", {}, h("summary", {}, t("show-all")), items),
  );
}
