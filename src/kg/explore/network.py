"""The picture as pyvis has it: nodes, edges and options for vis-network.

pyvis compares every new node with all before it and its own pages load from elsewhere, so this fills the lists of a
`Network` at once and takes them back with `get_network_data`; the page around them is ours.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from typing import Any

from pyvis.network import Network

from kg.explore.data import Explored
from kg.explore.layout import Box, Title, arrange, named_by, scenes
from kg.explore.payload import Numbers

BESIDE = 1800  # from one report to the next
BUNDLE = "lib/vis-9.1.2/vis-network.min.js"
OPTIONS = {
    "autoResize": True,
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "nodes": {"shape": "custom", "fixed": True},
    "edges": {"hidden": True, "smooth": {"enabled": False}},
    "interaction": {
        "dragNodes": False,
        "hover": False,
        "selectable": False,
        "selectConnectedEdges": False,
        "tooltipDelay": 0,
        "keyboard": {"enabled": False},
        "zoomSpeed": 0.6,
    },
}


def network(explored: Explored, numbers: Numbers) -> dict[str, Any]:
    """Nodes with fixed places, edges, headings and options."""
    net = Network(height="100%", width="100%", notebook=False, cdn_resources="in_line")
    net.options = OPTIONS
    titles: list[dict[str, Any]] = []
    for number, scene in enumerate(scenes(explored).values()):
        layout = arrange(explored, scene)
        first = {title.group: len(titles) + n for n, title in enumerate(layout.titles)}
        titles.extend(_title(title, numbers, number) for title in layout.titles)
        net.nodes.extend(_node(box, numbers, first, number) for box in layout.boxes.values())
    net.edges.extend(_edges(explored, numbers))
    nodes, edges, _, _, _, options = net.get_network_data()
    return {"nodes": nodes, "edges": edges, "titles": titles, "options": json.loads(options)}


@cache
def vis_network() -> str:
    """The JavaScript that pyvis brings along, with its licence notice."""
    return resources.files("pyvis").joinpath(BUNDLE).read_text("utf-8")


def _node(box: Box, numbers: Numbers, titles: Mapping[str, int], report: int) -> dict[str, Any]:
    node = {
        "id": numbers.node[box.key],
        "x": _short(box.x + report * BESIDE),
        "y": _short(box.y),
        "width": box.width,
        "under": titles.get(box.group),
    }
    return node | {"aside": 1} if box.aside else node


def _title(title: Title, numbers: Numbers, report: int) -> dict[str, Any]:
    section = numbers.section.get(title.key)
    return {
        "code": title.key if section is None else "",
        "section": section,
        "side": title.side,
        "report": report,
        "x": _short(title.x + report * BESIDE),
        "y": _short(title.y),
        "width": title.width,
        "count": title.count,
    }


def _short(number: float) -> int | float:
    rounded = round(float(number), 1)
    return int(rounded) if rounded.is_integer() else rounded


def _edges(explored: Explored, numbers: Numbers) -> Iterator[dict[str, Any]]:
    """A line for each link, from and to the statements that stand alone, and one for each thing that a statement names."""

    def alone(iri: str) -> int:
        return numbers.node[explored.statements[iri].member_of or iri]

    for number, link in enumerate(explored.links):
        yield {"from": alone(link.problem), "to": alone(link.commitment), "link": number}
    for role in ("problem", "commitment"):
        for statement in explored.of_role(role):
            at = numbers.node[statement.iri]
            yield from ({"from": at, "to": numbers.node[e]} for e in named_by(explored, statement))
