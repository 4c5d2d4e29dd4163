// The panel of a named thing: every statement that names it, also inside a longer name (清水河 in 清水河复明工程).

function entityDetails(entity) {
  const roles = ["problem", "commitment", "achievement", "indicator", "guidance", "context"];
  const naming = namings(entity);
  const wider = [...naming.values()].some((others) => others.length);
  const after = (s) => naming.get(s).length > 0 && h("small", {}, ` (${naming.get(s).map(label).join(t("comma"))})`);
  return [
    head(entity, roleChip(entity)),
    rows([t("aliases"), (entity.aliases || []).join(t("comma"))]),
    wider && h("p", { class: "hint" }, t("named-within", { name: label(entity) })),
    roles.map((role) => {
      const here = [...naming.keys()].filter((s) => s.role === role).sort((a, b) => a.n - b.n);
      return here.length > 0 && [h("h3", {}, `${code(role)} · ${here.length}`), list(here, after)];
    }),
    source(entity),
  ];
}

// The statements that name a thing, each with the longer names that it does so by; none where it names the thing itself.
// Another report may mean another place by the same name, so longer names count only where the thing itself is named.
function namings(entity) {
  const named = new Map(entity.namedBy.map((s) => [standing(s), []]));
  const here = new Set(entity.namedBy.map((s) => s.report));
  for (const other of longerNames(entity))
    for (const s of other.namedBy.map(standing)) {
      if (!here.has(s.report) || (named.has(s) && !named.get(s).length)) continue;
      named.set(s, [...new Set([...(named.get(s) || []), other])]);
    }
  return named;
}

function longerNames(entity) {
  if (entity.kind === "metric") return [];
  const names = [entity.name, ...(entity.aliases || [])].filter((name) => name.length > 1);
  return entities.filter((e) => e !== entity && e.kind !== "metric" && names.some((name) => e.name.includes(name)));
}
