"""Exports for other systems: one function for each format, its docstring the help of `kg export`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import IO

from pyoxigraph import Store

from kg.errors import KgError
from kg.export.csvw import csv
from kg.export.dcat import dcat
from kg.export.files import Exported, Exporter
from kg.export.gexf import gexf
from kg.export.graphml import graphml
from kg.export.jsonld import jsonld
from kg.export.neo4j import neo4j
from kg.export.parquet import parquet
from kg.export.rdf import WRITERS, nquads, rdfxml, trig, turtle
from kg.export.stratml import stratml

__all__ = ["EXPORTERS", "WRITERS", "Exported", "export", "turtle", "write"]

EXPORTERS: Mapping[str, Exporter] = {
    exporter.__name__: exporter
    for exporter in (turtle, trig, nquads, jsonld, rdfxml, csv, parquet, graphml, gexf, neo4j, stratml, dcat)
}


def export(store: Store, form: str) -> Exported:
    """The graph in a format: the bytes of a file, or the files of a folder by their names.

    Raises `KgError` on a format that there is not.
    """
    if form not in EXPORTERS:
        raise KgError(f"There is no format {form}; there are {', '.join(EXPORTERS)}.")
    return EXPORTERS[form](store)


def write(store: Store, form: str, out: IO[bytes]) -> None:
    """Write a format of one file; Turtle, TriG and N-Quads piece by piece, whatever the size of the store.

    Raises `KgError` on a format of several files.
    """
    if form in WRITERS:
        WRITERS[form](store, out)
        return
    exported = export(store, form)
    if not isinstance(exported, bytes):
        raise KgError(f"{form} is several files ({', '.join(exported)}); name a folder with --out.")
    out.write(exported)
