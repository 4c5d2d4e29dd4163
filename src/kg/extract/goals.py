"""What each commitment will have reached: figures, or a stage of a named object."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import replace

from kg.model import (
    Checkability,
    Comparator,
    Direction,
    Goal,
    Kind,
    Milestone,
    Quantity,
    Role,
    Statement,
)

ALL = 100


def read_goals(
    statements: Sequence[Statement], quantities: Sequence[Quantity], milestones: Mapping[str, Milestone]
) -> tuple[Goal, ...]:
    """One goal for each commitment that has figures to reach, or else a milestone; these are given by the statements' ids.

    A target is to be met at least, unless the words say otherwise: 控制在 and 压缩至 set a ceiling, 100% is exact.
    """
    starts = [quantity.span.start for quantity in quantities]
    goals = (
        _goal(statement, quantities, starts, milestones)
        for statement in statements
        if statement.role is Role.COMMITMENT
    )
    return tuple(goal for goal in goals if goal is not None)


def _goal(
    statement: Statement, quantities: Sequence[Quantity], starts: Sequence[int], milestones: Mapping[str, Milestone]
) -> Goal | None:
    first, last = bisect_left(starts, statement.span.start), bisect_left(starts, statement.span.end)
    targets = tuple(_judged(quantity) for quantity in quantities[first:last] if not quantity.scope)
    if targets:
        return Goal(statement.id, targets, None, statement.window)
    if statement.checkability is not Checkability.MILESTONE:
        return None
    milestone = milestones.get(statement.id)
    return Goal(statement.id, (), milestone, statement.window) if milestone else None


def _judged(quantity: Quantity) -> Quantity:
    """The figure with the comparator by which it will be judged."""
    if quantity.comparator is not Comparator.EQUAL:
        return quantity
    if quantity.kind is Kind.SHARE and quantity.value == ALL:
        return quantity
    ceiling = quantity.direction is Direction.DOWN and quantity.kind is not Kind.CHANGE
    return replace(
        quantity, comparator=Comparator.AT_MOST if ceiling or quantity.kind is Kind.RANK else Comparator.AT_LEAST
    )
