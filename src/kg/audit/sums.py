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

_GROUPS = {
    "report": "SELECT ?c ?name WHERE { ?c ca:answerability ?points ; oa:hasSource/rdfs:label ?name }",
    "chapter": "SELECT ?c ?in WHERE { ?c ca:answerability ?points ; dcterms:isPartOf ?in }",
    "theme": "SELECT ?c ?theme WHERE { ?c ca:answerability ?points ; ca:theme ?theme }",
    "agency": """SELECT DISTINCT ?c ?name WHERE {
        ?c ca:answerability ?points . { ?c ca:owner ?agency } UNION { ?c ca:mentions ?agency . ?agency a ca:Agency }
        ?agency rdfs:label ?name . FILTER(LANG(?name) != "en") }""",
}

_SECTIONS = """SELECT ?section ?in ?level ?label WHERE {
  ?section a ca:Section ; dcterms:isPartOf ?in ; ca:sectionLevel ?level ; rdfs:label ?label . FILTER(LANG(?label) != "en") }"""

CHAPTER = 2
"""The level of the outline that is summed up: the second, or the first where a commitment stands right below it."""


def sums(store: Store) -> Mapping[str, list[Group]]:
    """The groups of each report by its IRI: the report itself, then chapters, themes and agencies, the largest first."""
    points: dict[str, set[str]] = defaultdict(set)
    report_of: dict[str, str] = {}
    for report, commitment, point in rows(store, _POINTS):
        report_of[_text(commitment)] = _text(report)
        points[_text(commitment)] |= {_text(point).removeprefix(CODE.base)} if point else set()
    named = {"chapter": _chapters(store)}
    found: dict[str, list[Group]] = defaultdict(list)
    for by in BY:
        names = named.get(by, {})
        members: dict[tuple[str, str], list[str]] = defaultdict(list)
        for commitment, group in rows(store, _GROUPS[by]):
            name = names.get(_text(group), _text(group).removeprefix(CODE.base))
            members[report_of[_text(commitment)], name].append(_text(commitment))
        for (source, name), inside in sorted(members.items(), key=lambda item: (-len(item[1]), item[0])):
            found[source].append(_group(by, name, [points[one] for one in inside]))
    return found


def _chapters(store: Store) -> dict[str, str]:
    """The heading of the chapter around each section, by the section's IRI."""
    sections = {
        _text(s): (_text(above), int(_text(level)), _text(label)) for s, above, level, label in rows(store, _SECTIONS)
    }

    def heading(section: str) -> str:
        above, level, label = sections[section]
        return label if level <= CHAPTER or above not in sections else heading(above)

    return {section: heading(section) for section in sections}


def _group(by: str, name: str, earned: Iterable[set[str]]) -> Group:
    each = list(earned)
    mean = (Decimal(sum(map(len, each))) / len(each)).quantize(CENT, ROUND_HALF_UP)
    return Group(by, name, len(each), mean, Counter(point for one in each for point in one))


def _text(term: Any) -> str:
    return "" if term is None else str(term.value)
