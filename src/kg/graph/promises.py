"""What a commitment lacks: a problem that it answers, and anything to hold it to."""

from __future__ import annotations

from kg.graph.entities import named
from kg.graph.iris import Iris
from kg.graph.sheet import Sheet
from kg.model import Checkability, Entity, EntityType, Extraction, Linking, Role, Statement
from kg.vocab import CA


def describe_promises(derived: Sheet, iris: Iris, extraction: Extraction, linking: Linking) -> None:
    """State of each commitment that is no member whether it answers a problem, and whether a number, time or agency anchors it."""
    answering = {link.commitment for link in linking.links if link.in_force}
    for statement, entities in named(extraction):
        if statement.role is Role.COMMITMENT and not statement.member_of:
            node = iris.statement(extraction.report.id, statement.id)
            derived.say(node, CA.answersProblem, statement.id in answering)
            derived.say(node, CA.anchored, _anchored(statement, entities))


def _anchored(statement: Statement, entities: list[Entity]) -> bool:
    window = statement.window
    timed = window.due is not None or window.kind != "unstated"
    agency = any(entity.type is EntityType.AGENCY for entity in entities)
    return timed or agency or statement.checkability is Checkability.NUMBER
