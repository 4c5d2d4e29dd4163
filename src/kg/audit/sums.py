"""Sums of answerability: how far the commitments of a report, a chapter, a theme or an agency can be held to account."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from pyoxigraph import Store

from kg.audit.paper import Group
from kg.store import rows
from kg.vocab import CODE

BY = ("report", "chapter", "theme", "agency")
CENT = Decimal("0.01")

_POINTS = """SELECT ?report ?c ?point WHERE {
  ?c ca:answerability ?points ; oa:hasSource ?report . OPTIONAL { ?c ca:answerabilityPoint ?point } }"""

# What a commitment is summed up in: its report; the chapter around it, the second level of the outline or else the first; its
# themes; the agencies that own it or that it names.
_GROUPS = {
    "report": "SELECT ?c ?name WHERE { ?c ca:answerability ?points ; oa:hasSource/rdfs:label ?name }",
    "chapter": """SELECT ?c ?name WHERE {
        ?c ca:answerability ?points ; dcterms:isPartOf ?in .
        { ?in ca:sectionLevel 2 ; rdfs:label ?name } UNION { ?in dcterms:isPartOf ?up . ?up ca:sectionLevel 2 ; rdfs:label ?name }
        UNION { ?in dcterms:isPartOf/dcterms:isPartOf ?over . ?over ca:sectionLevel 2 ; rdfs:label ?name }
        UNION { ?in ca:sectionLevel 1 ; rdfs:label ?name } FILTER(LANG(?name) != "en") }""",
    "theme": """SELECT ?c ?name WHERE { ?c ca:answerability ?points ; ca:theme ?theme . BIND(STR(?theme) AS ?name) }""",
    "agency": """SELECT DISTINCT ?c ?name WHERE {
        ?c ca:answerability ?points . { ?c ca:owner ?agency } UNION { ?c ca:mentions ?agency . ?agency a ca:Agency }
        ?agency rdfs:label ?name . FILTER(LANG(?name) != "en") }""",
}


def sums(store: Store) -> Mapping[str, list[Group]]:
    """The groups of each report by its IRI: the report itself, then chapters, themes and agencies, the largest first."""
    points: dict[str, set[str]] = defaultdict(set)
    report_of: dict[str, str] = {}
    for report, commitment, point in rows(store, _POINTS):
        report_of[_text(commitment)] = _text(report)
        points[_text(commitment)] |= {_text(point).removeprefix(CODE.base)} if point else set()
    found: dict[str, list[Group]] = defaultdict(list)
    for by in BY:
        members: dict[tuple[str, str], list[str]] = defaultdict(list)
        for commitment, name in rows(store, _GROUPS[by]):
            members[report_of[_text(commitment)], _text(name).removeprefix(CODE.base)].append(_text(commitment))
        for (source, group), inside in sorted(members.items(), key=lambda item: (-len(item[1]), item[0])):
            found[source].append(_group(by, group, [points[one] for one in inside]))
    return found


def _group(by: str, name: str, earned: Iterable[set[str]]) -> Group:
    each = list(earned)
    mean = (Decimal(sum(map(len, each))) / len(each)).quantize(CENT, ROUND_HALF_UP)
    return Group(by, name, len(each), mean, Counter(point for one in each for point in one))


def _text(term: Any) -> str:
    return "" if term is None else str(term.value)
