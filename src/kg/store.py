"""The store: an embedded quad store on disk, opened in milliseconds, and a door to it for rdflib."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

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
    import rdflib

DEFAULT = Path("build/store")
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


def short(term: Term | None) -> str:
    """A term as people write it: prefixed where a prefix fits, the bare text of a literal, nothing for None."""
    if isinstance(term, NamedNode):
        for prefix, base in PREFIXES.items():
            if term.value.startswith(base):
                return f"{prefix}:{term.value[len(base) :]}"
        return term.value
    return str(getattr(term, "value", ""))
