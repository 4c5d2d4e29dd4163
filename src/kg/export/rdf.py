"""RDF formats: sorted, with only the prefixes in use, so that the same graph gives the same bytes everywhere."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pyoxigraph import NamedNode, Quad, RdfFormat, Store, Triple, serialize

from kg.store import triples
from kg.vocab import PREFIXES, RDF, RDFS

FIRST = {RDF.type.value: "0", RDFS.label.value: "1"}  # what a reader wants to see first


def turtle(store: Store) -> bytes:
    """Turtle of the union of all graphs: for people, Protégé, and most RDF tools."""
    return _written(triples(store), RdfFormat.TURTLE)


def trig(store: Store) -> bytes:
    """TriG of all named graphs: for people who want to see which graph each triple is from."""
    return _written(store, RdfFormat.TRIG)


def nquads(store: Store) -> bytes:
    """N-Quads, one sorted line for each quad: for loading into a store, and for diffs."""
    return serialize(sorted(store, key=str), format=RdfFormat.N_QUADS) or b""


def rdfxml(store: Store) -> bytes:
    """RDF/XML of the union of all graphs: for older RDF tools and XML pipelines."""
    return _written(triples(store), RdfFormat.RDF_XML)


def in_use(statements: Iterable[Triple | Quad]) -> dict[str, str]:
    """The prefixes that some name among the statements begins with."""
    spaces = {re.sub(r"[^/#]*$", "", name) for statement in statements for name in _names(statement)}
    return {prefix: base for prefix, base in PREFIXES.items() if base in spaces}


def _names(statement: Triple | Quad) -> Iterable[str]:
    for term in (statement.subject, statement.predicate, statement.object):
        if isinstance(term, NamedNode):
            yield term.value
        elif datatype := getattr(term, "datatype", None):
            yield datatype.value


def base(store: Store) -> str | None:
    """What the IRIs of all instances begin with; None where no graph tells."""
    names = sorted(str(graph.value) for graph in store.named_graphs() if isinstance(graph, NamedNode))
    return names[0].partition("graph/")[0] if names and "graph/" in names[0] else None


def _written(statements: Iterable[Triple] | Iterable[Quad], form: RdfFormat) -> bytes:
    ordered = sorted(statements, key=_order)
    return serialize(ordered, format=form, prefixes=in_use(ordered)) or b""


def _order(statement: Triple | Quad) -> tuple[str, str, str, str]:
    graph = str(statement.graph_name) if isinstance(statement, Quad) else ""
    predicate = statement.predicate.value
    return graph, str(statement.subject), FIRST.get(predicate, predicate), str(statement.object)
