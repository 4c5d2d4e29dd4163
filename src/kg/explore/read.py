"""From the store to what the explorer shows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

import pyoxigraph as ox

from kg.errors import KgError
from kg.explore.codes import code_labels
from kg.explore.data import (
    Assessment,
    Entity,
    Explored,
    Figure,
    Finding,
    Milestone,
    Report,
    Section,
    Statement,
    Words,
)
from kg.explore.links import links
from kg.explore.near import near
from kg.explore.things import Thing, local, things
from kg.vocab import CA, DCTERMS, OA, PROV, RDF, RDFS, ROLES, SDMX_MEASURE, SKOS

OF_CLASS = {class_.value: role for role, class_ in ROLES.items()}
ENTITIES = {
    "project": CA.Project,
    "place": CA.Place,
    "agency": CA.Agency,
    "organisation": CA.Organisation,
    "policy": CA.Policy,
    "event": CA.Event,
    "metric": CA.Metric,
}

RELATIONS = {
    "sameMetric": CA.sameMetricBaseline,
    "derived": CA.derivedBaseline,
    "near": CA.nearBaseline,
    "status": CA.statusBaseline,
}


def read(store: ox.Store, report: str | None = None) -> Explored:
    """All that the page shows of one report, named by its IRI or id, or of all reports of the store."""
    chosen = _chosen(store, report)
    if report:
        store = near(store, ox.NamedNode(chosen[0]))
    labels = _labels(store)
    found = {iri: _report(thing, labels) for iri, thing in things(store, CA.Report).items() if iri in chosen}
    reports = dict(sorted(found.items(), key=lambda item: (item[1].area, item[1].reporting_period, item[0])))
    statements = _statements(store, reports)
    figures = {iri: _figure(thing) for iri, thing in things(store, CA.Observation).items()}
    return Explored(
        reports=reports,
        sections={iri: _section(thing) for iri, thing in things(store, CA.Section).items()},
        statements=statements,
        figures=figures,
        milestones={iri: _milestone(thing) for iri, thing in things(store, CA.Milestone).items()},
        links=tuple(li for li in links(store) if li.problem in statements and li.commitment in statements),
        entities=_entities(store, statements.values(), figures),
        findings=_findings(store, statements),
        assessments=tuple(_assessment(thing) for thing in things(store, CA.Assessment).values()),
        codes=code_labels(),
    )


def _chosen(store: ox.Store, wanted: str | None) -> list[str]:
    """The IRIs of the reports to show."""
    found = (quad.subject for quad in store.quads_for_pattern(None, RDF.type, CA.Report))
    there = sorted({subject.value for subject in found if isinstance(subject, ox.NamedNode)})
    chosen = [iri for iri in there if wanted is None or wanted == iri or iri.endswith(f"/report/{wanted}")]
    if not chosen:
        named = f"no report {wanted}" if wanted else "no report"
        names = ", ".join(map(local, there)) or "none"
        raise KgError(f"The store has {named}; there are: {names}. Build one with kg build.")
    return chosen


def _labels(store: ox.Store) -> Callable[[str], str]:
    """What publishers, areas and periods are called."""
    rows = store.query(
        f"SELECT DISTINCT ?thing ?label {{ ?report a {CA.Report} ; {DCTERMS.publisher}|{CA.jurisdiction}|"
        f"{CA.reportingPeriod}|{CA.planPeriod} ?thing . ?thing {RDFS.label} ?label FILTER(lang(?label) != 'en') }}",
        use_default_graph_as_union=True,
    )
    assert isinstance(rows, ox.QuerySolutions)
    found = dict(sorted((row["thing"].value, row["label"].value) for row in rows))
    return lambda iri: found.get(iri, iri if "/" not in iri else "")


def _report(thing: Thing, label: Callable[[str], str]) -> Report:
    return Report(
        iri=thing.iri,
        title=thing.words(DCTERMS.title).zh or thing.words(RDFS.label).zh,
        text=thing.one(CA.text),
        area=label(thing.one(CA.jurisdiction)),
        publisher=label(thing.one(DCTERMS.publisher)),
        issued=thing.one(DCTERMS.issued),
        source=thing.one(DCTERMS.source),
        reporting_period=label(thing.one(CA.reportingPeriod)),
        plan_period=label(thing.one(CA.planPeriod)),
        restatement=thing.yes(CA.isRestatement),
        note=thing.words(RDFS.comment),
    )


def _section(thing: Thing) -> Section:
    return Section(thing.iri, thing.words(RDFS.label).zh, thing.code(CA.part), thing.one(DCTERMS.isPartOf))


def _statements(store: ox.Store, reports: Mapping[str, Report]) -> dict[str, Statement]:
    spans = _spans(store)
    found = things(store, CA.Statement)
    compound = {member: iri for iri, thing in found.items() for member in thing.all(CA.member)}
    order = {iri: number for number, iri in enumerate(reports)}
    read = [
        _statement(thing, spans[place], compound.get(iri, ""))
        for iri, thing in found.items()
        if thing.one(OA.hasSource) in reports and (place := thing.one(OA.hasSelector)) in spans
    ]
    read.sort(key=lambda s: (order[s.report], s.start, -s.end, s.iri))
    return {s.iri: s for s in read}


def _spans(store: ox.Store) -> dict[str, tuple[int, int]]:
    rows = store.query(
        f"SELECT ?place ?start ?end {{ ?place {OA.start} ?start ; {OA.end} ?end }}", use_default_graph_as_union=True
    )
    assert isinstance(rows, ox.QuerySolutions)
    return {row[0].value: (int(row[1].value), int(row[2].value)) for row in rows}


def _statement(thing: Thing, span: tuple[int, int], compound: str) -> Statement:
    goals = thing.all(CA.goal)
    return Statement(
        iri=thing.iri,
        report=thing.one(OA.hasSource),
        role=next((OF_CLASS[c] for c in thing.all(RDF.type) if c in OF_CLASS), "context"),
        start=span[0],
        end=span[1],
        english=thing.words(RDFS.label).en,
        section=thing.one(DCTERMS.isPartOf),
        part_of=thing.one(CA.partOfProblem),
        member_of=compound,
        headline=thing.yes(CA.headline),
        umbrella=thing.yes(CA.umbrella),
        soft=thing.yes(CA.soft),
        state=thing.code(CA.state),
        checkability=thing.code(CA.checkability),
        window=thing.code(CA.window),
        due=thing.one(CA.due),
        themes=tuple(map(local, thing.all(CA.theme))),
        mentions=thing.all(CA.mentions),
        figures=tuple(dict.fromkeys((*thing.all(CA.states), *goals))),
        milestones=goals,
    )


def _figure(thing: Thing) -> Figure:
    return Figure(
        iri=thing.iri,
        quote=thing.one(CA.quote) or thing.words(RDFS.label).zh,
        value=thing.one(SDMX_MEASURE.obsValue),
        maximum=thing.one(CA.maxValue),
        unit=thing.one(CA.unitLabel),
        per=thing.one(CA.perUnit),
        role=thing.code(CA.valueRole),
        kind=thing.code(CA.valueKind),
        comparator=thing.code(CA.comparator),
        metric=thing.one(CA.metric),
        scope=thing.yes(CA.scope),
        target=CA.Target.value in thing.all(RDF.type),
        window=thing.code(CA.window),
        due=thing.one(CA.due),
        baselines=thing.all(CA.baseline),
        relation=next((name for name, property_ in RELATIONS.items() if thing.all(property_)), ""),
        already_met=thing.yes(CA.alreadyMet),
    )


def _milestone(thing: Thing) -> Milestone:
    return Milestone(
        thing.iri, thing.code(CA.stage), thing.one(CA.objectName), thing.code(CA.window), thing.one(CA.due)
    )


def _entities(store: ox.Store, statements: Iterable[Statement], figures: Mapping[str, Figure]) -> dict[str, Entity]:
    """The named things and metrics that the chosen reports speak of."""
    named = {iri for s in statements for iri in s.mentions}
    named |= {figures[f].metric for s in statements for f in s.figures if f in figures}
    return {
        iri: Entity(iri, kind, _name(thing), thing.all(SKOS.altLabel))
        for kind, class_ in ENTITIES.items()
        for iri, thing in things(store, class_).items()
        if iri in named
    }


def _name(thing: Thing) -> Words:
    words = thing.words(RDFS.label)
    return words if words.zh else Words(words.en or local(thing.iri), words.en)


def _findings(store: ox.Store, statements: Mapping[str, Statement]) -> tuple[Finding, ...]:
    about: dict[str, set[str]] = {}
    rows = store.query(f"SELECT ?thing ?finding {{ ?thing {CA.finding} ?finding }}", use_default_graph_as_union=True)
    assert isinstance(rows, ox.QuerySolutions)
    for row in rows:
        about.setdefault(row[1].value, set()).add(row[0].value)
    read = [
        Finding(
            iri=iri,
            kind=thing.code(CA.kind),
            words=thing.words(RDFS.label),
            severity=thing.code(CA.severity),
            about=tuple(sorted({*thing.all(CA.evidence), *about.get(iri, ())} & statements.keys())),
        )
        for iri, thing in things(store, CA.Finding).items()
    ]
    return tuple(finding for finding in read if finding.about)


def _assessment(thing: Thing) -> Assessment:
    return Assessment(
        iri=thing.iri,
        about=thing.one(CA.assesses),
        state=thing.code(CA.assessmentState),
        completion=thing.code(CA.completion),
        verdict=thing.code(CA.verdict),
        report=thing.one(PROV.wasDerivedFrom),
        words=thing.words(RDFS.label),
        outcome=thing.one(CA.outcome),
    )
