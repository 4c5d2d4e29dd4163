"""The first page: which reports there are, and what they leave without an answer."""

from __future__ import annotations

from dataclasses import dataclass

from pyoxigraph import NamedNode
from starlette.responses import Response

from kg.query import question
from kg.serve.limits import Limits
from kg.serve.page import Page
from kg.store import Term, rows
from kg.vocab import CODE

REPORTS = """SELECT ?report ?id ?title ?area ?period ?restated WHERE {
  ?report a ca:Report ; dcterms:identifier ?id ; dcterms:title ?title ; ca:jurisdiction ?place ; ca:reportingPeriod ?time .
  OPTIONAL { ?report ca:isRestatement ?restated }
  ?place rdfs:label ?area . FILTER(LANG(?area) != "en") ?time rdfs:label ?period . FILTER(LANG(?period) != "en")
} ORDER BY ?area ?period ?id"""
PROBLEMS = """SELECT ?report ?state (COUNT(DISTINCT ?problem) AS ?n) WHERE {
  ?problem a ca:Problem ; oa:hasSource ?report ; ca:state ?state . FILTER NOT EXISTS { ?whole ca:member ?problem }
} GROUP BY ?report ?state"""
COMMITMENTS = """SELECT ?report (COUNT(DISTINCT ?commitment) AS ?n) WHERE {
  ?commitment a ca:Commitment ; oa:hasSource ?report . FILTER NOT EXISTS { ?whole ca:member ?commitment }
} GROUP BY ?report"""
STATEMENTS = "SELECT (COUNT(DISTINCT ?s) AS ?n) WHERE { ?s a ca:Statement }"
STARTERS = ("problems-without-commitment", "commitments-without-anchor", "findings", "responses")
UNADDRESSED = frozenset({CODE.none.value, CODE.relatedOnly.value})


@dataclass(frozen=True, slots=True)
class Listed:
    """A report as the first page lists it."""

    id: str
    title: str
    area: str
    period: str
    restatement: bool
    problems: int
    unaddressed: int
    commitments: int


def front(page: Page, endpoint: str, limits: Limits) -> Response:
    """The first page."""
    reports, statements = page.shown.once("front", lambda: _listed(page))
    starters = [question(name) for name in STARTERS]
    return page.html(
        "front.html",
        reports=reports[: limits.rows],
        total=len(reports),
        statements=statements,
        endpoint=endpoint,
        limits=limits,
        starters=starters,
    )


def _listed(page: Page) -> tuple[list[Listed], int]:
    store = page.shown.store
    problems: dict[str, list[tuple[str, int]]] = {}
    for report, state, n in rows(store, PROBLEMS):
        problems.setdefault(_text(report), []).append((_text(state), int(_text(n))))
    promised = {_text(report): int(_text(n)) for report, n in rows(store, COMMITMENTS)}
    listed = [
        Listed(
            id=_text(id_),
            title=_text(title),
            area=_text(area),
            period=_text(period),
            restatement=_text(restated) == "true",
            problems=sum(n for _, n in problems.get(_text(report), ())),
            unaddressed=sum(n for state, n in problems.get(_text(report), ()) if state in UNADDRESSED),
            commitments=promised.get(_text(report), 0),
        )
        for report, id_, title, area, period, restated in rows(store, REPORTS)
        if isinstance(report, NamedNode)
    ]
    return listed, int(_text(next(iter(rows(store, STATEMENTS)))[0]))


def _text(term: Term | None) -> str:
    return str(getattr(term, "value", ""))
