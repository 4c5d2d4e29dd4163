"""The union of all graphs, property by property: each is fetched once, so that a table of any size takes one pass."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pyoxigraph import Literal, NamedNode, Store

from kg.vocab import PREFIXES

Node = NamedNode | Literal  # there are no blank nodes in our data


def iri(name: str) -> NamedNode:
    """The IRI of a prefixed name: `ca:due`."""
    prefix, _, local = name.partition(":")
    return NamedNode(PREFIXES[prefix] + local)


def local(name: str) -> str:
    """The last part of an IRI: `…/code/direct` → `direct`."""
    return name.rpartition("/")[2].rpartition("#")[2]


class Properties:
    """What a store says, by property; values come sorted, so that nothing depends on the order of a store."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._found: dict[str, Mapping[str, tuple[Node, ...]]] = {}

    def of(self, step: str) -> Mapping[str, tuple[Node, ...]]:
        """Subject → values of a property such as `ca:due`, or the other way round for `^ca:due`."""
        if step not in self._found:
            inverse, found = step.startswith("^"), dict[str, set[Node]]()
            for quad in self._store.quads_for_pattern(None, iri(step.lstrip("^")), None):
                subject, value = (quad.object, quad.subject) if inverse else (quad.subject, quad.object)
                if isinstance(subject, NamedNode) and isinstance(value, NamedNode | Literal):
                    found.setdefault(subject.value, set()).add(value)
            self._found[step] = {subject: tuple(sorted(values, key=str)) for subject, values in found.items()}
        return self._found[step]

    def follow(self, subject: str, path: str) -> list[Node]:
        """What a path of properties, such as `oa:hasSource/dcterms:source`, leads to from a subject."""
        reached: list[Node] = [NamedNode(subject)]
        for step in filter(None, path.split("/")):
            values = self.of(step)
            reached = [value for term in reached for value in values.get(term.value, ())]
        return reached

    def first(self, subject: str, path: str) -> str:
        """The first of what a path leads to, or nothing."""
        found = self.follow(subject, path)
        return found[0].value if found else ""

    def members(self, classes: Iterable[str]) -> list[str]:
        """The IRIs of all things of some classes, sorted."""
        kinds = self.of("^rdf:type")
        return sorted({term.value for name in classes for term in kinds.get(iri(name).value, ())})
