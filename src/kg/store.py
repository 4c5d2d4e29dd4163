"""The store: an embedded quad store on disk, opened in milliseconds, and a door to it for rdflib and networkx."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    QueryBoolean,
    QuerySolutions,
    QueryTriples,
    Store,
    Triple,
    Variable,
)

from kg.errors import StoreError
from kg.settle import settle
from kg.vocab import PREFIXES

if TYPE_CHECKING:
    import networkx
    import rdflib

DEFAULT = Path("build/store")
WEIGHTS = {"direct": 1.0, "partial": 0.6, "related": 0.2}  # of response edges, by the grade in force
Term = NamedNode | BlankNode | Literal | Triple


class Answers(Protocol):
    """What answers SPARQL: the embedded store, or an `Endpoint` elsewhere."""

    def query(
        self,
        query: str,
        *,
        prefixes: dict[str, str] | None = None,
        use_default_graph_as_union: bool = False,
        substitutions: dict[Variable, Term] | None = None,
    ) -> QuerySolutions | QueryBoolean | QueryTriples: ...


def open_store(path: str | Path = DEFAULT) -> Store:
    """Open a store for reading; raises `StoreError` where there is none or it is damaged."""
    place = Path(path)
    settle(place.parent)
    if not (place / "CURRENT").is_file():
        raise StoreError(f"There is no store at {place}; make one with “kg build”, or name another with --store.")
    try:
        return Store.read_only(str(place))
    except (OSError, RuntimeError) as error:
        raise StoreError(f"The store at {place} cannot be opened ({error}); make it anew with “kg build”.") from error


def rows(store: Answers, query: str, **bound: Term) -> Iterator[tuple[Term | None, ...]]:
    """The rows of a SELECT over the union of all graphs, with the project's prefixes and some variables bound."""
    found = store.query(
        query,
        prefixes=dict(PREFIXES),
        use_default_graph_as_union=True,
        substitutions={Variable(name): term for name, term in bound.items()},
    )
    if not isinstance(found, QuerySolutions):
        raise StoreError("Only a SELECT has rows; ask with SELECT.")
    for solution in found:
        yield tuple(solution)


def triples(store: Store) -> list[Triple]:
    """The union of all graphs, each triple once, sorted."""
    return sorted({quad.triple for quad in store}, key=str)


def dataset(path: str | Path = DEFAULT) -> rdflib.Dataset:
    """The store as an rdflib `Dataset` whose default graph is the union of all; nothing is copied.

    Writing is refused: a store is made by `kg build` alone.
    """
    import rdflib
    from oxrdflib import OxigraphStore

    return rdflib.Dataset(store=OxigraphStore(store=open_store(path)), default_union=True)


_NODES = """SELECT ?node ?class ?label ?headline WHERE {
  ?node a ?class ; rdfs:label ?label . FILTER(LANG(?label) != "en")
  VALUES ?class { ca:Problem ca:Commitment ca:Achievement ca:IndicatorStatement ca:Context ca:Guidance ca:Section ca:Report
                  ca:Project ca:Place ca:Agency ca:Organisation ca:Policy ca:Event ca:Metric ca:District ca:AdministrativeArea
                  ca:Observation ca:Target ca:Milestone }
  OPTIONAL { ?node ca:headline ?headline }
} ORDER BY ?node ?class ?label"""

_EDGES = """SELECT ?from ?property ?to WHERE {
  ?from ?property ?to .
  VALUES ?property { ca:addresses ca:mentions ca:partOfProblem ca:member ca:states ca:goal ca:metric ca:jurisdiction
                     ca:baseline dcterms:isPartOf oa:hasSource }
} ORDER BY ?from ?property ?to"""

_LINKS = """SELECT ?commitment ?problem ?grade ?basis ?score ?state WHERE {
  ?link a ca:ResponseLink ; ca:problem ?problem ; ca:commitment ?commitment ; ca:grade ?grade ; ca:basis ?basis ;
        ca:reviewState ?state .
  FILTER(?state != code:rejected)
  OPTIONAL { ?link ca:score ?score }
} ORDER BY ?commitment ?problem"""


def to_networkx(store: Store) -> networkx.MultiDiGraph[str]:
    """The graph as networkx sees it: a node for each thing, with `type` and `label`; an edge for each relation, keyed by its name.

    A problem also has `headline`: whether it is one that others are points of, and not counted itself.
    A response link that people have not rejected becomes an edge `response` from the commitment to the problem with its
    `grade`, `basis`, `review_state` and, unless people added it, `score`; `addresses` edges are the strong ones in force.
    `weight` is 1 for a direct response, 0.6 for a partial and 0.2 for a related one, and 1 for all other edges.
    """
    import networkx

    graph: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    for node, kind, label, headline in rows(store, _NODES):
        types = {*graph.nodes.get(_iri(node), {}).get("types", ()), short(kind)}
        graph.add_node(_iri(node), label=_text(label), types=tuple(sorted(types)), type=min(types))
        if headline is not None:
            graph.nodes[_iri(node)]["headline"] = _text(headline) == "true"
    for start, relation, end in rows(store, _EDGES):
        if _iri(start) in graph and _iri(end) in graph:
            graph.add_edge(_iri(start), _iri(end), key=short(relation).split(":")[-1], weight=1.0)
    for commitment, problem, grade, basis, score, state in rows(store, _LINKS):
        facts: dict[str, str | float] = {"grade": _local(grade), "basis": _local(basis), "review_state": _local(state)}
        if score is not None:
            facts["score"] = float(_text(score))
        graph.add_edge(_iri(commitment), _iri(problem), key="response", weight=WEIGHTS[_local(grade)], **facts)
    return graph


def short(term: Term | None) -> str:
    """A term as people write it: prefixed where a prefix fits, the bare text of a literal, nothing for None."""
    if isinstance(term, NamedNode):
        for prefix, base in PREFIXES.items():
            if term.value.startswith(base):
                return f"{prefix}:{term.value[len(base) :]}"
        return term.value
    return _text(term)


def _iri(term: Any) -> str:
    return str(term.value)


def _text(term: Any) -> str:
    return "" if term is None else str(term.value)


def _local(term: Any) -> str:
    return short(term).split(":", 1)[-1]
