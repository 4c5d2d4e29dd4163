"""Figures: found or not, and value, unit, comparator and direction of those found."""

from __future__ import annotations

from collections.abc import Sequence

from kg.evaluate.labels import Labels, QuantityLabel
from kg.evaluate.matching import Figures, Pair, accuracy, iou, one_to_one, rates, ratio, touching
from kg.evaluate.units import Amount, amount, equal

PLAIN = ("=", "range")


def score_quantities(gold: Labels, predicted: Labels, *, refused: bool) -> Figures:
    """The measures of figures; with `refused` also the false alarms on numerals that the annotation calls none."""
    found, wanted = predicted.quantities, gold.quantities
    read, meant = [amount(q) for q in found], [amount(q) for q in wanted]
    optional = {j for j, q in enumerate(wanted) if q.optional}
    pairs = _pairs(found, wanted, read, meant)
    neither = sum(j in optional for _, j in pairs)
    pairs = [(i, j) for i, j in pairs if j not in optional]
    right = [(i, j) for i, j in pairs if read[i].same(meant[j])]
    counted = len(found) - neither, len(wanted) - len(optional)
    figures: Figures = {
        "detect": rates(len(pairs), *counted),
        "value_unit": rates(len(right), *counted),
        "value_only": rates(sum(equal(read[i].value, meant[j].value) for i, j in pairs), *counted),
    }
    ends = [j for j, q in enumerate(wanted) if q.maximum is not None and j not in optional]
    if ends:
        good = sum(equal(read[i].maximum, meant[j].maximum) for i, j in right if j in ends)
        figures["max_found"] = {"right": good, "gold": len(ends)}
    figures |= _words([(found[i], wanted[j]) for i, j in right], given=any(q.comparator for q in found))
    return {"quantity": figures} | ({"not_quantity": _false_alarms(gold, predicted)} if refused else {})


def _pairs(
    found: Sequence[QuantityLabel], wanted: Sequence[QuantityLabel], read: Sequence[Amount], meant: Sequence[Amount]
) -> list[Pair]:
    """A figure with the right value is the one meant, however its span differs; else the larger overlap decides."""
    first, second = [q.span for q in found], [q.span for q in wanted]
    return one_to_one(((read[i].same(meant[j]), iou(first[i], second[j])), i, j) for i, j in touching(first, second))


def _words(right: Sequence[tuple[QuantityLabel, QuantityLabel]], *, given: bool) -> Figures:
    compared = [(p.comparator, g.comparator) for p, g in right if g.comparator] if given else []
    return {
        "comparator": accuracy(p == g or {p, g} == set(PLAIN) for p, g in compared),
        "comparator_not_equal_sign": accuracy(p == g for p, g in compared if g not in PLAIN),
        "direction_of_changes": accuracy(p.direction == g.direction for p, g in right if g.kind == "change"),
    }


def _false_alarms(gold: Labels, predicted: Labels) -> Figures:
    found, refused = [q.span for q in predicted.quantities], gold.not_quantities
    meant = {i for i, _ in touching(found, [q.span for q in gold.quantities])}
    alarms = len({j for i, j in touching(found, refused) if i not in meant})
    return {"false_alarms": alarms, "of": len(refused), "rate": ratio(alarms, len(refused))}
