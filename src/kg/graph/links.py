"""Response links: a problem, a commitment, the grade and the reasons for it."""

from __future__ import annotations

from decimal import Decimal

from kg.graph.iris import Iris
from kg.graph.sheet import Sheet
from kg.model import Extraction, Link, Linking
from kg.vocab import CA, PROV, code


def describe_links(sheet: Sheet, iris: Iris, extraction: Extraction, linking: Linking) -> None:
    """State each link as a node of its own, so that a person can judge it and anyone can see why it is there."""
    quotes = {s.id: s.quote for s in extraction.statements}
    for link in linking.links:
        _link(sheet, iris, extraction.report.id, link, quotes, linking.rules)


def _link(sheet: Sheet, iris: Iris, report: str, link: Link, quotes: dict[str, str], rules: str) -> None:
    node = iris.link(report, link.problem, link.commitment)
    sheet.name(node, CA.ResponseLink, zh=f"{quotes[link.problem]} → {quotes[link.commitment]}")
    sheet.say(node, CA.problem, iris.statement(report, link.problem))
    sheet.say(node, CA.commitment, iris.statement(report, link.commitment))
    sheet.say(node, CA.proposedGrade, code("grade", link.grade))
    sheet.say(node, CA.grade, code("grade", link.grade))
    sheet.say(node, CA.basis, code("basis", link.basis))
    sheet.say(node, CA.score, Decimal(f"{link.score:.3f}"))
    sheet.label(node, CA.rationale, zh=link.rationale["zh"], en=link.rationale["en"])
    sheet.say(node, CA.reviewState, code("reviewState", "proposed"))
    sheet.say(node, CA.ruleSet, rules)
    sheet.say(node, PROV.wasGeneratedBy, iris.activity(report))
