"""GEXF, the format of Gephi."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from xml.etree import ElementTree as Xml

from pyoxigraph import Store

from kg.export.columns import Value
from kg.export.csvw import plain
from kg.export.markup import written
from kg.export.network import EDGE_FACTS, NUMBERS, Network, fact_columns, network
from kg.export.note import notes

GEXF, VIZ = "http://gexf.net/1.3", "http://gexf.net/1.3/viz"
COLOURS = {
    "Problem": (200, 60, 50),
    "Commitment": (40, 110, 190),
    "Achievement": (70, 150, 90),
    "IndicatorStatement": (120, 150, 60),
    "Project": (230, 150, 40),
    "Place": (150, 100, 60),
    "Agency": (120, 80, 160),
}
GREY = (150, 150, 150)


def gexf(store: Store) -> bytes:
    """For Gephi: nodes and edges with typed attributes, weights, colours, and dates for its timeline."""
    seen, root = network(store), Xml.Element("gexf", {"xmlns": GEXF, "xmlns:viz": VIZ, "version": "1.3"})
    meta = Xml.SubElement(root, "meta")
    Xml.SubElement(meta, "creator").text = "kg"
    Xml.SubElement(meta, "description").text = "\n".join(notes(store))
    graph = Xml.SubElement(root, "graph", mode="dynamic", defaultedgetype="directed", timeformat="date")
    types = {c.name: NUMBERS.get(c.type, "string") for c in fact_columns()}
    _declared(graph, "node", {"type": "string", **types})
    _declared(graph, "edge", {"relation": "string", **EDGE_FACTS})
    _gexf_nodes(Xml.SubElement(graph, "nodes", count=str(len(seen.nodes))), seen)
    _gexf_edges(Xml.SubElement(graph, "edges", count=str(len(seen.edges))), seen)
    return written(root)


def _declared(graph: Xml.Element, target: str, types: Mapping[str, str]) -> None:
    attributes = Xml.SubElement(graph, "attributes", {"class": target})
    for name, kind in types.items():
        Xml.SubElement(attributes, "attribute", id=name, title=name, type=kind)


def _gexf_nodes(parent: Xml.Element, seen: Network) -> None:
    for node in seen.nodes:
        element = Xml.SubElement(parent, "node", {"id": node.iri, "label": node.label, **_when(node.spans)})
        _values(element, {"type": node.kind, **node.facts})
        _spells(element, node.spans)
        red, green, blue = COLOURS.get(node.kind, GREY)
        Xml.SubElement(element, "viz:color", r=str(red), g=str(green), b=str(blue))


def _gexf_edges(parent: Xml.Element, seen: Network) -> None:
    for edge in seen.edges:
        # Gephi adds up parallel edges of one kind and keeps those of different kinds apart.
        ends = {"source": edge.source, "target": edge.target, "kind": edge.relation, "label": edge.relation}
        weight = {"weight": plain(edge.weight)}
        element = Xml.SubElement(parent, "edge", {"id": str(edge.number), **ends, **weight, **_when(edge.spans)})
        _values(element, {"relation": edge.relation, **edge.facts})
        _spells(element, edge.spans)


def _values(parent: Xml.Element, facts: Mapping[str, Value]) -> None:
    values = Xml.SubElement(parent, "attvalues")
    for name, value in facts.items():
        Xml.SubElement(values, "attvalue", {"for": name, "value": plain(value)})


def _when(spans: Sequence[tuple[str, str]]) -> dict[str, str]:
    return {"start": spans[0][0], "end": spans[0][1]} if len(spans) == 1 else {}


def _spells(parent: Xml.Element, spans: Sequence[tuple[str, str]]) -> None:
    if len(spans) > 1:
        element = Xml.SubElement(parent, "spells")
        for first, last in spans:
            Xml.SubElement(element, "spell", start=first, end=last)
