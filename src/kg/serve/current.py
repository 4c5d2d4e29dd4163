"""The store of the last build, for the pages: opened anew where a build has replaced it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from threading import Lock
from typing import TypeVar

from pyoxigraph import Literal, NamedNode, Store

from kg.errors import StoreError
from kg.search import labels_of
from kg.serve.pool import version
from kg.store import open_store, rows
from kg.vocab import CA, RDF, RDFS, ROOT

KEPT = 16  # explorers and the like, of a megabyte each
Made = TypeVar("Made")
_ROOT = "SELECT ?report ?id WHERE { ?report a ca:Report ; dcterms:identifier ?id } LIMIT 1"


class Shown:
    """One build of the store, and what pages made of it."""

    def __init__(self, place: Path) -> None:
        self.store = store = open_store(place)
        self.labels = labels_of(place)
        self.base = _base(store)
        self._made: dict[object, object] = {}
        self._lock = Lock()

    def once(self, key: object, make: Callable[[], Made]) -> Made:
        """What `make` gives, made once and kept while this build is the last one and not much else was asked for since."""
        with self._lock:
            made = self._made.pop(key) if key in self._made else make()
            self._made[key] = made
            for oldest in list(self._made)[:-KEPT]:
                del self._made[oldest]
        return made  # type: ignore[return-value]

    def reports(self) -> int:
        """How many reports there are."""
        found = self.store.quads_for_pattern(None, RDF.type, CA.Report, None)
        return len({quad.subject for quad in found})

    def label(self, iri: str, lang: str) -> str | None:
        """What a thing is called in a language, else in another."""
        found = [
            quad.object
            for quad in self.store.quads_for_pattern(NamedNode(iri), RDFS.label, None, None)
            if isinstance(quad.object, Literal)
        ]
        found.sort(key=lambda label: ((label.language or "") != lang, label.language or "", label.value))
        return found[0].value if found else None


class Current:
    """The last build; one that has not been replaced yet when a request comes is answered from to the end."""

    def __init__(self, place: Path) -> None:
        self._place = place
        self._lock = Lock()
        self._version = version(place)
        self._shown = Shown(place)

    def shown(self) -> Shown:
        """The last build that can be opened."""
        now = version(self._place)
        if now is None or now == self._version:
            return self._shown
        with self._lock:
            try:
                self._shown, self._version = Shown(self._place), now
            except StoreError:  # a build is putting it in place at this moment
                return self._shown
        return self._shown


def _base(store: Store) -> str:
    """What the IRIs of the store's things begin with."""
    for report, id_ in rows(store, _ROOT):
        assert isinstance(report, NamedNode)
        assert isinstance(id_, Literal)
        return report.value.removesuffix(f"report/{id_.value}")
    return f"{ROOT}id/"


@cache
def terms_with_entry() -> frozenset[str]:
    """The IRIs that the page of the vocabulary has an entry for."""
    from kg.ontology_page import entries

    return entries()
