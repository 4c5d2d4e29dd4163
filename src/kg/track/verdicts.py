"""Whether an outcome meets a target. Numbers alone; nothing here reads text."""

from __future__ import annotations

from decimal import Decimal

from kg.model import Comparator, Direction, Kind, Quantity, Verdict

# 左右 allows a little: as it is printed, to one decimal place, a tenth is none; up to three tenths is rounding.
EXACT, ROUNDING = Decimal("0.1"), Decimal("0.3")
IN_A_HUNDRED = Decimal("0.01")
SHARES = ("%", "百分点")
CAPPED = frozenset({"cpi", "cpi-growth", "ppi", "ppi-growth", "surveyed-unemployment", "registered-unemployment"})


def judge(target: Quantity, comparator: Comparator, outcome: Quantity) -> Verdict:
    """Compare an outcome with a target of the same metric and unit.

    What is promised as a fall is compared as a fall. Prices and unemployment are limits: they are met from below however
    the words put it, unless these say at least. A fall that was promised and a rise that came is missed.
    """
    if target.unit != outcome.unit or (target.kind is Kind.CHANGE) != (outcome.kind is Kind.CHANGE):
        return Verdict.NOT_COMPARABLE
    falling = target.direction is Direction.DOWN and target.kind is Kind.CHANGE
    reached = _signed(outcome) * (-1 if falling else 1)
    short = _missed_by(target, comparator, reached)
    if short == 0 and outcome.comparator is (Comparator.LESS if is_limit(target, comparator) else Comparator.MORE):
        return Verdict.MET  # 超 6.1 万 against 超过 6.1 万: the outcome is on the right side of its figure
    return _slack(short, target, comparator)


def judge_step(outcome: Quantity, other: Quantity, *, ahead: bool, level: bool) -> Verdict:
    """Compare a growth with the growth that it was to keep step with, or to run `ahead` of; `level` allows rounding."""
    short = _signed(other) - _signed(outcome)
    if ahead:
        return Verdict.MET if short < 0 else Verdict.MISSED
    if short <= (EXACT if level else 0):
        return Verdict.MET
    return Verdict.MET_WITHIN_ROUNDING if level and short <= ROUNDING else Verdict.MISSED


def is_limit(target: Quantity, comparator: Comparator) -> bool:
    """Whether the target is to be stayed below: said so, a rank, or a metric that is a limit by nature."""
    if comparator in (Comparator.AT_MOST, Comparator.LESS):
        return True
    if target.kind is Kind.CHANGE and target.direction is Direction.DOWN:
        return False
    by_nature = target.metric is not None and (
        target.metric.key in CAPPED or (target.metric.better == "less" and target.kind is not Kind.CHANGE)
    )
    # A bare figure is judged as at least; the words themselves are asked whether they say so.
    said_at_least = target.comparator in (Comparator.AT_LEAST, Comparator.MORE)
    return (by_nature and not said_at_least) or target.kind is Kind.RANK


def _missed_by(target: Quantity, comparator: Comparator, reached: Decimal) -> Decimal:
    """By how much the outcome falls short of the target, below zero where it does better."""
    if is_limit(target, comparator):
        return reached - (target.maximum if target.maximum is not None else target.value)
    return target.value - reached


def _slack(short: Decimal, target: Quantity, comparator: Comparator) -> Verdict:
    if comparator in (Comparator.MORE, Comparator.LESS):
        return Verdict.MET if short < 0 else Verdict.MISSED
    if short <= 0:
        return Verdict.MET
    if comparator is not Comparator.ABOUT:
        return Verdict.MISSED
    if target.unit in SHARES:
        rounding = Verdict.MET_WITHIN_ROUNDING if short <= ROUNDING else Verdict.MISSED
        return Verdict.MET if short <= EXACT else rounding
    return Verdict.MET_WITHIN_ROUNDING if short <= target.value * IN_A_HUNDRED else Verdict.MISSED


def _signed(quantity: Quantity) -> Decimal:
    """The value of a change below zero where it falls; a level that fell to a figure is that figure."""
    falls = quantity.direction is Direction.DOWN and quantity.kind is Kind.CHANGE
    return -quantity.value if falls else quantity.value
