"""How often the reports of an area name each thing."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from pyoxigraph import NamedNode

from kg.graph.entities import named
from kg.graph.iris import Iris
from kg.graph.sheet import Sheet
from kg.model import EntityType, Extraction, Role
from kg.vocab import CA

BY_ROLE = {Role.ACHIEVEMENT: "achievement", Role.PROBLEM: "problem", Role.COMMITMENT: "commitment"}


def describe_naming(derived: Sheet, iris: Iris, extractions: Iterable[Extraction]) -> None:
    """State how many statements of an area's reports name each thing, and of agencies in what roles."""
    found: dict[NamedNode, Counter[str]] = defaultdict(Counter)
    for extraction in extractions:
        for statement, entities in named(extraction):
            for entity in entities:
                counts = found[iris.entity(extraction.report.jurisdiction, entity)]
                counts["statement"] += 1
                if entity.type is EntityType.AGENCY:
                    for role, counted in BY_ROLE.items():
                        counts[counted] += statement.role is role
    for thing, counts in found.items():
        for counted, number in counts.items():
            derived.say(thing, CA[f"{counted}Count"], number)
