// What is shown: the statements that pass the filters, and what they are linked to.

const PROBLEM_ONLY = ["state"];
const COMMITMENT_ONLY = ["check"];

function passes(statement, facets, words) {
  return (
    (!facets.report || statement.report.id === facets.report) &&
    (!facets.role || statement.role === facets.role) &&
    (!facets.theme || statement.themes.includes(facets.theme)) &&
    (!facets.finding || statement.findings.some((f) => f.kind === facets.finding)) &&
    (!facets.named || statement.things.some((n) => nodes[n].address === facets.named)) &&
    (!words || matches(words, statement, ...statement.things.map((n) => nodes[n])))
  );
}

const stateIs = (problem, wanted) =>
  !wanted || problem.state === wanted || (wanted === "unaddressed" && unaddressed(problem));

// The problems, commitments, other statements and links of a state. A filter that only problems can pass leaves the
// commitments that are linked to them, and the other way round.
function shown(wanted = state) {
  if (!known.has(wanted)) known.set(wanted, sifted(wanted));
  return known.get(wanted);
}

const known = new WeakMap();

function sifted(wanted) {
  const words = wanted.q.trim();
  const facets = { ...wanted, report: wanted.report === "all" ? "" : wanted.report };
  const grade = (link) => !wanted.grade || link.grade === wanted.grade;
  let ps = problems.filter((p) => passes(p, facets, words) && stateIs(p, wanted.state));
  let cs = commitments.filter((c) => passes(c, facets, words) && (!wanted.check || c.check === wanted.check));
  const linkedTo = (of, end) => new Set(of.flatMap((s) => s.links.filter(grade).map((link) => standing(link[end]))));
  const inOrder = (set) => [...set].sort((a, b) => a.n - b.n);
  if (wanted.grade) {
    ps = ps.filter((p) => p.links.some(grade));
    cs = cs.filter((c) => c.links.some(grade));
  }
  const byProblem = PROBLEM_ONLY.some((f) => wanted[f]);
  const byCommitment = COMMITMENT_ONLY.some((f) => wanted[f]);
  const narrowed = words || wanted.theme || wanted.finding || wanted.named;
  const linkedPs = linkedTo(cs, "problem");
  const linkedCs = linkedTo(ps, "commitment");
  const own = new Set([...(byCommitment && !byProblem ? [] : ps), ...(byProblem && !byCommitment ? [] : cs)]);
  if (byProblem && byCommitment) {
    ps = ps.filter((p) => linkedPs.has(p));
    cs = cs.filter((c) => linkedCs.has(c));
  } else if (byProblem) cs = inOrder(linkedCs);
  else if (byCommitment) ps = inOrder(linkedPs);
  else if (narrowed && !wanted.role) {
    const all = [new Set([...ps, ...linkedPs]), new Set([...cs, ...linkedCs])];
    [ps, cs] = all.map(inOrder);
  }
  if (wanted.role && wanted.role !== "problem") ps = [];
  if (wanted.role && wanted.role !== "commitment") cs = [];
  const inside = new Set([...ps, ...cs]);
  return {
    problems: ps,
    commitments: cs,
    own,
    inside,
    others: statements.filter(
      (s) => alone(s) && s.role !== "problem" && s.role !== "commitment" && passes(s, facets, words),
    ),
    links: links.filter(
      (link) => grade(link) && inside.has(standing(link.problem)) && inside.has(standing(link.commitment)),
    ),
    filtered: Boolean(words || wanted.grade || FACETS.some((f) => f !== "report" && wanted[f])),
  };
}

const standing = (statement) => (alone(statement) ? statement : statements[statement.memberOf]);

// How many things each value of a facet would leave, the other filters as they are.
function counts(facet) {
  const others = shown({ ...state, [facet]: "" });
  const all = [...others.problems, ...others.commitments, ...(facet === "role" ? others.others : [])];
  const found = new Map();
  const add = (value) => found.set(value, (found.get(value) || 0) + 1);
  const READ = {
    role: (s) => [s.role],
    theme: (s) => s.themes,
    state: (s) => (s.role === "problem" && !s.headline ? [s.state, ...(unaddressed(s) ? ["unaddressed"] : [])] : []),
    check: (s) => [s.check],
    grade: (s) => [...new Set(s.links.map((link) => link.grade))],
    finding: (s) => [...new Set(s.findings.map((f) => f.kind))],
    named: (s) => s.things.map((n) => nodes[n].address),
  };
  for (const statement of all) READ[facet](statement).filter(Boolean).forEach(add);
  return found;
}
