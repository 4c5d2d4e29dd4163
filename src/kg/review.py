"""From a store to what its reviewers work on."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from pyoxigraph import NamedNode, Store

from kg.model import Basis, Grade, ReviewState, Role, Span, Verdict
from kg.reviews.assessable import Assessable, id_of
from kg.reviews.candidates import Candidate
from kg.reviews.docket import Docket
from kg.reviews.places import Place, Places
from kg.store import rows
from kg.tracking import lines_of, tracked
from kg.vocab import CODE, ROLES, SCHEMES

OF_CLASS = {class_: Role(role) for role, class_ in ROLES.items()}
TEXTS = "SELECT ?report ?id ?text { ?report a ca:Report ; dcterms:identifier ?id ; ca:text ?text } ORDER BY ?id"
STATEMENTS = """SELECT DISTINCT ?report ?statement ?class ?start ?end {
  ?statement a ca:Statement , ?class ; oa:hasSource ?report ; oa:hasSelector [ oa:start ?start ; oa:end ?end ] .
  FILTER(?class != ca:Statement)
} ORDER BY ?report ?start DESC(?end) ?statement"""
LINKS = """SELECT ?id ?report ?problem ?commitment ?proposed ?grade ?basis ?score ?state ?checkability ?zh ?en {
  ?link a ca:ResponseLink ; dcterms:identifier ?id ; ca:problem ?problem ; ca:commitment ?commitment ; ca:grade ?grade ;
        ca:basis ?basis ; ca:reviewState ?state ; ca:rationale ?zh , ?en .
  FILTER(LANG(?zh) = "zh" && LANG(?en) = "en")
  ?problem oa:hasSource ?report .
  OPTIONAL { ?link ca:proposedGrade ?proposed } OPTIONAL { ?link ca:score ?score }
  OPTIONAL { ?commitment ca:checkability ?checkability }
  OPTIONAL { ?problem ca:order ?first } OPTIONAL { ?commitment ca:order ?second }
} ORDER BY ?report ?first ?second ?id"""
REVIEWS = """SELECT ?id ?by ?judgement ?grade {
  ?review ca:reviews/dcterms:identifier ?id ; ca:judgement ?judgement ; prov:wasAssociatedWith/rdfs:label ?by .
  OPTIONAL { ?review ca:grade ?grade }
} ORDER BY ?id ?by"""


def docket(store: Store) -> Docket:
    """The links of a store to judge, with what people have said of them, and its reports' statements."""
    texts = {report: (name.value, text.value) for report, name, text in _all(store, TEXTS)}
    statements: dict[NamedNode, list[Place]] = defaultdict(list)
    spans: dict[NamedNode, Span] = {}
    for report, statement, kind, start, end in _all(store, STATEMENTS):
        spans[statement] = Span(int(start.value), int(end.value))
        statements[report].append(Place(_local(statement), spans[statement], OF_CLASS[kind]))
    places = {report: Places(text, statements[report]) for report, (_, text) in texts.items()}
    said = _said(store)
    links = [
        _candidate(row, texts[row[1]][0], places[row[1]], spans, tuple(said[row[0].value]))
        for row in _all(store, LINKS)
        if row[1] in texts
    ]
    return Docket(tuple(links), {texts[report][0]: found for report, found in places.items()})


def assessables(store: Store) -> tuple[list[Assessable], dict[str, tuple[str, ...]]]:
    """The verdicts of tracking in a store for a person to look at, and the lines that show each, by its id."""
    found, shown = list[Assessable](), dict[str, tuple[str, ...]]()
    for one in tracked(store):
        name = id_of(one.node)
        place, verdict = Span(one.start, one.end), Verdict(one.verdict)
        state = ReviewState(one.review or ReviewState.PROPOSED)
        found.append(Assessable(name, one.report, one.name, place, one.quote, verdict, state, bool(one.review)))
        shown[name] = tuple(lines_of(one))
    return found, shown


def texts_of(store: Store) -> dict[str, str]:
    """The text of each report of a store, by its id."""
    return {name.value: text.value for _, name, text in _all(store, TEXTS)}


def _candidate(
    row: tuple[Any, ...], report: str, places: Places, spans: dict[NamedNode, Span], said: tuple[str, ...]
) -> Candidate:
    name, _, problem, commitment, proposed, grade, basis, score, state, checkability, zh, en = row
    return Candidate(
        id=name.value,
        report=report,
        ends=(_local(problem), _local(commitment)),
        problem=places.words(spans[problem]),
        commitment=places.words(spans[commitment]),
        proposed=Grade(_code("grade", proposed)) if proposed else None,
        grade=Grade(_code("grade", grade)),
        basis=Basis(_code("basis", basis)),
        score=float(score.value) if score else 0.0,
        state=ReviewState(_code("reviewState", state)),
        rationale={"zh": zh.value, "en": en.value},
        checkable=checkability in (CODE.number, CODE.milestone),
        said=said,
    )


def _said(store: Store) -> dict[str, list[str]]:
    said: dict[str, list[str]] = defaultdict(list)
    for name, by, judgement, grade in _all(store, REVIEWS):
        words = f"{by.value}: {_code('judgement', judgement)}"
        said[name.value].append(f"{words} {_code('grade', grade)}" if grade else words)
    return said


def _all(store: Store, query: str) -> list[tuple[Any, ...]]:
    return list(rows(store, query))


def _local(node: NamedNode) -> str:
    return node.value.rsplit("/", 1)[-1]


def _code(scheme: str, term: NamedNode) -> str:
    """The value of a code: `code:sameMetric` is `same-metric`."""
    return next(value for value, name in SCHEMES[scheme].items() if CODE[name] == term)
