"""GEXF, the format of Gephi."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from xml.etree import ElementTree as Xml

from pyoxigraph import Store

from kg.export.columns import Cell
from kg.export.csvw import joined, plain
from kg.export.markup import written
from kg.export.network import EDGE_FACTS, NUMBERS, Network, fact_columns, network
from kg.export.note import notes
from kg.tables import load

GEXF, VIZ = "http://gexf.net/1.3", "http://gexf.net/1.3/viz"


@dataclass(frozen=True, slots=True)
class Painted:
    """The colour of a type of node, of a relation or, after a full stop, of its edges of one grade."""

    name: str
    colour: str


@cache
def colours() -> Mapping[str, str]:
    """The colours in which Gephi shows nodes and edges, by name."""
    return {row.name: row.colour for row in load("network_colours", Painted, key="name")}


def gexf(store: Store) -> bytes:
    """For Gephi: nodes and edges with typed attributes, weights, colours, and dates for its timeline."""
    seen, root = network(store), Xml.Element("gexf", {"xmlns": GEXF, "xmlns:viz": VIZ, "version": "1.3"})
    meta = Xml.SubElement(root, "meta")
    Xml.SubElement(meta, "creator").text = "kg"
    Xml.SubElement(meta, "description").text = "\n".join(notes(store))
    graph = Xml.SubElement(root, "graph", mode="dynamic", defaultedgetype="directed", timeformat="date")
    types = {c.name: "liststring" if c.many else NUMBERS.get(c.type, "string") for c in fact_columns()}
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
        _painted(element, node.kind)


def _gexf_edges(parent: Xml.Element, seen: Network) -> None:
    for number, edge in enumerate(seen.edges, 1):
        # Gephi adds up parallel edges of one kind and keeps those of different kinds apart.
        ends = {"source": edge.source, "target": edge.target, "kind": edge.relation, "label": edge.relation}
        weight = {"weight": plain(edge.weight)}
        element = Xml.SubElement(parent, "edge", {"id": str(number), **ends, **weight, **_when(edge.spans)})
        _values(element, {"relation": edge.relation, **edge.facts})
        _spells(element, edge.spans)
        _painted(element, f"{edge.relation}.{edge.facts['grade']}" if "grade" in edge.facts else edge.relation)


def _values(parent: Xml.Element, facts: Mapping[str, Cell]) -> None:
    values = Xml.SubElement(parent, "attvalues")
    for name, value in facts.items():
        text = f"[{', '.join(map(plain, value))}]" if isinstance(value, tuple) else joined(value)
        Xml.SubElement(values, "attvalue", {"for": name, "value": text})


def _painted(parent: Xml.Element, name: str) -> None:
    red, green, blue = bytes.fromhex(colours()[name].lstrip("#"))
    Xml.SubElement(parent, "viz:color", r=str(red), g=str(green), b=str(blue))


def _when(spans: Sequence[tuple[str, str]]) -> dict[str, str]:
    return {"start": spans[0][0], "end": spans[0][1]} if len(spans) == 1 else {}


def _spells(parent: Xml.Element, spans: Sequence[tuple[str, str]]) -> None:
    if len(spans) > 1:
        element = Xml.SubElement(parent, "spells")
        for first, last in spans:
            Xml.SubElement(element, "spell", start=first, end=last)
