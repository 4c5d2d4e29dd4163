"""GraphML, which most network programs read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from xml.etree import ElementTree as Xml

from pyoxigraph import Store

from kg.export.columns import Value
from kg.export.csvw import plain
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
        element = Xml.SubElement(graph, "node", id=node.iri)
        _data(element, "node", {"label": node.label, "type": node.kind, **node.facts, **_stretch(node.spans)})
    for edge in seen.edges:
        element = Xml.SubElement(graph, "edge", id=f"e{edge.number}", source=edge.source, target=edge.target)
        facts: dict[str, Value] = {"relation": edge.relation, "weight": edge.weight, **edge.facts}
        _data(element, "edge", {**facts, **_stretch(edge.spans)})
    return written(root)


def _data(parent: Xml.Element, target: str, facts: Mapping[str, Value]) -> None:
    for name, value in facts.items():
        Xml.SubElement(parent, "data", key=f"{target}-{name}").text = plain(value)


def _stretch(spans: Sequence[tuple[str, str]]) -> dict[str, Value]:
    return {"begin": spans[0][0], "end": spans[-1][1]} if spans else {}
