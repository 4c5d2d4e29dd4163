"""The audit's findings as a SHACL validation report, read by other libraries than ours."""

from collections.abc import Callable
from pathlib import Path

import pyshacl
import pytest
from click.testing import Result
from pyoxigraph import Literal as PyoLiteral
from pyoxigraph import NamedNode, Store
from rdflib import RDF, SH, XSD, Graph, Literal, URIRef

from kg.export import turtle
from kg.store import open_store, rows
from kg.validate import Violation, findings_of, report_quads
from kg.vocab import CA

Kg = Callable[..., Result]
# What SHACL's recommendation says of a report and of each of its results.
SAYS = """
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
[] a sh:NodeShape ; sh:targetClass sh:ValidationReport ;
    sh:property [ sh:path sh:conforms ; sh:minCount 1 ; sh:maxCount 1 ; sh:datatype xsd:boolean ] ,
        [ sh:path sh:result ; sh:class sh:ValidationResult ] .
[] a sh:NodeShape ; sh:targetClass sh:ValidationResult ;
    sh:property [ sh:path sh:focusNode ; sh:minCount 1 ; sh:maxCount 1 ] ,
        [ sh:path sh:resultSeverity ; sh:minCount 1 ; sh:maxCount 1 ; sh:nodeKind sh:IRI ] ,
        [ sh:path sh:sourceConstraintComponent ; sh:minCount 1 ; sh:maxCount 1 ; sh:nodeKind sh:IRI ] ,
        [ sh:path sh:sourceShape ; sh:maxCount 1 ; sh:nodeKind sh:IRI ] ,
        [ sh:path sh:sourceConstraint ; sh:maxCount 1 ] ,
        [ sh:path sh:value ; sh:maxCount 1 ] ,
        [ sh:path sh:detail ; sh:class sh:ValidationResult ] ,
        [ sh:path sh:resultMessage ; sh:uniqueLang true ; sh:languageIn ( "zh" "en" ) ; sh:minCount 2 ] .
"""


@pytest.fixture
def report(built: Path, kg: Kg) -> Graph:
    result = kg("validate", "--findings", "--format", "turtle", "--store", built / "store")
    assert result.exit_code == 0, result.stderr
    return Graph().parse(data=result.stdout, format="turtle")


def test_every_finding_is_a_result(report: Graph, built: Path) -> None:
    store = open_store(built / "store")
    (head,) = report.subjects(RDF.type, SH.ValidationReport)
    found = {URIRef(row[0].value) for row in rows(store, "SELECT DISTINCT ?f { ?f a ca:Finding }")}  # type: ignore[union-attr]
    assert found
    assert set(report.objects(head, SH.result)) == found


def test_it_is_a_report_as_shacl_says(report: Graph) -> None:
    conforms, _, text = pyshacl.validate(report, shacl_graph=Graph().parse(data=SAYS, format="turtle"))
    assert conforms, text


def test_a_result_leads_to_its_statements_and_rule(report: Graph, built: Path) -> None:
    store = open_store(built / "store")
    for one in findings_of(store):
        node = URIRef(one.node.value)
        focus = [
            report.value(node, SH.focusNode),
            *(report.value(n, SH.focusNode) for n in report.objects(node, SH.detail)),
        ]
        assert {str(one) for one in focus} == {about.value for about in one.about}
        assert str(report.value(node, SH.sourceConstraint)).endswith(f"/rule/{one.rule}")
    weights = {"info": SH.Info, "warning": SH.Warning, "serious": SH.Warning}
    for one in findings_of(store):
        assert report.value(URIRef(one.node.value), SH.resultSeverity) == weights[one.severity]
        assert str(report.value(URIRef(one.node.value), URIRef(CA.severity.value))).endswith(f"/{one.severity}")


def test_what_is_found_is_a_result_and_no_violation(report: Graph) -> None:
    """SHACL lets no report with a result conform; exit status 0 and the lack of a violation say that no rule is broken."""
    (head,) = report.subjects(RDF.type, SH.ValidationReport)
    assert report.value(head, SH.conforms) == Literal("false", datatype=XSD.boolean)
    assert SH.Violation not in set(report.objects(None, SH.resultSeverity))


def test_what_breaks_a_shape_is_in_the_report_too() -> None:
    broken = Violation(
        "Report-title", "https://example.org/report", "dcterms:title", "", "没有题名。", "It has no title."
    )
    store = Store()
    store.extend(report_quads([broken], []))
    graph = Graph().parse(data=turtle(store), format="turtle")
    (result,) = graph.subjects(SH.focusNode, URIRef("https://example.org/report"))
    assert graph.value(result, SH.resultSeverity) == SH.Violation
    assert str(graph.value(result, SH.sourceShape)).endswith("#Report-title")


def test_nothing_found_conforms() -> None:
    (_, conforms) = report_quads([], [])
    assert str(conforms.object) == str(PyoLiteral("true", datatype=NamedNode(str(XSD.boolean))))


def test_findings_as_text_name_rule_and_severity(built: Path, kg: Kg) -> None:
    result = kg("validate", "--findings", "--store", built / "store")
    assert result.exit_code == 0
    assert "[unaddressed-problem, serious]" in result.stdout
    assert "keeps all its rules" in result.stderr
