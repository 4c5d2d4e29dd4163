"""How far each commitment can be held to account by its own words: six points, each with its evidence in the graph."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kg.graph.entities import named
from kg.graph.figures import Holders
from kg.graph.iris import Iris
from kg.graph.sheet import Sheet
from kg.model import Checkability, Entity, EntityType, Extraction, Goal, Linking, Role, Statement
from kg.vocab import CA, code

# A district is where everything happens, and a metric counts only where it is a common statistic.
OBJECTS = frozenset(EntityType) - {EntityType.DISTRICT, EntityType.METRIC}


def describe_answerability(
    derived: Sheet, iris: Iris, extraction: Extraction, earned: Mapping[str, Sequence[str]]
) -> None:
    """State the points that each commitment earns, and how many they are; its members are counted in it."""
    for statement, points in earned.items():
        node = iris.statement(extraction.report.id, statement)
        derived.say(node, CA.answerability, len(points))
        derived.say(node, CA.answerabilityPoint, *(code("answerabilityPoint", point) for point in points))


def answerability(extraction: Extraction, linking: Linking) -> Mapping[str, Sequence[str]]:
    """The points of each commitment that is no member, by its id."""
    goals = {goal.statement: goal for goal in extraction.goals}
    with_baseline = _with_baseline(extraction, linking)
    return {
        statement.id: tuple(_points(statement, entities, goals.get(statement.id), extraction, with_baseline))
        for statement, entities in named(extraction)
        if statement.role is Role.COMMITMENT and not statement.member_of
    }


def _points(
    statement: Statement,
    entities: Sequence[Entity],
    goal: Goal | None,
    extraction: Extraction,
    with_baseline: frozenset[str],
) -> Iterator[str]:
    if any(entity.type in OBJECTS for entity in entities) or _common_statistic(goal):
        yield "named-object"
    if statement.checkability in (Checkability.NUMBER, Checkability.MILESTONE):
        yield "end-state"
    if statement.window.due:
        yield "stated-date"
    if statement.id in extraction.owners:
        yield "named-owner"
    if statement.id in with_baseline:
        yield "stated-baseline"
    if statement.verb and not statement.soft:
        yield "firm-verb"


def _common_statistic(goal: Goal | None) -> bool:
    """Whether a goal is measured by a statistic of the table of metrics, which alone have an English name."""
    return goal is not None and any(target.metric and target.metric.name_en for target in goal.targets)


def _with_baseline(extraction: Extraction, linking: Linking) -> frozenset[str]:
    holders = Holders(extraction)
    held = (holders.of(pair.target) for pair in linking.baselines)
    return frozenset(statement.id for statement in held if statement)
