"""Baselines and their targets."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from kg.evaluate.labels import Labels, PairLabel
from kg.evaluate.matching import Figures, accuracy, half_covered, iou, length, one_to_one, rates, ratio, touching
from kg.model import Span

CLAUSE, TIMES = 80, 4


def score_baselines(gold: Labels, predicted: Labels) -> Figures:
    """The measures of baseline pairs; doubtful ones are ignored, and a second hit on one pair is a wrong pair."""
    found, wanted = predicted.pairs, gold.pairs
    hits = [
        (iou(p.baseline, g.baseline) + iou(p.target, g.target), i, j)
        for i, p in enumerate(found)
        for j, g in enumerate(wanted)
        if _hits(p, g)
    ]
    pairs = one_to_one(hits)
    firm = [j for j, g in enumerate(wanted) if not g.doubtful]
    counted = [(i, j) for i, j in pairs if j in firm]
    right = {j for _, j in counted}
    figures: Figures = {
        "all": rates(len(right), len(found) - (len(pairs) - len(counted)), len(firm)),
        "numeric_recall": _recall(right, [j for j in firm if not wanted[j].status]),
        "status_recall": _recall(right, [j for j in firm if wanted[j].status]),
    }
    met = [(found[i].already_met, wanted[j].already_met) for i, j in counted if found[i].already_met is not None]
    if met:
        figures["already_met_accuracy"] = accuracy(p == g for p, g in met)
    hitting = {i for _, i, _ in hits}
    wrong = [p for i, p in enumerate(found) if i not in hitting]
    return figures | {"near_miss_false_alarms": _false_alarms(wrong, gold.not_pairs)}


def _hits(predicted: PairLabel, gold: PairLabel) -> bool:
    if not _names(predicted.target, gold.target):
        return False
    return any(_names(predicted.baseline, span) for span in (gold.baseline, *gold.alternatives))


def _names(predicted: Span, gold: Span) -> bool:
    """A figure may be pointed at by the clause around it, but not by a whole paragraph."""
    return length(predicted) <= max(CLAUSE, TIMES * length(gold)) and half_covered(predicted, gold)


def _recall(right: Collection[int], wanted: Sequence[int]) -> Figures:
    found = sum(j in right for j in wanted)
    return {"found": found, "gold": len(wanted), "r": ratio(found, len(wanted))}


def _false_alarms(wrong: Sequence[PairLabel], near_misses: Sequence[PairLabel]) -> Figures:
    baselines = set(touching([p.baseline for p in wrong], [n.baseline for n in near_misses]))
    targets = set(touching([p.target for p in wrong], [n.target for n in near_misses]))
    return {"false_alarms": len({j for _, j in baselines & targets}), "of": len(near_misses)}
