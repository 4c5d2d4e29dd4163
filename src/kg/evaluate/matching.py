"""Which spans of two annotations are the same thing, and the rates that follow."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from kg.model import Span

Pair = tuple[int, int]
Figures = dict[str, Any]
"""Measures by name, as `--json` prints them."""

SAME = 0.5


def shared(a: Span, b: Span) -> int:
    """How many characters two spans share."""
    return max(0, min(a.end, b.end) - max(a.start, b.start))


def length(span: Span) -> int:
    """How many characters a span has."""
    return span.end - span.start


def iou(a: Span, b: Span) -> float:
    """Shared characters over those that the two cover together; they cover one stretch where they share any."""
    both = shared(a, b)
    return both / (max(a.end, b.end) - min(a.start, b.start)) if both else 0.0


def half_covered(a: Span, b: Span) -> bool:
    """Whether the two share at least half of the shorter one."""
    return shared(a, b) * 2 >= min(length(a), length(b))


def touching(first: Sequence[Span], second: Sequence[Span]) -> Iterator[Pair]:
    """The indices of every two spans that share a character, without comparing all with all."""
    order = sorted(range(len(second)), key=lambda j: second[j].start)
    starts = [second[j].start for j in order]
    longest = max((length(span) for span in second), default=0)
    for i, span in enumerate(first):
        near = order[bisect_left(starts, span.start - longest) : bisect_left(starts, span.end)]
        yield from ((i, j) for j in near if shared(span, second[j]))


def one_to_one(candidates: Iterable[tuple[Any, int, int]]) -> list[Pair]:
    """Pairs (score, i, j), the best score first, each i and each j used once; ties go to what stands first."""
    best_first = sorted(sorted(candidates, key=lambda c: c[1:]), key=lambda c: c[0], reverse=True)
    used_i: set[int] = set()
    used_j: set[int] = set()
    pairs: list[Pair] = []
    for _, i, j in best_first:
        if i not in used_i and j not in used_j:
            used_i.add(i)
            used_j.add(j)
            pairs.append((i, j))
    return pairs


def matches(predicted: Sequence[Span], gold: Sequence[Span]) -> list[Pair]:
    """The one-to-one pairs of spans whose IoU is at least a half."""
    scored = ((iou(predicted[i], gold[j]), i, j) for i, j in touching(predicted, gold))
    return one_to_one(candidate for candidate in scored if candidate[0] >= SAME)


def equals(predicted: Sequence[Span], gold: Sequence[Span]) -> list[Pair]:
    """The one-to-one pairs of spans that are the same to the character."""
    return one_to_one((1, i, j) for i, j in touching(predicted, gold) if predicted[i] == gold[j])


def rates(right: int, predicted: int, gold: int) -> Figures:
    """Precision, recall and F1; None where there is nothing to divide by."""
    return {
        "tp": right,
        "pred": predicted,
        "gold": gold,
        "p": ratio(right, predicted),
        "r": ratio(right, gold),
        "f1": ratio(2 * right, predicted + gold),
    }


def ratio(part: float, whole: float) -> float | None:
    """A share, or None of nothing."""
    return part / whole if whole else None


def accuracy(verdicts: Iterable[bool]) -> Figures:
    """How many cases there are, and the share of them that is right."""
    cases = list(verdicts)
    return {"n": len(cases), "accuracy": ratio(sum(cases), len(cases))}
