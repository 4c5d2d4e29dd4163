// The data of the page, and who refers to whom.

const data = JSON.parse(byId("data").textContent);
const reports = data.reports;
const statements = data.statements;
const entities = data.entities;
const links = data.links;
const nodes = [...statements, ...entities];
const byAddress = new Map();

for (const node of nodes)
  Object.assign(node, { links: [], findings: [], members: [], points: [], namedBy: [], assessments: [] });
statements.forEach((statement, number) => {
  statement.n = number;
  statement.report = reports[statement.report || 0];
  statement.quote = statement.report.text.slice(statement.start, statement.end);
  statement.named = statement.named || [];
  statement.themes = statement.themes || [];
  statement.figures = statement.figures || [];
  statement.milestones = statement.milestones || [];
  statement.address = `${statement.report.id}/${statement.id}`;
});
entities.forEach((entity, number) => {
  entity.n = statements.length + number;
  entity.role = "entity";
  entity.address = entity.id;
});
for (const statement of statements) {
  if (statement.memberOf !== undefined) statements[statement.memberOf].members.push(statement);
  if (statement.partOf !== undefined) statements[statement.partOf].points.push(statement);
  statement.things = [
    ...new Set([...statement.named, ...statement.figures.map((f) => f.metric).filter((m) => m !== undefined)]),
  ];
  for (const n of statement.things) nodes[n].namedBy.push(statement);
}
const joined = (phrases) => phrases.map((n) => data.phrases[n]).join("");
for (const link of links) {
  link.problem = statements[link.problem];
  link.commitment = statements[link.commitment];
  link.id = link.id || `link/${link.problem.id}-${link.commitment.id}`;
  link.why = link.why.map(joined);
  link.said = link.said || [];
  for (const review of link.said) {
    review.by = joined(review.by);
    review.why = (review.why || []).map(joined);
  }
  link.address = `${link.problem.report.id}/${link.id}`;
  link.strong = ["direct", "partial"].includes(link.grade) && ["proposed", "accepted"].includes(link.review);
  link.rank = ["direct", "partial", "related"].indexOf(link.grade);
  for (const end of [link.problem, link.commitment]) {
    end.links.push(link);
    if (end.memberOf !== undefined) statements[end.memberOf].links.push(link);
  }
  byAddress.set(link.address, link);
}
for (const finding of data.findings) {
  finding.about = finding.about.map((n) => statements[n]);
  for (const statement of finding.about) statement.findings.push(finding);
}
for (const assessment of data.assessments) statements[assessment.about].assessments.push(assessment);
for (const node of nodes) {
  node.links.sort((a, b) => a.rank - b.rank || a.problem.n - b.problem.n || a.commitment.n - b.commitment.n);
  byAddress.set(node.address, node);
}

// A thing that several reports name has a box in each of them: ids beyond the nodes go round.
const nodeAt = (id) => nodes[id % nodes.length];

const alone = (statement) => statement.memberOf === undefined;
const problems = statements.filter((s) => s.role === "problem" && alone(s));
const commitments = statements.filter((s) => s.role === "commitment" && alone(s));
// Headlines sum up the points below them, so they are not counted beside them.
const points = problems.filter((p) => !p.headline);
// Many reports go by the same title, so it comes with the period that they report on.
const titleOf = (report) =>
  reports.length > 1 && report.reporting ? `${report.title} · ${report.reporting}` : report.title;
for (const report of reports) {
  report.points = points.filter((p) => p.report === report);
  report.commitments = commitments.filter((c) => c.report === report);
}
// The problems that a headline sums up, at whatever depth; sums of sums are not counted.
const pointsUnder = (headline) =>
  headline.points.filter(alone).flatMap((p) => [...(p.headline ? [] : [p]), ...pointsUnder(p)]);
const isLink = (thing) => Boolean(thing && thing.grade && thing.problem);
const unaddressed = (problem) => problem.state === "none" || problem.state === "relatedOnly";
