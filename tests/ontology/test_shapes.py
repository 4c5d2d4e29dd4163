"""Every shape keeps what is right and catches what is wrong, and the fast engine says what the reference says."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store

from kg.validate import Violation, shape_violations
from kg.validate.shapes import SHAPES, by_pyshacl, by_shacl, write_union
from kg.vocab import CA, CODE, RDFS, SCHEMES
from mutations import SH, Mutation, mutations
from turtle_files import (
    EXAMPLE,
    INVALID,
    TYPE,
    Node,
    Spo,
    Term,
    instances,
    objects,
    ontology,
    quads,
    spo,
    store_of,
    subjects,
)

SHAPE_GRAPH = ontology("shapes")
NODE_SHAPES = {shape.value.removeprefix(SHAPES) for shape in instances(SHAPE_GRAPH, NamedNode(SH + "NodeShape"))}
PROPERTY_SHAPES = instances(SHAPE_GRAPH, NamedNode(SH + "PropertyShape"))
VALID = spo(quads(EXAMPLE))
MUTATIONS = list(mutations(SHAPE_GRAPH, VALID))


def graph(triples: frozenset[Spo]) -> Store:
    return store_of(Quad(*triple) for triple in triples)


def owner(violation: Violation) -> str:
    """The node shape that a violation is of; its property shapes are named after it."""
    return violation.shape.partition("-")[0]


def members(head: Term) -> list[Term]:
    rdf = TYPE.value.removesuffix("type")
    found: list[Term] = []
    while not isinstance(head, Literal) and head != NamedNode(rdf + "nil"):
        found += objects(SHAPE_GRAPH, head, NamedNode(rdf + "first"))
        (head,) = objects(SHAPE_GRAPH, head, NamedNode(rdf + "rest"))
    return found


def test_the_valid_example_is_valid() -> None:
    assert shape_violations(graph(VALID)) == ()


def test_every_shape_has_an_invalid_example() -> None:
    assert {path.stem for path in INVALID} == NODE_SHAPES


@pytest.mark.parametrize("path", INVALID, ids=lambda path: path.stem)
def test_an_invalid_example_breaks_exactly_its_shape(path: Path) -> None:
    found = shape_violations(graph(VALID | spo(quads(path))))
    assert {owner(violation) for violation in found} == {path.stem}


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda m: f"{m.shape.removeprefix(SHAPES)} {m.constraint}")
def test_every_constraint_bites(mutation: Mutation) -> None:
    found = shape_violations(graph(mutation.triples))
    assert mutation.shape.removeprefix(SHAPES) in {violation.shape for violation in found}


@pytest.mark.parametrize("path", [EXAMPLE, *INVALID], ids=lambda path: path.stem)
def test_the_fast_engine_agrees_with_the_reference_on_examples(path: Path, tmp_path: Path) -> None:
    agree(VALID | spo(quads(path)), tmp_path)


def test_the_fast_engine_agrees_with_the_reference_on_faults(tmp_path: Path) -> None:
    """All faults in one graph, each fault on a copy of the example of its own, since pySHACL is slow to start."""
    everything: frozenset[Spo] = frozenset()
    for number, mutation in enumerate(MUTATIONS):
        everything |= {renamed(triple, number) for triple in mutation.triples}
    assert len(agree(everything, tmp_path)) >= len(MUTATIONS)


def agree(triples: frozenset[Spo], folder: Path) -> set[Violation]:
    pytest.importorskip("shacl", reason="the fast engine has no wheel for this platform; pySHACL does its work")
    write_union(graph(triples), folder / "data.nt")
    fast, reference = set(by_shacl(folder / "data.nt")), set(by_pyshacl(folder / "data.nt"))
    assert fast == reference
    return fast


def renamed(triple: Spo, number: int) -> Spo:
    """A triple about copies of the example's nodes."""
    subject, predicate, value = triple
    return copied(subject, number), predicate, value if isinstance(value, Literal) else copied(value, number)


def copied(node: Node, number: int) -> Node:
    base = "https://example.org/"
    return NamedNode(node.value.replace(base, f"{base}{number}/", 1)) if node.value.startswith(base) else node


def test_pyshacl_does_the_work_where_the_fast_engine_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "shacl", None)
    found = shape_violations(graph(VALID | spo(quads(EXAMPLE.parents[1] / "invalid" / "Selector.ttl"))))
    assert [violation.shape for violation in found] == ["Selector-start"]


def test_a_property_shape_belongs_to_the_node_shape_of_its_name() -> None:
    for shape in PROPERTY_SHAPES:
        owners = subjects(SHAPE_GRAPH, NamedNode(SH + "property"), shape)
        name = shape.value.removeprefix(SHAPES).partition("-")[0]
        assert owners == [NamedNode(SHAPES + name)]


def test_messages_say_in_both_languages_what_to_do() -> None:
    message = NamedNode(SH + "message")
    with_constraints = [*PROPERTY_SHAPES, *(NamedNode(SHAPES + name) for name in ("Role", "Restatement", "Addressing"))]
    for shape in with_constraints:
        texts = {
            text.language: text.value for text in objects(SHAPE_GRAPH, shape, message) if isinstance(text, Literal)
        }
        assert set(texts) == {"zh", "en"}
        assert texts["en"].endswith(".")
        assert ";" in texts["en"] or "," in texts["en"], f"{shape} does not say what to do"


def test_lists_of_codes_are_the_schemes() -> None:
    schemes = {frozenset(CODE[name] for name in codes.values()) for codes in SCHEMES.values()}
    listed = [
        frozenset(members(head))
        for shape in PROPERTY_SHAPES
        for head in objects(SHAPE_GRAPH, shape, NamedNode(SH + "in"))
    ]
    assert len(listed) > 20
    assert all(codes in schemes for codes in listed)


def test_a_violation_reads_as_a_sentence() -> None:
    (found,) = shape_violations(graph(VALID | spo(quads(EXAMPLE.parents[1] / "invalid" / "ResponseLink.ttl"))))
    assert str(found) == (
        "https://example.org/broken (https://w3id.org/commitment-accountability/ns#score): A score is one decimal from 0 "
        'to 1; mend it. [ResponseLink-score, found "1.2"^^<http://www.w3.org/2001/XMLSchema#decimal>]'
    )
    assert found.zh == "得分应是 0 至 1 之间的一个小数；请改正。"


def test_named_graphs_are_checked_as_one() -> None:
    """A report's graph points to areas of the registry's."""
    one, two = NamedNode("https://example.org/graph/1"), NamedNode("https://example.org/graph/2")
    store = Store()
    for subject, predicate, value in VALID:
        store.add(Quad(subject, predicate, value, one if "area" in str(subject) else two))
    assert shape_violations(store) == ()


def test_an_odd_label_is_no_trouble() -> None:
    odd = Literal('a “quote”\n"and"\\ 𠮷', language="zh")
    node = NamedNode("https://example.org/odd")
    facts: frozenset[Spo] = frozenset({(node, TYPE, CA.Place), (node, RDFS.label, odd)})
    assert shape_violations(graph(VALID | facts)) == ()
