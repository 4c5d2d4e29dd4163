// The panel beside the view: all that is known of what was chosen.

const chip = (name, text) => h("span", { class: `chip ${name}` }, sign(name), " ", text);
const roleChip = (node) =>
  h("span", { class: `chip role-${node.role}` }, node.role === "entity" ? t(`kind-${node.kind}`) : code(node.role));

// A button that opens a thing; its words are the thing's.
function opener(thing, { before, after, more } = {}) {
  return h(
    "button",
    {
      type: "button",
      class: "opener",
      onclick: () => (select(thing, more), focusPanel()),
      lang: isLink(thing) ? undefined : languageOf(thing),
    },
    before,
    h("span", {}, isLink(thing) ? code(thing.grade) : label(thing)),
    after,
  );
}

function showDetails(panel) {
  const thing = selected();
  if (!thing) return fill(panel, overview());
  if (isLink(thing)) return fill(panel, linkDetails(thing));
  return fill(panel, thing.role === "entity" ? entityDetails(thing) : statementDetails(thing));
}

// The words of a statement inside their paragraph.
function quoteIn(statement) {
  const { text } = statement.report;
  const from = text.lastIndexOf("\n", statement.start - 1) + 1;
  const to = (text.indexOf("\n", statement.end) + 1 || text.length + 1) - 1;
  const far = 90;
  const start = statement.start - from > far ? statement.start - far : from;
  const end = to - statement.end > far ? statement.end + far : to;
  const cut = (a, b) => text.slice(a, b).toWellFormed?.() ?? text.slice(a, b);
  return h(
    "figure",
    { class: "quote" },
    h(
      "blockquote",
      { lang: "zh", dir: "auto" },
      start > from && "…",
      cut(start, statement.start),
      h("mark", { class: `role-${statement.role}` }, statement.quote),
      cut(statement.end, end),
      end < to && "…",
    ),
    h(
      "figcaption",
      {},
      statement.report.restatement ? t("restated-quote") : t("official-quote"),
      " ",
      h(
        "button",
        { type: "button", onclick: () => (go({ sel: statement.address, tab: "text" }), focusPanel()) },
        t("show-in-text"),
      ),
    ),
  );
}

function rows(...pairs) {
  const there = pairs.filter(
    ([, value]) => value && !(Array.isArray(value) && !value.length),
  );
  return there.length
    ? h(
        "dl",
        {},
        there.map(([name, value]) => [h("dt", {}, name), h("dd", {}, value)]),
      )
    : null;
}

function statementDetails(s) {
  const owners = s.named.map((n) => nodes[n]).filter((e) => e.kind === "agency" || e.kind === "organisation");
  return [
    head(
      s,
      roleChip(s),
      s.state && chip(s.state, code(s.state)),
      s.check && chip(s.check, code(s.check)),
      s.headline && h("span", { class: "chip" }, t("headline")),
    ),
    s.role === "problem" && h("p", { class: `verdict ${s.state || ""}` }, s.headline ? tally(s) : verdict(s)),
    quoteIn(s),
    language === "en" && s.en && h("p", { lang: "en", class: "gloss" }, s.en),
    findingsOf(s),
    linksOf(s),
    rows(
      [t("figures"), s.figures.map((f) => figureRow(f))],
      [t("milestone"), s.milestones.map((m) => h("p", {}, `${code(m.stage)} ${m.object} ${window_(m)}`))],
      [t("window"), s.role === "commitment" && (window_(s) || t("no-window"))],
      [t("owner"), s.role === "commitment" && (owners.length ? owners.map((e) => opener(e)) : t("no-owner"))],
      [t("soft"), s.soft && t("soft-means")],
      [t("theme"), s.themes.map(code).join(t("comma"))],
      [t("section"), path(s.section)],
      [t("part-of"), s.partOf !== undefined && opener(statements[s.partOf])],
      [t("points"), list(s.points)],
      [t("members"), list(s.members)],
      [t("named"), s.things.map((n) => opener(nodes[n], { after: h("small", {}, ` ${t(`kind-${nodes[n].kind}`)}`) }))],
      [
        t("later"),
        s.assessments.map((a) =>
          h(
            "p",
            {},
            [a.verdict, a.completion, a.state].filter(Boolean).map(code).join(t("comma")),
            a.outcome && `: ${a.outcome}`,
            " ",
            pick(a.words || ["", ""]),
          ),
        ),
      ],
    ),
    source(s),
  ];
}

const list = (members, after = () => null) =>
  members.length > 0 &&
  h(
    "ul",
    { class: "plain" },
    members.map((m) => h("li", {}, opener(m, { before: m.state && sign(m.state), after: after(m) }))),
  );

