"""The vocabulary beside the data, so that every store shows labels and definitions of the terms it uses."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import BlankNode, Quad, RdfFormat, parse

from kg.graph.iris import Iris
from kg.resources import ontology_file

FILES = ("core.ttl", "codes.ttl")


def ontology_quads(iris: Iris) -> Iterator[Quad]:
    """The classes, properties and code lists as a named graph of their own.

    Lists of disjoint classes and the like, which need blank nodes, stay in the files: exports have none.
    """
    graph = iris.graph("ontology")
    for name in FILES:
        for quad in parse(path=str(ontology_file(name)), format=RdfFormat.TURTLE):
            if not isinstance(quad.subject, BlankNode) and not isinstance(quad.object, BlankNode):
                yield Quad(quad.subject, quad.predicate, quad.object, graph)
