"""How one could tell that a commitment was kept: by a number, by a milestone, or not at all."""

from __future__ import annotations

from kg.extract.statements.clauses import Clause
from kg.extract.statements.units import Unit
from kg.model import Checkability


def checkability(unit: Unit) -> Checkability:
    """The strongest label that any clause of the unit earns."""
    labels = {_of_clause(clause) for clause in unit.clauses}
    return next(label for label in Checkability if label in labels)


def _of_clause(clause: Clause) -> Checkability:
    if clause.figures and clause.kind != "decide" and (clause.kind != "soft" or clause.has("end-state")):
        return Checkability.NUMBER
    if clause.kind == "soft":
        return Checkability.MILESTONE if clause.has("universal") else Checkability.VAGUE
    if clause.kind or clause.has("act"):
        return Checkability.MILESTONE
    return Checkability.VAGUE
