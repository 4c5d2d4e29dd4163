"""The picture as pyvis has it: nodes, edges and options for vis-network.

pyvis compares every new node with all before it and its own pages load from elsewhere, so this fills the lists of a
`Network` at once and takes them back with `get_network_data`; the page around them is ours.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import groupby
from typing import Any

from pyvis.network import Network

from kg.explore.data import Explored
from kg.explore.layout import PROBLEM_WIDTH, Box, Layout, Scene, Title, arrange, named_by, scenes
from kg.explore.payload import Numbers, filled

BESIDE, BELOW = 240, 120  # from one report to the next, and between one body's and the next's
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
    """Nodes with fixed places, edges, headings and options; each body's reports stand side by side in a row of their own."""
    net = Network(height="100%", width="100%", notebook=False, cdn_resources="in_line")
    net.options = OPTIONS
    titles: list[dict[str, Any]] = []
    ids = BoxIds(numbers)
    for sheet in _sheets(explored):
        under = {title.group: len(titles) + n for n, title in enumerate(sheet.layout.titles)}
        titles.extend(_title(title, numbers, sheet) for title in sheet.layout.titles)
        titles.append(_report_title(numbers, sheet))
        ids.next_report()
        net.nodes.extend(_node(box, ids, under, sheet) for box in sheet.layout.boxes.values())
        net.edges.extend(_edges(explored, sheet, numbers, ids))
    nodes, edges, _, _, _, options = net.get_network_data()
    return {"nodes": nodes, "edges": edges, "titles": titles, "options": json.loads(options)}


@dataclass(frozen=True, slots=True)
class Sheet:
    """One report's layout, and where its upper left corner stands."""

    report: str
    scene: Scene
    layout: Layout
    x: float
    y: float


def _sheets(explored: Explored) -> Iterator[Sheet]:
    y = 0.0
    all_scenes = scenes(explored)
    for _, reports in groupby(explored.reports.values(), key=lambda report: report.area):
        layouts = [(r.iri, all_scenes[r.iri], arrange(explored, all_scenes[r.iri])) for r in reports]
        x = 0.0
        for report, scene, layout in layouts:
            yield Sheet(report, scene, layout, x, y)
            x += layout.width + BESIDE
        y += max(layout.height for _, _, layout in layouts) + BELOW


class BoxIds:
    """The ids of boxes: a node's number, and for each further box of the same node that number plus all nodes once more."""

    def __init__(self, numbers: Numbers) -> None:
        self._node = numbers.node
        self._boxes: Counter[str] = Counter()
        self._here: dict[str, int] = {}

    def next_report(self) -> None:
        """Begin another report: what it names gets boxes of its own."""
        self._here = {}

    def of(self, key: str) -> int:
        """The id of a thing's box in the report of the moment."""
        if key not in self._here:
            self._here[key] = self._node[key] + self._boxes[key] * len(self._node)
            self._boxes[key] += 1
        return self._here[key]


@cache
def vis_network() -> str:
    """The JavaScript that pyvis brings along, with its licence notice."""
    return resources.files("pyvis").joinpath(BUNDLE).read_text("utf-8")


def _node(box: Box, ids: BoxIds, under: Mapping[str, int], sheet: Sheet) -> dict[str, Any]:
    return filled(
        id=ids.of(box.key),
        x=_short(box.x + sheet.x),
        y=_short(box.y + sheet.y),
        width=box.width,
        under=under.get(box.group),
        aside=box.aside,
    )


def _title(title: Title, numbers: Numbers, sheet: Sheet) -> dict[str, Any]:
    return filled(
        code=title.key,
        side=title.side,
        report=numbers.report[sheet.report],
        x=_short(title.x + sheet.x),
        y=_short(title.y + sheet.y),
        width=title.width,
        count=title.count,
    )


def _report_title(numbers: Numbers, sheet: Sheet) -> dict[str, Any]:
    return {
        "side": "report",
        "report": numbers.report[sheet.report],
        "x": _short(sheet.x - PROBLEM_WIDTH / 2),
        "y": _short(sheet.y),
        "width": _short(sheet.layout.width),
    }


def _short(number: float) -> int | float:
    rounded = round(float(number), 1)
    return int(rounded) if rounded.is_integer() else rounded


def _edges(explored: Explored, sheet: Sheet, numbers: Numbers, ids: BoxIds) -> Iterator[dict[str, Any]]:
    """A line for each link, from and to the statements that stand alone, and one for each thing that a statement names."""

    def alone(iri: str) -> int:
        return ids.of(explored.statements[iri].member_of or iri)

    for link in sheet.scene.links:
        yield {"from": alone(link.problem), "to": alone(link.commitment), "link": numbers.link[link.iri]}
    for statement in (*sheet.scene.problems, *sheet.scene.commitments):
        at = ids.of(statement.iri)
        yield from ({"from": at, "to": ids.of(e)} for e in named_by(explored, statement))
