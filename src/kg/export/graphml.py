"""GraphML, which most network programs read."""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree import ElementTree as Xml

from pyoxigraph import Store

from kg.export.columns import Cell
from kg.export.csvw import joined
from kg.export.markup import written
from kg.export.network import EDGE_FACTS, NUMBERS, fact_columns, network
from kg.export.note import notes

GRAPHML = "http://graphml.graphdrawing.org/xmlns"


def graphml(store: Store) -> bytes:
    """For yEd, Cytoscape, igraph and networkx: nodes and edges with typed attributes; dates are text."""
    seen, root = network(store), Xml.Element("graphml", xmlns=GRAPHML)
    kept = {"node": ("label", "type", *(c.name for c in fact_columns()), "begin", "end")}
    kept["edge"] = ("relation", "weight", *EDGE_FACTS, "begin", "end")
    types = {c.name: NUMBERS.get(c.type, "string") for c in fact_columns()} | {"weight": "double"} | EDGE_FACTS
    for name, target in (("description", "graph"), *((n, t) for t, names in kept.items() for n in names)):
        attributes = {"for": target, "attr.name": name, "attr.type": types.get(name, "string")}
        Xml.SubElement(root, "key", {"id": f"{target}-{name}", **attributes})
    graph = Xml.SubElement(root, "graph", edgedefault="directed")
    _data(graph, "graph", {"description": "\n".join(notes(store))})
    for node in seen.nodes:
        _data(Xml.SubElement(graph, "node", id=node.iri), "node", node.told)
    for number, edge in enumerate(seen.edges, 1):
        _data(Xml.SubElement(graph, "edge", id=f"e{number}", source=edge.source, target=edge.target), "edge", edge.told)
    return written(root)


def _data(parent: Xml.Element, target: str, facts: Mapping[str, Cell]) -> None:
    for name, value in facts.items():
        Xml.SubElement(parent, "data", key=f"{target}-{name}").text = joined(value)
