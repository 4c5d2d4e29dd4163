"""The tables of Neo4j's importer."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from pyoxigraph import Store

from kg.export.csvw import joined
from kg.export.files import Files
from kg.export.network import EDGE_FACTS, Edge, Node, fact_columns, network


def neo4j(store: Store) -> Files:
    """For Neo4j: `nodes.csv` and `relationships.csv` in the form that `neo4j-admin database import` takes."""
    seen = network(store)
    types = {"integer": "long", "decimal": "double", "boolean": "boolean", "date": "date"}
    names = [c.name for c in fact_columns()]
    facts = [f"{c.name}:{types.get(c.type, 'string')}{'[]' if c.many else ''}" for c in fact_columns()]
    nodes = [["iri:ID", ":LABEL", "label:string", *facts, "begin:date", "end:date"]]
    nodes += (_neo4j_node(node, names) for node in seen.nodes)
    edges = [
        [":START_ID", ":END_ID", ":TYPE", "weight:double", *(f"{n}:{t}" for n, t in EDGE_FACTS.items()), "begin:date"]
    ]
    edges[0].append("end:date")
    edges += (_neo4j_edge(edge) for edge in seen.edges)
    return {"nodes.csv": _rows(nodes), "relationships.csv": _rows(edges)}


def _neo4j_node(node: Node, names: Iterable[str]) -> list[str]:
    facts = [joined(node.facts.get(name)).replace("|", ";") for name in names]
    return [node.iri, ";".join(node.classes), node.label, *facts, *_stretch(node.spans)]


def _neo4j_edge(edge: Edge) -> list[str]:
    facts = [joined(edge.facts.get(name)) for name in EDGE_FACTS]
    relation = "".join(f"_{c}" if c.isupper() else c.upper() for c in edge.relation)
    return [edge.source, edge.target, relation, str(edge.weight), *facts, *_stretch(edge.spans)]


def _stretch(spans: Sequence[tuple[str, str]]) -> tuple[str, str]:
    return (spans[0][0], spans[-1][1]) if spans else ("", "")


def _rows(rows: Iterable[Sequence[str]]) -> bytes:
    """CSV without a line break inside a cell, which the importer refuses unless it is told."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerows([" ".join(cell.split("\n")) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8")
