"""Turtle files of the ontology and its examples, as tests read them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, Store, Triple, parse

from kg.resources import ontology_dir

HERE = Path(__file__).parent / "ontology"
EXAMPLE = HERE / "shapes" / "valid" / "example.ttl"
INVALID = sorted((HERE / "shapes" / "invalid").glob("*.ttl"))
FILES = ("core", "codes", "alignments", "shapes")
TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
Node = NamedNode | BlankNode
Term = Node | Literal
Spo = tuple[Node, NamedNode, Term]


def path_of(name: str) -> Path:
    return ontology_dir() / f"{name}.ttl"


@cache
def ontology(name: str) -> Store:
    """A file of the ontology, parsed once."""
    return store_of(parse(path=str(path_of(name)), format=RdfFormat.TURTLE))


def quads(path: Path) -> Iterator[Quad]:
    return parse(path=str(path), format=RdfFormat.TURTLE)


def store_of(quads: Iterable[Quad]) -> Store:
    store = Store()
    store.bulk_extend(quads)
    return store


def spo(quads: Iterable[Quad]) -> frozenset[Spo]:
    """The triples of some quads, none of which speaks of a triple."""
    found = []
    for quad in quads:
        assert not isinstance(quad.subject, Triple)
        assert not isinstance(quad.object, Triple)
        found.append((quad.subject, quad.predicate, quad.object))
    return frozenset(found)


def objects(store: Store, subject: Node, predicate: NamedNode) -> list[Term]:
    """The values of a property of a node."""
    return [value for _, _, value in spo(store.quads_for_pattern(subject, predicate, None))]


def subjects(store: Store, predicate: NamedNode, value: Term) -> list[NamedNode]:
    """The named nodes with a value, sorted."""
    found = (node for node, _, _ in spo(store.quads_for_pattern(None, predicate, value)))
    return sorted((node for node in found if isinstance(node, NamedNode)), key=lambda node: node.value)


def instances(store: Store, kind: NamedNode) -> list[NamedNode]:
    """The nodes of a class, sorted."""
    return subjects(store, TYPE, kind)
