"""What a figure measures, when, and whether it was reached or is aimed at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.model import Quantity, Report, Role, Statement, ValueRole


def situate(quantities: Sequence[Quantity], statements: Sequence[Statement], report: Report) -> tuple[Quantity, ...]:
    """The same figures with value role and period, once it is known which statement each stands in."""
    ordered = sorted(statements, key=lambda statement: statement.span)
    placed: list[Quantity] = []
    position = 0
    for quantity in quantities:
        while position < len(ordered) and ordered[position].span.end <= quantity.span.start:
            position += 1
        target = (
            position < len(ordered)
            and ordered[position].role is Role.COMMITMENT
            and ordered[position].span.holds(quantity.span)
        )
        role = ValueRole.TARGET if target else ValueRole.ACTUAL
        placed.append(replace(quantity, value_role=role, period=None if target else report.reporting_period))
    return tuple(placed)
