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

# Names are looked up one by one: the store would otherwise join every pair of labels first.
REPORTS = """SELECT ?report ?id ?title ?area ?period ?restated WHERE {
  ?report a ca:Report ; dcterms:identifier ?id ; dcterms:title ?title ; ca:jurisdiction ?area ; ca:reportingPeriod ?period .
  OPTIONAL { ?report ca:isRestatement ?restated }
}"""
PROBLEMS = """SELECT ?report ?state (COUNT(DISTINCT ?problem) AS ?n) WHERE {
  ?problem a ca:Problem ; ca:headline false ; oa:hasSource ?report ; ca:state ?state . FILTER NOT EXISTS { ?whole ca:member ?problem }
} GROUP BY ?report ?state"""
COMMITMENTS = "SELECT ?report ?n WHERE { ?sum ca:sumBy code:byReport ; ca:sumOf ?report ; ca:commitmentCount ?n }"
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
            area=page.shown.label(_text(area), "zh") or "",
            period=page.shown.label(_text(period), "zh") or "",
            restatement=_text(restated) == "true",
            problems=sum(n for _, n in problems.get(_text(report), ())),
            unaddressed=sum(n for state, n in problems.get(_text(report), ()) if state in UNADDRESSED),
            commitments=promised.get(_text(report), 0),
        )
        for report, id_, title, area, period, restated in rows(store, REPORTS)
        if isinstance(report, NamedNode)
    ]
    listed.sort(key=lambda report: (report.area, report.period, report.id))
    return listed, int(_text(next(iter(rows(store, STATEMENTS)))[0]))


def _text(term: Term | None) -> str:
    return str(getattr(term, "value", ""))
