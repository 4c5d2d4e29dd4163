"""The lead test: whether a unit only gives a direction that later clauses of its sentence spell out."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.statements.clauses import DEEDS, Clause
from kg.extract.statements.units import Unit, shared

LONGEST = 24


def is_lead(unit: Unit, later: Sequence[Unit]) -> bool:
    """Whether deleting the unit loses no deliverable, figure or beneficiary that a later clause does not cover."""
    if not unit.vague or len(unit.text) > LONGEST or unit.head.text.count("、") > 1 or unit.head.has("named-work"):
        return False
    details = [other for other in later if is_detail(other)]
    if details and unit.has("deliverable"):
        return any(shared(unit.head.text[unit.head.object :], other.text) for other in details)
    return bool(details)


def is_detail(unit: Unit) -> bool:
    """Whether a unit says something that can be looked for."""
    return bool(unit.figures) or unit.head.kind in DEEDS or (not unit.head.kind and unit.has("success"))


def is_whole(clauses: Sequence[Clause]) -> bool:
    """Whether a sentence says one thing as a whole: guiding thought without figure or deed, or thanks."""
    if any(clause.has("thanks") for clause in clauses):
        return True
    if len(clauses) < 3 or any(clause.figures for clause in clauses):
        return False
    return sum(clause.has("guiding") for clause in clauses) >= 2
