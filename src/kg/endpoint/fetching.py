"""The graphs of a SPARQL store elsewhere, fetched whole: for what looks at all of a graph.

Servers may limit how many rows they give, some without a word. So what comes is counted against what there is, and fetched in
pages where it is less.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, QueryTriples, Store, Triple

from kg.endpoint.client import Login
from kg.endpoint.sparql import Endpoint
from kg.errors import EndpointError
from kg.store import open_store
from kg.vocab import CA

MANIFEST = "graph/manifest"
Graph = NamedNode | DefaultGraph
_SIZES = "SELECT ?g (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g ORDER BY ?g"
_REPORTS = f"SELECT DISTINCT ?g WHERE {{ GRAPH ?g {{ ?r a <{CA.Report.value}> }} }} ORDER BY ?g"
_SIZE = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o } ORDER BY ?n"


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A store that `--endpoint` names."""

    address: str
    login: Login | None = None

    def __str__(self) -> str:
        return str(self.endpoint())

    def endpoint(self) -> Endpoint:
        return Endpoint(self.address, self.login)


Place = Path | Elsewhere


def warned(endpoint: Endpoint, warn: Callable[[str], None]) -> Endpoint:
    """The endpoint, after a word where a publication to it is not complete."""
    if endpoint.half_done:
        warn(f"What is published at {endpoint} is half done: some graphs are still to come; “kg publish” completes it.")
    return endpoint


def open_any(
    place: Place, progress: Callable[[str], None] = lambda _: None, warn: Callable[[str], None] = lambda _: None
) -> Store:
    """The store on disk, or one in memory with the graphs of a store elsewhere; raises `EndpointError` where some do not come."""
    if isinstance(place, Path):
        return open_store(place)
    endpoint = warned(place.endpoint(), warn)
    store = Store()
    found = sizes(endpoint)
    for number, (graph, size) in enumerate(found.items(), 1):
        progress(f"fetching graph {number} of {len(found)} from {endpoint}")
        store.bulk_extend(Quad(t.subject, t.predicate, t.object, graph) for t in fetched(endpoint, graph, size))
    return store


def open_to_ask(place: Place, warn: Callable[[str], None] = lambda _: None) -> Store | Endpoint:
    """The store on disk, or the one elsewhere, which answers queries itself."""
    return open_store(place) if isinstance(place, Path) else warned(place.endpoint(), warn)


def sizes(endpoint: Endpoint) -> dict[Graph, int]:
    """How many triples each graph of ours holds: those below the base of a graph that has a report, or else the default graph."""
    reports = [graph.value for (graph,) in endpoint.rows(_REPORTS) if isinstance(graph, NamedNode)]
    below = tuple({name.partition("/graph/")[0] + "/graph/" for name in reports if "/graph/" in name})
    ours: dict[Graph, int] = {
        graph: size
        for graph, size in named_sizes(endpoint).items()
        if (graph.value.startswith(below) or graph.value in reports) and not graph.value.endswith(MANIFEST)
    }
    if ours:
        return ours
    size = next(_number(size) for (size,) in endpoint.rows(_SIZE))
    if not size:
        raise EndpointError(f"{endpoint} holds no report; send some there with “kg publish”.")
    return {DefaultGraph(): size}


def named_sizes(endpoint: Endpoint) -> dict[NamedNode, int]:
    """How many triples each named graph holds, whoever it belongs to."""
    return {graph: _number(size) for graph, size in endpoint.rows(_SIZES) if isinstance(graph, NamedNode)}


def graph_size(endpoint: Endpoint, graph: NamedNode) -> int:
    """How many triples a graph holds."""
    rows = endpoint.rows(f"SELECT (COUNT(*) AS ?n) WHERE {{ GRAPH {graph} {{ ?s ?p ?o }} }} ORDER BY ?n")
    return _number(next(rows)[0])


def fetched(endpoint: Endpoint, graph: Graph, size: int) -> set[Triple]:
    """All triples of a graph; raises `EndpointError` where they are not as many as they must be."""
    pattern = "?s ?p ?o" if isinstance(graph, DefaultGraph) else f"GRAPH {graph} {{ ?s ?p ?o }}"
    found = endpoint.query(f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ {pattern} }}")
    assert isinstance(found, QueryTriples)
    triples = set(found)
    if len(triples) < size:
        rows = endpoint.rows(f"SELECT ?s ?p ?o WHERE {{ {pattern} }} ORDER BY ?s ?p ?o")
        triples = {Triple(s, p, o) for s, p, o in rows}  # type: ignore[arg-type]
    if len(triples) != size:
        raise EndpointError(
            f"{endpoint} gives {len(triples)} of the {size} triples of {graph}; let it answer with more rows, or run the"
            " command again if somebody is writing to it."
        )
    return triples


def _number(term: object) -> int:
    return int(term.value) if isinstance(term, Literal) else 0
