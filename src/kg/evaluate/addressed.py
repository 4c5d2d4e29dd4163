"""Whether the right problems, and the right named members of them, are found to have a commitment behind them."""

from __future__ import annotations

from collections.abc import Collection

from kg.evaluate.labels import Labels, StatementLabel
from kg.evaluate.links import lenient
from kg.evaluate.matching import SAME, Figures, iou, rates, ratio
from kg.model import Grade, Role

STRONG = (Grade.DIRECT, Grade.PARTIAL)


def score_addressed(gold: Labels, predicted: Labels) -> Figures:
    """The measures of problems; one that was not found counts as wrong."""
    meant = lenient(gold, predicted)
    points = [s.id for s in gold.problem_points]
    plain = [s.id for s in gold.problem_points if not s.umbrella]
    found = {g for s in _all(predicted, Role.PROBLEM) for g in meant(s.id)}
    strong = [link for link in predicted.links if link.grade in STRONG and meant(link.commitment)]
    answered = {g for link in strong for g in meant(link.problem)}
    open_here = gold.unaddressed & set(points)
    left = {p for p in points if p in found and p not in answered}
    right = {p for p in points if p in found and (p in open_here) == (p in left)}
    return {
        "accuracy": ratio(len(right), len(points)),
        "problems": len(points),
        "not_found": sum(p not in found for p in points),
        "accuracy_without_umbrellas": ratio(len(right.intersection(plain)), len(plain)),
        "unaddressed": rates(len(left & open_here), len(left), len(open_here)),
        "majority_baseline": ratio(max(len(open_here), len(points) - len(open_here)), len(points)),
    }


def score_components(gold: Labels, predicted: Labels) -> Figures | None:
    """The same for named members of problems; None where one side names none."""
    problems = {s.id for s in gold.of_role(Role.PROBLEM)}
    wanted = [c for c in gold.components if c.component_of in problems]
    named = [c for c in predicted.components if c.role == Role.PROBLEM]
    if not wanted or not named:
        return None
    answered = {link.problem for link in predicted.links if link.grade in STRONG}
    found = [(component, _nearest(component, named)) for component in wanted]
    found = [(component, near) for component, near in found if iou(component.span, near.span) >= SAME]
    right = sum((near.id not in answered) == _unaddressed(c, gold.unaddressed) for c, near in found)
    return {"gold": len(wanted), "found": len(found), "accuracy": right / len(wanted)}


def _all(labels: Labels, role: Role) -> list[StatementLabel]:
    return [s for s in (*labels.statements, *labels.components) if s.role == role]


def _nearest(component: StatementLabel, named: list[StatementLabel]) -> StatementLabel:
    return max(named, key=lambda c: iou(component.span, c.span))


def _unaddressed(component: StatementLabel, unaddressed: Collection[str | None]) -> bool:
    """A member is open where it is listed so, or where its problem as a whole is."""
    return component.id in unaddressed or component.component_of in unaddressed
