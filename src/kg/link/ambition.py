"""How a target stands to what was reported for the same thing: reached already, no better than last year's, or better."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from enum import Enum, auto

from kg.link.baselines import satisfied, split, within_a_year
from kg.link.counted import Counted
from kg.model import BaselinePair, Kind, Quantity, Span

OVER_YEARS = re.compile("年均|每年|累计|五年|5年")


# What is built is added to what there is, so that fewer than last year are still more; rates are not, and jobs are lost too.
RATES, PEOPLE = (Kind.CHANGE, Kind.SHARE), "人"


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
    reported: dict[tuple[object, ...], list[Quantity]] = defaultdict(list)
    for one in before:
        if key := _statistic(one):
            reported[key].append(one.figure)
    known = {one.figure.span: _compared(reported.get(_statistic(one, yearly=False), ()), one) for one in targets}
    met = {pair.target: Ambition.MET for pair in pairs if pair.already_met}
    return {span: ambition for span, ambition in (known | met).items() if ambition}


def _compared(reported: Sequence[Quantity], target: Counted) -> Ambition | None:
    """How a target stands to the figures reported, where they agree on it; one over several years may be among them."""
    most = replace(target, figure=replace(target.figure, value=target.figure.maximum or target.figure.value))
    answers = {satisfied(figure, most) for figure in reported}
    return None if len(answers) != 1 else Ambition.NO_BETTER if answers == {True} else Ambition.BETTER


def _statistic(one: Counted, *, yearly: bool = True) -> tuple[object, ...]:
    """What tells an official statistic from others, if it is known which way is better; nothing else, and no mean over years."""
    figure, metric = one.figure, one.figure.metric
    if metric is None or metric.better == "none" or OVER_YEARS.search(one.statement.quote):
        return ()
    if figure.kind not in RATES and figure.unit != PEOPLE:
        return ()
    period = figure.period
    if yearly and (period is None or within_a_year(figure) or period.start.year != period.end.year):
        return ()
    return metric.key, figure.kind, figure.unit, figure.kind is Kind.CHANGE and figure.direction
