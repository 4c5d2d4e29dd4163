"""Where each thing stands on the web: its IRI, made from stable ids alone."""

from __future__ import annotations

from pyoxigraph import NamedNode

from kg.errors import KgError
from kg.ids import slug
from kg.model import Area, Entity, Metric, Period, Span
from kg.vocab import ROOT

BASE = f"{ROOT}id/"


class Iris:
    """The IRIs of instances below one base; a report's own things stand below the report."""

    def __init__(self, base: str = BASE) -> None:
        if not base.startswith(("http://", "https://", "urn:")) or not base.endswith(("/", "#", ":")):
            raise KgError(f"“{base}” is no base for IRIs; give one that begins with https:// and ends with /.")
        self.base = base
        self._nodes: dict[str, NamedNode] = {}

    def _node(self, path: str) -> NamedNode:
        """The node of a path; what is spoken of often is made once."""
        if (node := self._nodes.get(path)) is None:
            node = self._nodes[path] = NamedNode(self.base + path)
        return node

    def graph(self, name: str) -> NamedNode:
        return self._node(f"graph/{name}")

    def report(self, report: str) -> NamedNode:
        return self._node(f"report/{report}")

    def section(self, report: str, label: str) -> NamedNode:
        return self._node(f"report/{report}/section/{label}")

    def statement(self, report: str, statement: str) -> NamedNode:
        return self._node(f"report/{report}/{statement}")

    def characters(self, report: str, span: Span) -> NamedNode:
        return self._node(f"report/{report}/char/{span.start}-{span.end}")

    def observation(self, report: str, statement: str, number: int) -> NamedNode:
        return self._node(f"report/{report}/{statement}/o{number}")

    def milestone(self, report: str, statement: str) -> NamedNode:
        return self._node(f"report/{report}/{statement}/milestone")

    def link(self, report: str, problem: str, commitment: str) -> NamedNode:
        return self._node(f"report/{report}/link/{problem}-{commitment}")

    def review(self, report: str, problem: str, commitment: str, reviewer: str) -> NamedNode:
        return self._node(f"report/{report}/review/{problem}-{commitment}-{reviewer}")

    def assessment(self, report: str, statement: str, what: str) -> NamedNode:
        return self._node(f"report/{report}/{statement}/assessment/{what}")

    def sum(self, whole: NamedNode, by: str, thing: NamedNode) -> NamedNode:
        """What all of a report or an area says of one thing, such as a theme."""
        return NamedNode(f"{whole.value}/sum/{by}/{thing.value.rsplit('/', 1)[-1]}")

    def ledger(self, name: str, *within: str) -> NamedNode:
        return self._node("/".join(("ledger", slug(name), *within)))

    def activity(self, report: str) -> NamedNode:
        return self._node(f"report/{report}/reading")

    def entity(self, body: Area, entity: Entity) -> NamedNode:
        """One node for each named thing of a body: the same project in two of its reports is one node."""
        return self._node(f"{entity.type}/{body.code}-{entity.key}")

    def area(self, area: Area) -> NamedNode:
        return self._node(f"place/CN-{area.code}")

    def metric(self, metric: Metric) -> NamedNode:
        return self._node(f"metric/{metric.key}")

    def period(self, period: Period) -> NamedNode:
        return self._node(f"period/{period.id.replace('/', '--')}")

    def day(self, iso: str) -> NamedNode:
        return self._node(f"day/{iso}")

    def agent(self, name: str) -> NamedNode:
        return self._node(f"agent/{name}")
