"""How a target stands to what was reported for the same thing: reached already, no better than last year's, or better."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from enum import Enum, auto

from kg.link.baselines import satisfied, split, within_a_year
from kg.link.counted import Counted
from kg.model import BaselinePair, Kind, Span

OVER_YEARS = re.compile("年均|每年")


class Ambition(Enum):
    """What a target adds to what was reported; nothing is said where that is not known."""

    MET = auto()
    """It was reached before it was set."""
    NO_BETTER = auto()
    """The year begins from nothing, but the year before brought as much."""
    BETTER = auto()
    """It asks more than was reported."""


def ambitions(pairs: Iterable[BaselinePair], figures: Sequence[Counted]) -> Mapping[Span, Ambition]:
    """The ambition of each target, by its place, as far as it is known."""
    before, targets = split(figures)
    reported: dict[tuple[object, ...], Counted] = {}
    for one in before:
        if key := _statistic(one):
            last = reported.setdefault(key, one)
            if last.figure.period and one.figure.period and last.figure.period.end < one.figure.period.end:
                reported[key] = one
    official = ((one, reported.get(_statistic(one, yearly=False))) for one in targets)
    known = {one.figure.span: _compared(last, one) for one, last in official if last is not None}
    return known | {pair.target: Ambition.MET for pair in pairs if pair.already_met}


def _compared(one: Counted, target: Counted) -> Ambition:
    most = replace(target, figure=replace(target.figure, value=target.figure.maximum or target.figure.value))
    return Ambition.NO_BETTER if satisfied(one.figure, most) else Ambition.BETTER


def _statistic(one: Counted, *, yearly: bool = True) -> tuple[object, ...]:
    """What tells an official statistic from others, if it is known which way is better; nothing else, and no mean over years."""
    figure, metric = one.figure, one.figure.metric
    if metric is None or metric.better == "none" or OVER_YEARS.search(one.statement.quote):
        return ()
    period = figure.period
    if yearly and (period is None or within_a_year(figure) or period.start.year != period.end.year):
        return ()
    return metric.key, figure.kind, figure.unit, figure.kind is Kind.CHANGE and figure.direction
