"""Exports for other systems: one function for each format, its docstring the help of `kg export`."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from pyoxigraph import Store

from kg.export.rdf import jsonld, nquads, trig, turtle

__all__ = ["EXPORTERS", "jsonld", "nquads", "trig", "turtle"]

EXPORTERS: Mapping[str, Callable[[Store], bytes]] = {
    exporter.__name__: exporter for exporter in (turtle, trig, nquads, jsonld)
}
