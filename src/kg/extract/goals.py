"""What each commitment will have reached: figures, or a stage of a named object."""

from __future__ import annotations

from collections.abc import Sequence

from kg.model import Checkability, Document, Goal, Quantity, Report, Role, Statement


def read_goals(
    document: Document, statements: Sequence[Statement], quantities: Sequence[Quantity], report: Report
) -> tuple[Goal, ...]:
    """One goal for each commitment that has figures or a stage to reach."""
    del document, report
    goals = []
    for statement in statements:
        if statement.role is not Role.COMMITMENT:
            continue
        targets = tuple(q for q in quantities if statement.span.holds(q.span) and not q.scope)
        if targets or statement.checkability is Checkability.MILESTONE:
            goals.append(Goal(statement.id, targets, None, statement.window))
    return tuple(goals)
