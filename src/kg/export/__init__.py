"""Exports for other systems: one function for each format, its docstring the help of `kg export`."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from pyoxigraph import Store

from kg.errors import KgError
from kg.export.rdf import jsonld, nquads, trig, turtle

__all__ = ["EXPORTERS", "export", "jsonld", "nquads", "trig", "turtle"]

EXPORTERS: Mapping[str, Callable[[Store], bytes]] = {
    exporter.__name__: exporter for exporter in (turtle, trig, nquads, jsonld)
}


def export(store: Store, form: str) -> bytes:
    """The graph in a format; raises `KgError` on one that there is not."""
    if form not in EXPORTERS:
        raise KgError(f"There is no format {form}; there are {', '.join(EXPORTERS)}.")
    return EXPORTERS[form](store)
