"""What became of targets and projects: the assessments of a store as rows, and those rows as text or JSON Lines."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from kg.store import rows

if TYPE_CHECKING:
    from pyoxigraph import Store

# Asked one by one and put together by assessment: each of these is answered in one pass over the assessments.
_PROMISES = """SELECT ?a ?report ?start ?end ?quote ?verdict ?why WHERE {
  ?a a ca:Assessment ; ca:assesses ?what ; ca:verdict/skos:notation ?verdict ; ca:rationale ?why .
  FILTER(LANG(?why) = "zh")
  { ?what oa:hasSource ?promised } UNION { ?what prov:wasQuotedFrom ?promised }
  ?promised dcterms:identifier ?report .
  ?what oa:hasSelector ?place . ?place oa:start ?start ; oa:end ?end ; oa:exact ?quote .
} ORDER BY ?report ?start ?end ?a"""
_PROJECTS = (
    "SELECT ?a ?name WHERE { ?a a ca:Assessment ; ca:object ?object . ?object rdfs:label ?name } ORDER BY ?a ?name"
)
_TARGETS = """SELECT ?a ?name ?value ?max ?unit ?comparator WHERE {
  ?a a ca:Assessment ; ca:assesses ?what . ?what a ca:Target ; sdmx-measure:obsValue ?value ;
     ca:comparator/skos:notation ?comparator ; ca:metric ?metric . ?metric rdfs:label ?name . FILTER(LANG(?name) = "zh")
  OPTIONAL { ?what ca:maxValue ?max }
  OPTIONAL { ?what ca:unitLabel ?unit }
}"""
_OUTCOMES = """SELECT ?a ?later ?start ?end ?quote ?outcome ?unit WHERE {
  ?a a ca:Assessment ; ca:outcome ?figure . ?figure sdmx-measure:obsValue ?outcome ; prov:wasQuotedFrom ?report ;
     oa:hasSelector ?place . ?place oa:start ?start ; oa:end ?end ; oa:exact ?quote . ?report dcterms:identifier ?later .
  OPTIONAL { ?figure ca:unitLabel ?unit }
}"""
_EVIDENCE = """SELECT ?a ?later ?start ?end ?quote WHERE {
  ?a a ca:Assessment ; prov:wasDerivedFrom ?report ; ca:evidence ?said . ?said oa:hasSource ?report ; oa:hasSelector ?place .
  ?place oa:start ?start ; oa:end ?end ; oa:exact ?quote . ?report dcterms:identifier ?later .
}"""

_AXES = """SELECT ?a ?assessed ?status ?review WHERE {
  ?a a ca:Assessment ; ca:assessmentState/skos:notation ?assessed .
  OPTIONAL { ?a ca:completion/skos:notation ?status }
  OPTIONAL { ?a ca:reviewState/skos:notation ?review }
}"""
_SAID = """SELECT ?a ?by ?on ?assessed ?status ?why ?source WHERE {
  ?r ca:reassesses ?a ; prov:wasAssociatedWith/rdfs:label ?by ; dcterms:date ?on ; ca:assessmentState/skos:notation ?assessed .
  OPTIONAL { ?r ca:completion/skos:notation ?status }
  OPTIONAL { ?r dcterms:source ?source }
  OPTIONAL { ?r ca:rationale ?zh FILTER(LANG(?zh) = "zh") }
  OPTIONAL { ?r ca:rationale ?en FILTER(LANG(?en) = "en") }
  BIND(COALESCE(?zh, ?en, "") AS ?why)
} ORDER BY ?a ?by ?on"""


class Said(NamedTuple):
    """What one person holds of a promise: how it is known, how far it came, why, and where else it is said."""

    by: str
    on: str
    assessed: str
    status: str
    why: str
    source: str


@dataclass(frozen=True, slots=True)
class Tracked:
    """A target or a named project, and what a later report of the same body says of it; offsets are code points.

    `assessed` says how it is known and `status` how far it came; `review` is empty where nobody looked at it, else whether
    those who did agree (accepted) or differ (contested), which they `said`.
    """

    node: str
    report: str
    start: int
    end: int
    quote: str
    kind: str
    name: str
    verdict: str
    why: str
    later_report: str | None = None
    later_start: int | None = None
    later_end: int | None = None
    later_quote: str | None = None
    value: Decimal | None = None
    max: Decimal | None = None
    unit: str | None = None
    comparator: str | None = None
    outcome: Decimal | None = None
    outcome_unit: str | None = None
    assessed: str = ""
    status: str = ""
    review: str = ""
    said: tuple[Said, ...] = ()


def tracked(store: Store) -> list[Tracked]:
    """The assessments of a store, in the order of the reports and of their text."""
    held = _Held(store)
    found = [held.tracked(*row) for row in _texts(store, _PROMISES)]
    return sorted(found, key=lambda one: (one.report, one.start, one.end, one.kind, one.name))


class _Held:
    """What a store says of its assessments, by assessment."""

    def __init__(self, store: Store) -> None:
        self.projects = {one[0]: one[1] for one in _texts(store, _PROJECTS)}
        self.targets = {one[0]: one[1:] for one in _texts(store, _TARGETS)}
        self.evidence = {one[0]: one[1:] for one in _texts(store, _EVIDENCE)}
        self.outcomes = {one[0]: one[1:] for one in _texts(store, _OUTCOMES)}
        self.axes = {one[0]: one[1:] for one in _texts(store, _AXES)}
        self.said = defaultdict[str, list[Said]](list)
        for node, *words in _texts(store, _SAID):
            self.said[node].append(Said(*words))

    def tracked(self, node: str, report: str, start: str, end: str, quote: str, verdict: str, why: str) -> Tracked:
        """One assessment, put together."""
        name, value, most, unit, comparator = self.targets.get(node, ("", "", "", "", ""))
        *_, outcome, outcome_unit = self.outcomes.get(node, ("", ""))
        place = self.outcomes.get(node) or self.evidence.get(node) or ("", "", "", "")
        later, later_start, later_end, later_quote, *_ = place
        assessed, status, review = self.axes[node]
        return Tracked(
            node=node,
            report=report,
            start=int(start),
            end=int(end),
            quote=quote,
            kind="project" if node in self.projects else "target",
            name=self.projects.get(node) or name or quote,
            verdict=verdict,
            why=why,
            later_report=later or None,
            later_start=_whole(later_start),
            later_end=_whole(later_end),
            later_quote=later_quote or None,
            value=_decimal(value),
            max=_decimal(most),
            unit=unit or None,
            comparator=comparator or None,
            outcome=_decimal(outcome),
            outcome_unit=outcome_unit or None,
            assessed=assessed,
            status=status,
            review=review,
            said=tuple(self.said[node]),
        )


def _texts(store: Store, query: str) -> Iterator[tuple[str, ...]]:
    for row in rows(store, query):
        yield tuple("" if term is None else str(term.value) for term in row)  # type: ignore[union-attr]


def _whole(value: str) -> int | None:
    return int(value) if value else None


def _decimal(value: str) -> Decimal | None:
    return Decimal(value) if value else None


def jsonl(found: Iterable[Tracked]) -> Iterator[str]:
    """One JSON line for each, without its line end; figures are JSON numbers, and a fall is below zero.

    What people looked at has, beside the other fields, the two axes and whether they agree.
    """
    for one in found:
        record: dict[str, object] = {
            name: getattr(one, name)
            for name in (
                "report",
                "start",
                "end",
                "kind",
                "name",
                "later_report",
                "later_start",
                "later_end",
                "verdict",
            )
        }
        if one.kind == "target":
            record |= {"value": _number(one.value), "max": _number(one.max), "unit": one.unit}
            record |= {"comparator": one.comparator, "outcome": _number(one.outcome), "outcome_unit": one.outcome_unit}
        if one.review:
            record |= {"assessed": one.assessed, "status": one.status or None, "review": one.review}
        yield json.dumps(record, ensure_ascii=False)


def text(found: Iterable[Tracked]) -> Iterator[str]:
    """For people: each report with its targets and projects, the words of both sides, the reason and the two axes."""
    report = None
    for one in found:
        if one.report != report:
            report = one.report
            yield f"{report}"
        first, *rest = lines_of(one)
        yield f"  {one.verdict:<20} {first}"
        for line in rest:
            yield f"  {'':<20} {line}"


def lines_of(one: Tracked) -> Iterator[str]:
    """What is promised, what a later report says of it, why that is the verdict, and what people hold."""
    yield f"{one.name}：{one.quote}"
    if one.later_report:
        yield f"{one.later_report} {one.later_start}–{one.later_end}：{one.later_quote}"
    yield one.why
    yield f"{_axes(one.assessed, one.status)}{f' ({one.review})' if one.review else ''}"
    for each in one.said:
        words = "; ".join(word for word in (_axes(each.assessed, each.status), each.why, each.source) if word)
        yield f"{each.by}, {each.on}: {words}"


def _axes(assessed: str, status: str) -> str:
    return f"{assessed}, {status}" if status else assessed


def _number(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)
