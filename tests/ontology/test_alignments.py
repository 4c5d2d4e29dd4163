"""What follows from the alignments under OWL RL is true: nothing contradicts itself, no project becomes an organisation."""

from __future__ import annotations

import owlrl  # type: ignore[import-untyped]
import pytest
from pyoxigraph import NamedNode
from rdflib import OWL, PROV, RDF, SKOS, Graph, URIRef
from rdflib.term import Node

from kg.vocab import CA
from turtle_files import EXAMPLE, HERE, path_of

ERRORS = (
    "http://www.daml.org/2002/03/agents/agent-ont#"  # owlrl states each contradiction as an error of this vocabulary
)
ORGANIZATION = URIRef("http://www.w3.org/ns/org#Organization")
IBIS = "https://vocab.methodandstructure.com/ibis#"


def closure(*more: tuple[URIRef, URIRef, URIRef]) -> Graph:
    graph = Graph()
    for file in (path_of("core"), path_of("codes"), path_of("alignments"), HERE / "foreign-axioms.ttl", EXAMPLE):
        graph.parse(file, format="turtle")
    for triple in more:
        graph.add(triple)
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    return graph


def contradictions(graph: Graph) -> list[str]:
    said = [str(text) for text in graph.objects(None, URIRef(ERRORS + "error"))]
    return said + [f"{node} is nothing" for node in graph.subjects(RDF.type, OWL.Nothing)]


def uri(node: NamedNode) -> URIRef:
    return URIRef(node.value)


@pytest.fixture(scope="module")
def closed() -> Graph:
    return closure()


def instances(graph: Graph, kind: NamedNode) -> set[Node]:
    found = set(graph.subjects(RDF.type, uri(kind)))
    assert found, f"the example has no {kind}"
    return found


def test_the_example_does_not_contradict_itself(closed: Graph) -> None:
    assert contradictions(closed) == []


def test_a_contradiction_would_be_seen() -> None:
    example = URIRef("https://example.org/problem")
    assert contradictions(closure((example, RDF.type, uri(CA.Commitment)))) != []


@pytest.mark.parametrize("organisation", [URIRef("https://schema.org/Organization"), ORGANIZATION, PROV.Agent], ids=str)
def test_a_project_is_no_organisation(closed: Graph, organisation: URIRef) -> None:
    for project in instances(closed, CA.Project):
        assert (project, RDF.type, organisation) not in closed


def test_an_observation_is_not_bound_to_a_data_set(closed: Graph) -> None:
    cube = URIRef("http://purl.org/linked-data/cube#Observation")
    assert not instances(closed, CA.Observation) & set(closed.subjects(RDF.type, cube))


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (CA.Report, PROV.Entity),
        (CA.Section, URIRef("http://purl.org/spar/doco/Section")),
        (CA.Statement, URIRef("http://www.w3.org/ns/oa#SpecificResource")),
        (CA.Review, PROV.Activity),
        (CA.Metric, SKOS.Concept),
        (CA.Target, uri(CA.Observation)),
        (CA.District, uri(CA.AdministrativeArea)),
    ],
    ids=lambda term: str(getattr(term, "value", term)),
)
def test_other_vocabularies_see_our_things_as_theirs(closed: Graph, ours: NamedNode, theirs: URIRef) -> None:
    for node in instances(closed, ours):
        assert (node, RDF.type, theirs) in closed


def test_addressing_a_problem_is_responding_to_an_issue(closed: Graph) -> None:
    commitment, problem = URIRef("https://example.org/commitment"), URIRef("https://example.org/problem")
    assert (commitment, URIRef(IBIS + "responds-to"), problem) in closed
    assert (problem, RDF.type, URIRef(IBIS + "Issue")) in closed
