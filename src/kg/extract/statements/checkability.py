"""How one could tell that a commitment was kept: by a number, by a milestone, or not at all."""

from __future__ import annotations

from kg.extract.statements.units import NAMED, Unit
from kg.model import Checkability


def checkability(unit: Unit) -> Checkability:
    """The strongest label that any clause of the unit earns."""
    labels = {_of_clause(clause.kind, clause.figures, bool(NAMED.search(clause.text))) for clause in unit.clauses}
    return next(label for label in Checkability if label in labels)


def _of_clause(kind: str, figures: int, named: bool) -> Checkability:
    if figures and kind in ("result", "milestone", ""):
        return Checkability.NUMBER
    if kind in ("result", "milestone", "build") or (kind == "campaign" and named):
        return Checkability.MILESTONE
    return Checkability.VAGUE
