"""Reads out of a store what the audit shows of its reports."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from pyoxigraph import Store

from kg.audit.paper import Aim, Facts, Paper, Raised, Said
from kg.audit.sums import sums
from kg.errors import KgError
from kg.model import Finding
from kg.store import rows
from kg.vocab import CODE

_FACTS = """SELECT ?iri ?id ?title ?area ?period ?plan ?publisher ?issued ?source ?restatement WHERE {
  ?iri a ca:Report ; dcterms:identifier ?id ; dcterms:title ?title ; ca:isRestatement ?restatement ;
       ca:jurisdiction/rdfs:label ?area ; ca:reportingPeriod/rdfs:label ?period ; ca:planPeriod/rdfs:label ?plan .
  OPTIONAL { ?iri dcterms:publisher/rdfs:label ?publisher } OPTIONAL { ?iri dcterms:issued ?issued }
  OPTIONAL { ?iri dcterms:source ?source }
} ORDER BY ?id"""

_SAID = """SELECT ?report ?iri ?quote ?role ?section ?start ?end WHERE {
  ?iri a ca:Statement, ?role ; oa:hasSource ?report ; rdfs:label ?quote ; dcterms:isPartOf/rdfs:label ?section ;
       oa:hasSelector [ oa:start ?start ; oa:end ?end ] .
  FILTER(?role != ca:Statement && LANG(?quote) != "en" && LANG(?section) != "en")
} ORDER BY ?report ?start ?end"""

_STATES = """SELECT ?report ?state WHERE { ?p a ca:Problem ; ca:headline false ; ca:state ?state ; oa:hasSource ?report .
  FILTER NOT EXISTS { ?whole ca:member ?p } }"""

_CHECKS = (
    """SELECT ?report ?check WHERE { ?c ca:answerability ?points ; ca:checkability ?check ; oa:hasSource ?report . }"""
)

_AIMS = """SELECT ?report ?promise ?metric ?target ?reached ?aim ?now ?comparator ?alike WHERE {
  ?t ca:baseline ?b ; sdmx-measure:obsValue ?aim ; ca:quote ?target ; ca:comparator ?comparator .
  ?b sdmx-measure:obsValue ?now ; ca:quote ?reached .
  FILTER NOT EXISTS { ?t ca:derivedBaseline ?b } FILTER(?aim > 0 && ?now >= 0)
  ?promise ca:goal ?t ; oa:hasSource ?report ; ca:order ?order . FILTER NOT EXISTS { ?whole ca:member ?promise }
  OPTIONAL { ?t ca:metric/rdfs:label ?metric . FILTER(LANG(?metric) = "zh") }
  BIND(EXISTS { ?t ca:sameMetricBaseline ?b } && NOT EXISTS {
    ?t ca:valueKind code:level . ?promise ca:mentions ?works . ?works a ca:Project . ?before ca:states ?b .
    FILTER NOT EXISTS { ?before ca:mentions ?works } } AS ?alike)
} ORDER BY ?report ?order ?target ?reached"""


def papers(store: Store, findings: Iterable[Finding], report: str | None = None) -> tuple[Paper, ...]:
    """The audit of each report, or of the one with that id or IRI; raises `KgError` where there is none."""
    facts = [_facts(*row) for row in rows(store, _FACTS)]
    if report is not None and report not in {known for one in facts for known in (one.id, one.iri)}:
        there = ", ".join(one.id for one in facts) or "none"
        raise KgError(f"The store has no report {report}; there are: {there}.")
    said: dict[str, dict[str, Said]] = defaultdict(dict)
    for source, *rest in rows(store, _SAID):
        one = _said(*rest)
        said[_text(source)][one.iri] = one
    raised: dict[str, list[Raised]] = defaultdict(list)
    for finding in findings:
        raised[finding.report].append(Raised(finding, _in_order(finding, said[finding.report])))
    problems, commitments = _counted(store, _STATES), _counted(store, _CHECKS)
    aims, groups = _aims(store, said), sums(store)
    return tuple(
        Paper(
            facts=one,
            raised=tuple(raised[one.iri]),
            problems=problems[one.iri],
            commitments=commitments[one.iri],
            aims=tuple(aims[one.iri]),
            groups=tuple(groups[one.iri]),
        )
        for one in facts
        if report in (None, one.id, one.iri)
    )


def _facts(*row: Any) -> Facts:
    iri, id_, title, area, period, plan, publisher, issued, source, restatement = map(_text, row)
    return Facts(iri, id_, title, area, period, plan, publisher, issued, source, restatement == "true")


def _said(iri: Any, quote: Any, role: Any, section: Any, start: Any, end: Any) -> Said:
    local = _text(role).rsplit("#", 1)[-1]
    return Said(_text(iri), _text(quote), local, _text(section), int(_text(start)), int(_text(end)))


def _in_order(finding: Finding, said: Mapping[str, Said]) -> tuple[Said, ...]:
    found = (said[iri] for iri in finding.statements if iri in said)
    return tuple(sorted(found, key=lambda one: (one.start, one.end)))


def _counted(store: Store, query: str) -> dict[str, Counter[str]]:
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for report, code in rows(store, query):
        found[_text(report)][_text(code).removeprefix(CODE.base)] += 1
    return found


def _aims(store: Store, said: Mapping[str, Mapping[str, Said]]) -> dict[str, list[Aim]]:
    found: dict[str, list[Aim]] = defaultdict(list)
    for report, promise, metric, target, reached, aim, now, comparator, alike in rows(store, _AIMS):
        found[_text(report)].append(
            Aim(
                promise=said[_text(report)][_text(promise)],
                metric=_text(metric),
                target=_text(target),
                reached=_text(reached),
                share=100 * Decimal(_text(now)) / Decimal(_text(aim)),
                ceiling=_text(comparator) in (CODE.atMost.value, CODE.lessThan.value),
                alike=_text(alike) == "true",
            )
        )
    return found


def _text(term: Any) -> str:
    return "" if term is None else str(term.value)
