"""Findings: the right kind on the right statements."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Set

from kg.evaluate.labels import Labels
from kg.evaluate.matching import Figures, half_covered, one_to_one, rates, touching

ENOUGH = 0.2


def score_findings(gold: Labels, predicted: Labels) -> Figures:
    """A finding is right where one of its kind in the annotation shares at least a fifth of their statements."""
    first = (*predicted.statements, *predicted.components)
    meant: dict[str, set[str]] = defaultdict(set)
    for i, j in touching([s.span for s in first], [s.span for s in gold.statements]):
        if half_covered(first[i].span, gold.statements[j].span):
            meant[first[i].id].add(gold.statements[j].id)
    found = [(f.kind, {g for statement in f.statements for g in meant[statement]}) for f in predicted.findings]
    pairs = one_to_one(
        (likeness, i, j)
        for i, (kind, statements) in enumerate(found)
        for j, finding in enumerate(gold.findings)
        if kind == finding.kind and (likeness := _common(statements, finding.statements)) >= ENOUGH
    )
    return rates(len(pairs), len(found), len(gold.findings))


def _common(a: Set[str], b: Set[str]) -> float:
    return len(a & b) / len(a | b) if a | b else 0.0
