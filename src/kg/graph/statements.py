"""Statements: their words, their place, their role, and how problems contain one another."""

from __future__ import annotations

from pyoxigraph import NamedNode

from kg.graph.iris import Iris
from kg.graph.report import describe_place, section_iri
from kg.graph.sheet import Sheet
from kg.model import Extraction, Linking, Role, Statement
from kg.vocab import CA, DCTERMS, OA, PROV, ROLES, code


def describe_statements(sheet: Sheet, iris: Iris, extraction: Extraction, linking: Linking) -> None:
    """State each statement but headings, which stand in the graph as sections; either has its themes."""
    for order, statement in enumerate(extraction.statements):
        if statement.role is Role.HEADING:
            node = headed(iris, extraction, statement)
        else:
            node = iris.statement(extraction.report.id, statement.id)
            _statement(sheet, iris, extraction, statement, order)
        sheet.say(node, CA.theme, *(code("theme", theme) for theme in linking.themes.get(statement.id, ())))


def headed(iris: Iris, extraction: Extraction, heading: Statement) -> NamedNode:
    """The section or paragraph that a heading heads."""
    return section_iri(iris, extraction, heading.section, heading.paragraph if heading.paragraph >= 0 else None)


def _statement(sheet: Sheet, iris: Iris, extraction: Extraction, statement: Statement, order: int) -> None:
    report = extraction.report.id
    node = iris.statement(report, statement.id)
    sheet.name(node, CA.Statement, ROLES[statement.role], zh=statement.quote)
    sheet.say(node, OA.hasSource, iris.report(report))
    sheet.say(node, OA.hasSelector, describe_place(sheet, iris, extraction, statement.span))
    sheet.say(node, DCTERMS.isPartOf, section_iri(iris, extraction, statement.section, statement.paragraph))
    sheet.say(node, CA.order, order)
    sheet.say(node, CA.rule, statement.rule)
    sheet.say(node, PROV.wasGeneratedBy, iris.activity(report))
    if statement.member_of:
        sheet.say(iris.statement(report, statement.member_of), CA.member, node)
    if statement.role is Role.PROBLEM:
        sheet.say(node, CA.headline, statement.headline)
        sheet.say(node, CA.umbrella, statement.umbrella)
        if statement.part_of:
            sheet.say(node, CA.partOfProblem, iris.statement(report, statement.part_of))
    if statement.role is Role.COMMITMENT and statement.checkability:
        sheet.say(node, CA.checkability, code("checkability", statement.checkability))
        sheet.say(node, CA.window, code("window", statement.window.kind))
        sheet.say(node, CA.due, statement.window.due)
        sheet.say(node, CA.soft, statement.soft)
