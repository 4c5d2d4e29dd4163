"""Findings: a node for each, tied to the statements that it is about."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import NamedNode, Quad

from kg.graph.iris import BASE, Iris
from kg.graph.sheet import Sheet
from kg.model import Finding
from kg.vocab import CA, PROV, RDFS, code


def finding_quads(findings: Iterable[Finding], *, base: str = BASE) -> list[Quad]:
    """What the audit found, for the graph of what is derived."""
    sheet = Sheet(Iris(base).graph("derived"))
    for finding in findings:
        node = NamedNode(f"{finding.report}/finding/{finding.id}")
        sheet.name(node, CA.Finding, **finding.title)
        said = {lang: f"{text} {finding.question[lang]}".strip() for lang, text in finding.explanation.items()}
        sheet.label(node, RDFS.comment, **said)
        sheet.say(node, CA.kind, code("findingKind", finding.kind))
        sheet.say(node, CA.severity, code("severity", finding.severity))
        sheet.say(node, CA.rule, finding.rule)
        sheet.say(node, CA.evidence, *map(NamedNode, finding.evidence))
        sheet.say(node, PROV.wasDerivedFrom, NamedNode(finding.report))
        sheet.say(node, CA.statementCount, len(set(finding.statements)))
        for statement in finding.statements:
            sheet.say(NamedNode(statement), CA.finding, node)
    return sheet.quads
