"""The things of one class in the store, each with all its properties, fetched by one query."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from kg.explore.data import Words

QUERY = "SELECT ?thing ?property ?value WHERE { ?thing a <%s> ; ?property ?value }"
Term = ox.NamedNode | ox.BlankNode | ox.Literal


class Thing:
    """A node and its properties. Values come sorted, so that nothing depends on the order of a store."""

    __slots__ = ("_values", "iri")

    def __init__(self, iri: str) -> None:
        self.iri = iri
        self._values: dict[str, list[Term]] = {}

    def add(self, property_: str, value: Term) -> None:
        self._values.setdefault(property_, []).append(value)

    def all(self, property_: ox.NamedNode) -> tuple[str, ...]:
        """The IRIs or lexical forms of a property, sorted."""
        found = self._values.get(property_.value)
        if not found:
            return ()
        return (found[0].value,) if len(found) == 1 else tuple(sorted({term.value for term in found}))

    def one(self, property_: ox.NamedNode) -> str:
        """The value of a property, the first of several, or nothing."""
        values = self.all(property_)
        return values[0] if values else ""

    def yes(self, property_: ox.NamedNode) -> bool:
        return self.one(property_) == "true"

    def code(self, property_: ox.NamedNode) -> str:
        """The local name of a code."""
        return local(self.one(property_))

    def words(self, property_: ox.NamedNode) -> Words:
        """A text in Chinese (or in no language that it names) and in English."""
        texts = [t for t in self._values.get(property_.value, ()) if isinstance(t, ox.Literal)]
        english = sorted(t.value for t in texts if (t.language or "").startswith("en"))
        others = sorted(t.value for t in texts if not (t.language or "").startswith("en"))
        return Words(next(iter(others), ""), next(iter(english), ""))


def local(iri: str) -> str:
    """The last part of an IRI: `…/code/direct` → `direct`."""
    return iri.rpartition("/")[2].rpartition("#")[2]


def things(store: ox.Store, class_: ox.NamedNode) -> dict[str, Thing]:
    """The things of a class in whichever graph, by IRI, sorted by IRI."""
    found: dict[str, Thing] = {}
    for iri, property_, value in _rows(store, QUERY % class_.value):
        thing = found.get(iri.value) or found.setdefault(iri.value, Thing(iri.value))
        thing.add(property_.value, value)
    return dict(sorted(found.items()))


def _rows(store: ox.Store, query: str) -> Iterator[tuple[ox.NamedNode, ox.NamedNode, Term]]:
    solutions = store.query(query, use_default_graph_as_union=True)
    assert isinstance(solutions, ox.QuerySolutions)
    for row in solutions:
        yield row[0], row[1], row[2]
