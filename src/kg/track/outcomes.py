"""Where a later report says what became of a metric, and if it does not, what it says in its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from kg.model import Direction, Kind, Period, Quantity, ValueRole
from kg.track.cues import families, words
from kg.track.reading import Reading

AVERAGE, SHARE = "-average-growth", "-share"
GROWTH = "-growth"
RATIO, NEAR = re.compile("[人均每]|万人|千人"), 8
INDICES, NEAR_HUNDRED = ("cpi", "ppi"), (90, 125)


class Found(NamedTuple):
    """A figure of a later report, and why it is no outcome in the strict sense (empty where it is one)."""

    quantity: Quantity
    zh: str = ""
    en: str = ""


def base(key: str) -> str:
    """The key of the level that a growth is of."""
    return key.removesuffix(GROWTH)


def by_growth(target: Quantity) -> Quantity:
    """A price index as the growth that it says: 103 is a rise of 3%; anything else stays as it is."""
    metric = target.metric
    if (
        metric is None
        or metric.key not in INDICES
        or target.unit
        or not NEAR_HUNDRED[0] < target.value < NEAR_HUNDRED[1]
    ):
        return target
    rise = target.value - 100
    grown = replace(metric, key=metric.key + GROWTH, measure=Kind.CHANGE)
    direction = Direction.DOWN if rise < 0 else Direction.UP
    return replace(target, metric=grown, value=abs(rise), unit="%", kind=Kind.CHANGE, direction=direction)


def outcome(reading: Reading, key: str, period: Period, kind: Kind) -> Found | None:
    """What a report says of a metric for a period: the outcome itself, else the nearest figure that is not it."""
    if (own := _first(_told(reading, key, period))) is not None:
        return Found(own)
    return next(_instead(reading, key, period, kind), None)


def of_plan(reading: Reading, key: str) -> Quantity | None:
    """How much of its yearly plan for a metric a report says was carried out."""
    text = reading.extraction.document.text
    for quantity in reading.outcomes.get(base(key) + SHARE, ()):
        before = text[max(0, quantity.span.start - 24) : quantity.span.start]
        if re.search(f"{words('share-of-plan')}[^，,；;。]{{0,16}}$", before):
            return quantity
    return None


def _instead(reading: Reading, key: str, period: Period, kind: Kind) -> Iterator[Found]:
    family, change = families().get(base(key)), GROWTH if kind is Kind.CHANGE else ""
    for part in family.parts if family else ():
        if (told := _first(_told(reading, part + change, period))) is not None:
            yield Found(told, "后来的报告只说了其中一部分", "the later report gives only a part of it")
    for other in family.bases if family else ():
        if (told := _first(_told(reading, other + change, period))) is not None:
            yield Found(told, "后来的报告用的是另一口径", "the later report counts on another basis")
    for average in reading.outcomes.get(base(key) + AVERAGE, ()):
        yield Found(average, "后来的报告只说了几年平均", "the later report gives only a mean of several years")
    other_measure = base(key) if kind is Kind.CHANGE else key + GROWTH
    if (told := _first(_told(reading, other_measure, period))) is not None:
        yield Found(told, "后来的报告说的是另一种量", "the later report gives another measure of it")


def _told(reading: Reading, key: str, period: Period) -> Iterator[Quantity]:
    """The figures for a metric that are told of the period, and not of several years or of a part of one."""
    for quantity in reading.outcomes.get(key, ()):
        one_year = reading.of_one_year(quantity.span)
        if _is_of(quantity.period, period, one_year) and (one_year or _by_the_end(reading, quantity)):
            yield quantity


def _is_of(told: Period | None, period: Period, one_year: bool) -> bool:
    """Whether a figure is told of a period; what stands among several years and says that it is of one is of the last."""
    return told is not None and (
        told.id == period.id or (one_year and told.end == period.end and told.start < period.start)
    )


def _by_the_end(reading: Reading, quantity: Quantity) -> bool:
    """Whether a figure told of several years is the share or ratio that they ended with: 覆盖率达到 30%."""
    if quantity.kind is not Kind.SHARE and not (quantity.metric and RATIO.search(quantity.metric.name)):
        return False
    before = reading.extraction.document.text[max(0, quantity.span.start - NEAR) : quantity.span.start]
    return re.search(f"{words('end-of-spell')}$", before) is not None and reading.of_whole_years(quantity.span)


def _first(found: Iterator[Quantity]) -> Quantity | None:
    """The first that is no estimate, else the first."""
    return min(found, key=lambda quantity: quantity.value_role is not ValueRole.ACTUAL, default=None)
