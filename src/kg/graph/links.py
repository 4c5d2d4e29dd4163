"""Response links: a problem, a commitment, the grade and the reasons for it."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from pyoxigraph import NamedNode

from kg.graph.iris import Iris
from kg.graph.sheet import Sheet
from kg.ids import link_id
from kg.model import Extraction, Link, Linking
from kg.vocab import CA, DCTERMS, PROV, code


def describe_links(sheet: Sheet, iris: Iris, extraction: Extraction, linking: Linking) -> None:
    """State each link that the rules propose as a node, so that a person can judge it and anyone can see why it is there."""
    quotes = {s.id: s.quote for s in extraction.statements}
    for link in linking.links:
        if not link.added:
            node = describe_link(sheet, iris, extraction.report.id, link, quotes)
            sheet.say(node, CA.score, Decimal(f"{link.score:.3f}"))
            sheet.say(node, CA.ruleSet, linking.rules)
            sheet.say(node, PROV.wasGeneratedBy, iris.activity(extraction.report.id))


def describe_link(sheet: Sheet, iris: Iris, report: str, link: Link, quotes: Mapping[str, str]) -> NamedNode:
    """State the two ends of a link, its grades, its reasons and what people have said of it so far."""
    node = iris.link(report, link.problem, link.commitment)
    sheet.name(node, CA.ResponseLink, zh=f"{quotes[link.problem]} → {quotes[link.commitment]}")
    sheet.say(node, CA.problem, iris.statement(report, link.problem))
    sheet.say(node, CA.commitment, iris.statement(report, link.commitment))
    sheet.say(node, DCTERMS.identifier, link_id(report, link.problem, link.commitment))
    sheet.say(node, CA.proposedGrade, code("grade", link.proposed_grade) if link.proposed_grade else None)
    sheet.say(node, CA.grade, code("grade", link.grade))
    sheet.say(node, CA.basis, code("basis", link.basis))
    sheet.label(node, CA.rationale, zh=link.rationale["zh"], en=link.rationale["en"])
    sheet.say(node, CA.reviewState, code("reviewState", link.state))
    return node
