"""Roles, segments, and what is said of commitments."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from kg.evaluate.labels import Labels, StatementLabel
from kg.evaluate.matching import Figures, matches, rates, ratio
from kg.model import Role

ROLES = (*(str(role) for role in Role if role is not Role.HEADING), str(Role.HEADING))


def score_statements(gold: Labels, predicted: Labels, roles: Collection[str]) -> tuple[Figures, dict[str, str]]:
    """The measures, and which predicted statement is which one of the annotation (id → id).

    `roles` narrows what of the annotation is looked at; components are no segments.
    """
    asked = [role for role in ROLES if not roles or role in roles]
    segments, same = _segments(gold, predicted, asked)
    figures = {"role_chars": _characters(gold, predicted, asked), "segments": segments}
    expected = {s.id: s for s in gold.statements if s.role in asked}
    return figures | _commitments(expected, predicted.of_role(Role.COMMITMENT), same), same


def _characters(gold: Labels, predicted: Labels, asked: Sequence[str]) -> Figures:
    read_as = _painted(predicted.statements)
    annotated = {place for s in gold.statements for place in range(*s.span)}
    right: Counter[str] = Counter()
    said: Counter[str] = Counter()
    for statement in gold.statements:
        if statement.role in asked:
            said[statement.role] += statement.span.end - statement.span.start
            right[statement.role] += sum(read_as.get(place) == statement.role for place in range(*statement.span))
    read = Counter(role for place, role in read_as.items() if place in annotated)
    per_role = {r: rates(right[r], read[r], said[r]) for r in asked if said[r] or read[r]}
    return {"accuracy": ratio(right.total(), said.total()), "chars": said.total(), "per_role": per_role}


def _painted(statements: Sequence[StatementLabel]) -> dict[int, str]:
    """The role of every character; where statements overlap the shorter one counts."""
    roles: dict[int, str] = {}
    for s in sorted(statements, key=lambda s: s.span.start - s.span.end):
        roles |= dict.fromkeys(range(*s.span), s.role)
    return roles


def _segments(gold: Labels, predicted: Labels, asked: Sequence[str]) -> tuple[Figures, dict[str, str]]:
    figures: Figures = {}
    same: dict[str, str] = {}
    totals: Counter[str] = Counter()
    for role in asked:
        wanted, found = gold.of_role(role), predicted.of_role(role)
        if not wanted and not found:
            continue
        pairs = matches([s.span for s in found], [s.span for s in wanted])
        same |= {found[i].id: wanted[j].id for i, j in pairs}
        exact = (Counter(s.span for s in wanted) & Counter(s.span for s in found)).total()
        counts = {"iou": len(pairs), "exact": exact, "found": len(found), "wanted": len(wanted)}
        totals.update(counts)
        figures[role] = _segment_rates(counts)
    figures["all"] = _segment_rates(totals)
    return figures, same


def _segment_rates(counts: Mapping[str, int]) -> Figures:
    return {how: rates(counts[how], counts["found"], counts["wanted"]) for how in ("iou", "exact")}


def _commitments(
    expected: Mapping[str, StatementLabel], found: Sequence[StatementLabel], same: Mapping[str, str]
) -> Figures:
    pairs = [(s, expected[same[s.id]]) for s in found if s.id in same]
    wanted = [s for s in expected.values() if s.role == Role.COMMITMENT]
    figures: Figures = {"checkable": _checkable([(p.checkable, g.checkable) for p, g in pairs])}
    dated, due = [s for s in found if s.deadline], [s for s in wanted if s.deadline]
    if dated or due:
        right = sum(p.deadline == g.deadline for p, g in pairs if p.deadline)
        figures["deadline"] = rates(right, len(dated), len(due))
    if framed := [s for s in found if s.window != "unstated"]:
        right = sum(p.window == g.window for p, g in pairs if p.window != "unstated")
        figures["window"] = rates(right, len(framed), sum(s.window != "unstated" for s in wanted))
    return figures


def _checkable(labels: Sequence[tuple[str | None, str | None]]) -> Figures:
    """A commitment without a label counts as wrong, unless none has one."""
    given = [(found, wanted) for found, wanted in labels if found]
    return {
        "matched": len(labels),
        "with_label": len(given),
        "accuracy": sum(found == wanted for found, wanted in given) / len(labels) if given else None,
        "confusions": dict(Counter(f"{wanted}->{found}" for found, wanted in given if found != wanted)),
    }
