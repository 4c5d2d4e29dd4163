"""What breaks a rule, and what the audit found, as one SHACL validation report.

A finding is a question and not a breach: whoever reads SHACL results gets it in the form that his tools know, with the rule
and the statement that it is about, but never as a `sh:Violation`. Its own severity stands beside SHACL's. As SHACL has it,
a report with any result does not conform; whether a rule is broken, `sh:Violation` tells.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode, Quad, Store

from kg.store import rows
from kg.validate.violation import Violation
from kg.vocab import CA, CODE, PROV, RDF, RDFS, ROOT, SH, XSD

FINDINGS = """SELECT DISTINCT ?finding ?rule ?severity ?zh ?en ?about ?report {
  ?finding a ca:Finding ; ca:rule ?rule ; ca:severity/skos:notation ?severity ; rdfs:label ?title .
  OPTIONAL { ?finding rdfs:label ?zhTitle FILTER(LANG(?zhTitle) = "zh") }
  OPTIONAL { ?finding rdfs:label ?enTitle FILTER(LANG(?enTitle) = "en") }
  OPTIONAL { ?finding rdfs:comment ?zhSaid FILTER(LANG(?zhSaid) = "zh") }
  OPTIONAL { ?finding rdfs:comment ?enSaid FILTER(LANG(?enSaid) = "en") }
  BIND(CONCAT(COALESCE(?zhTitle, ?title), COALESCE(CONCAT("。", ?zhSaid), "")) AS ?zh)
  BIND(CONCAT(COALESCE(?enTitle, ?title), COALESCE(CONCAT(". ", ?enSaid), "")) AS ?en)
  OPTIONAL { ?about ca:finding ?finding OPTIONAL { ?about ca:order ?order } }
  OPTIONAL { ?finding prov:wasDerivedFrom ?report }
} ORDER BY ?finding ?order ?about"""
SEVERITIES = {"info": SH.Info, "warning": SH.Warning, "serious": SH.Warning}
SHAPES, RULES = f"{ROOT}shapes#", f"{ROOT}rule/"
ANY_COMPONENT = NamedNode(
    f"{SHAPES}ConstraintComponent"
)  # the engines do not all say which constraint of a shape it was


class Found(NamedTuple):
    """A finding, with the nodes that it is about, the first of them first."""

    node: NamedNode
    rule: str
    severity: str
    zh: str
    en: str
    about: tuple[NamedNode, ...]


def findings_of(store: Store) -> list[Found]:
    """The findings of a store; one that is about no statement is about its report."""
    found = []
    for node, several in groupby(rows(store, FINDINGS), key=lambda row: row[0]):
        lines = list(several)
        _, rule, severity, zh, en, _, report = lines[0]
        about = tuple(dict.fromkeys(line[5] for line in lines if line[5] is not None)) or (report or node,)
        found.append(Found(node, rule.value, severity.value, zh.value, en.value, about))  # type: ignore
    return found


def report_quads(violations: Iterable[Violation], findings: Iterable[Found]) -> list[Quad]:
    """A `sh:ValidationReport` with a result for each violation and each finding; no blank nodes."""
    results = [_of_violation(one) for one in violations] + [_of_finding(one) for one in findings]
    nodes = sorted((quads[0].subject for quads in results), key=str)
    digest = hashlib.sha256("\n".join(map(str, nodes)).encode()).hexdigest()[:12]
    report = NamedNode(f"{ROOT}id/validation/{digest}")
    conforms = Literal("false" if results else "true", datatype=XSD.boolean)
    head = [Quad(report, RDF.type, SH.ValidationReport), Quad(report, SH.conforms, conforms)]
    return [*head, *(Quad(report, SH.result, node) for node in nodes), *(quad for quads in results for quad in quads)]


def _of_violation(one: Violation) -> list[Quad]:
    key = "\x1f".join((one.shape, one.focus, one.path, one.value))
    node = NamedNode(f"{ROOT}id/validation/result/{hashlib.sha256(key.encode()).hexdigest()[:12]}")
    quads = list(_result(node, ANY_COMPONENT, _node(one.focus), SH[one.severity], one.zh, one.en))
    quads.append(Quad(node, SH.sourceShape, NamedNode(f"{SHAPES}{one.shape}")))
    if one.value:
        quads.append(Quad(node, SH.value, Literal(one.value)))
    return quads


def _of_finding(one: Found) -> list[Quad]:
    """The finding itself is the result; what else it is about is told in its details."""
    rule = NamedNode(f"{RULES}{one.rule}")
    severity = SEVERITIES[one.severity]
    first, *others = one.about
    quads = list(_result(one.node, SH.SPARQLConstraintComponent, first, severity, one.zh, one.en))
    quads += [Quad(rule, RDFS.label, Literal(one.rule)), *_ruled(one.node, rule)]
    quads.append(Quad(one.node, CA.severity, CODE[one.severity]))
    for number, about in enumerate(others, 2):
        detail = NamedNode(f"{one.node.value}/result/{number}")
        quads += [Quad(one.node, SH.detail, detail), *_ruled(detail, rule)]
        quads += _result(detail, SH.SPARQLConstraintComponent, about, severity, one.zh, one.en)
        quads.append(Quad(detail, PROV.wasDerivedFrom, one.node))
    return quads


def _result(
    node: NamedNode, component: NamedNode, focus: NamedNode | Literal, severity: NamedNode, zh: str, en: str
) -> Iterator[Quad]:
    yield Quad(node, RDF.type, SH.ValidationResult)
    yield Quad(node, SH.focusNode, focus)
    yield Quad(node, SH.resultSeverity, severity)
    yield Quad(node, SH.sourceConstraintComponent, component)
    yield Quad(node, SH.resultMessage, Literal(zh, language="zh"))
    yield Quad(node, SH.resultMessage, Literal(en, language="en"))


def _ruled(node: NamedNode, rule: NamedNode) -> list[Quad]:
    return [Quad(node, SH.sourceConstraint, rule), Quad(node, SH.sourceShape, rule)]


def _node(focus: str) -> NamedNode | Literal:
    """A focus node as a term; what is no IRI, as a blank node of a foreign graph, is told by its words."""
    return NamedNode(focus) if ":" in focus and not focus.startswith("_:") else Literal(focus)