function verdict(problem) {
  const strong = problem.links.filter((link) => link.strong).length;
  return t(`verdict-${problem.state}`, { n: strong, related: problem.links.length - strong });
}

function head(thing, ...chips) {
  return [
    h("p", { class: "chips" }, chips),
    h("h2", { id: "panel-title", tabindex: "-1", lang: languageOf(thing), dir: "auto" }, label(thing)),
    boxesFor(thing).length > 0 &&
      h(
        "button",
        {
          type: "button",
          "aria-pressed": String(Boolean(state.focus)),
          onclick: () => go({ focus: state.focus ? "" : "1", view: "" }),
        },
        state.focus ? t("unfocus") : t("focus"),
      ),
  ];
}

function figureRow(f) {
  const metric = f.metric !== undefined && opener(nodes[f.metric]);
  const facts = [
    f.role && code(f.role),
    f.kind && code(f.kind),
    f.scope && t("scope"),
    f.target && t("target"),
    window_(f),
    f.met && t("already-met"),
  ];
  return h(
    "p",
    {},
    h("strong", {}, figureWords(f)),
    " ",
    facts.filter(Boolean).join(t("comma")),
    metric && [" ", metric],
    startsOf(f).map(({ statement }) => [" ", t("baseline"), " ", opener(statement)]),
  );
}

function path(section) {
  const words = [];
  for (let n = section; n !== undefined; n = data.sections[n].above) words.unshift(data.sections[n].words);
  return words.join(" › ");
}

function findingsOf(s) {
  if (!s.findings.length) return null;
  return h(
    "section",
    { class: "findings" },
    h("h3", {}, t("findings")),
    h(
      "ul",
      {},
      s.findings.map((f) =>
        h(
          "li",
          { class: `severity-${f.severity}` },
          h("strong", {}, code(f.kind)),
          " ",
          pick(f.words),
          h(
            "ul",
            { class: "plain" },
            f.about.filter((other) => other !== s).map((other) => h("li", {}, opener(other))),
          ),
        ),
      ),
    ),
  );
}

function linksOf(s) {
  if (s.role !== "problem" && s.role !== "commitment") return null;
  const end = s.role === "problem" ? "commitment" : "problem";
  const shownLinks = s.links.filter((link) => !state.grade || link.grade === state.grade);
  if (s.headline && !shownLinks.length) return null;
  return h(
    "section",
    {},
    h("h3", {}, t(`links-to-${end}`, { n: shownLinks.length })),
    shownLinks.length
      ? h(
          "ul",
          { class: "plain links" },
          shownLinks.map((link) =>
            h(
              "li",
              {},
              opener(link[end], { before: sign(link.grade) }),
              h("div", { class: "why" }, opener(link, { after: ` · ${t("why")}` })),
            ),
          ),
        )
      : h("p", { class: "hint" }, t(`no-links-to-${end}`)),
  );
}

function linkDetails(link) {
  return [
    h(
      "p",
      { class: "chips" },
      h("span", { class: "chip" }, t("link")),
      chip(link.grade, code(link.grade)),
      h("span", { class: "chip" }, code(link.review)),
    ),
    h("h2", { id: "panel-title", tabindex: "-1" }, t("link-title", { grade: code(link.grade) })),
    link.why.some(Boolean) && h("p", { class: "gloss" }, pick(link.why)),
    rows(
      [t("grade"), `${code(link.grade)}${link.proposed ? ` (${t("proposed")}: ${code(link.proposed)})` : ""}`],
      [t("basis"), link.basis && code(link.basis)],
      [t("score"), link.score],
      [t("review"), link.said.length ? link.said.map(judgement) : code(link.review)],
    ),
    h("h3", {}, t("problem")),
    opener(link.problem, { before: sign(link.problem.state) }),
    quoteIn(link.problem),
    h("h3", {}, t("commitment")),
    opener(link.commitment, { before: sign(link.commitment.check) }),
    quoteIn(link.commitment),
    source(link),
  ];
}

// Who said what of a link, when, and why where that is not the reason shown above.
function judgement(review) {
  const grade = review.grade && `(${code(review.grade)})`;
  const said = [code(review.judgement), grade, t("judged-by", { who: review.by }), review.on].filter(Boolean).join(" ");
  return h("p", {}, said, review.why.some(Boolean) && [" ", h("span", { class: "gloss" }, pick(review.why))]);
}

function source(thing) {
  const report = isLink(thing) ? thing.problem.report : thing.report;
  return h(
    "div",
    { class: "source" },
    report &&
      h(
        "p",
        {},
        report.restatement && `${t("restated-short")} `,
        report.source && outside(report.source, t("official-page")),
      ),
    h("p", {}, "IRI ", h("code", {}, data.base + thing.address)),
  );
}
