"""Each promised figure against what the report on its period says of the same metric."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from kg.model import Assessment, Comparator, Completion, Direction, Kind, Part, Period, Quantity, Span, Verdict
from kg.track.admissions import Sayings, sayings_of
from kg.track.later import reporting_on
from kg.track.outcomes import AVERAGE, Found, base, by_growth, of_plan, outcome
from kg.track.reading import Reading
from kg.track.verdicts import judge

COMPLETION = {
    Verdict.MET: Completion.MET,
    Verdict.MET_WITHIN_ROUNDING: Completion.MET,
    Verdict.MISSED: Completion.MISSED,
}
ADMITTED = ("后来的报告自己说没有达到", "the later report says itself that it was not reached")
COMPARED = ("与后来的报告所说的同一指标比对", "compared with what the later report says of the same metric")
SILENT = ("后来的报告没有说到这一指标", "the later report does not speak of this metric")
PLANNED = ("后来的报告说完成了年计划的多少", "the later report says how much of the year's plan was carried out")
DECLARED = ("后来的报告说已完成，没有给出数字", "the later report says that it was reached, and gives no figure")
WHOLE = 100
OTHER_TIME = ("所说的时段不同", "the two are of different times")
OTHER_UNIT = ("所说的单位不同", "the two have different units")
UNCHANGED = ("后来的报告说与上年持平，即没有增长", "the later report says that it stayed as it was, so grew by nothing")


class Held(NamedTuple):
    """A verdict with its reason, and the place and figure of the later report that it rests on."""

    verdict: Verdict
    reason: tuple[str, str]
    place: Span | None = None
    figure: Quantity | None = None


def track_targets(reading: Reading, later: Sequence[Reading]) -> Iterator[Assessment]:
    """An assessment for each target of one year that a later report covers."""
    raw = {quantity.span: quantity for quantity in reading.extraction.quantities}
    # A statement and its named members both have the figure: it is one target.
    promised = {target.span: (goal.statement, target) for goal in reading.extraction.goals for target in goal.targets}
    sayings = dict[str, Sayings]()
    for statement, target in promised.values():
        covering = _covering(reading, statement, target, later)
        if target.metric is not None and covering is not None:
            if covering.id not in sayings:
                sayings[covering.id] = sayings_of(covering)
            yield _assess(reading, raw.get(target.span, target), target.comparator, covering, sayings[covering.id])


def _covering(reading: Reading, statement: str, target: Quantity, later: Sequence[Reading]) -> Reading | None:
    """The report on the target's period; none for what is promised for several years."""
    said = reading.statements[statement]
    if target.metric is None or target.metric.key.endswith(AVERAGE):
        return None
    if said.part is not Part.PLAN or said.window.kind == "multi-year" or not reading.of_one_year(target.span):
        return None
    covering = reporting_on(reading.planned(target.period), later)
    due = said.window.due
    return None if covering and due and due > covering.extraction.report.reporting_period.end else covering


def _assess(reading: Reading, target: Quantity, comparator: Comparator, later: Reading, said: Sayings) -> Assessment:
    assert target.metric is not None
    promised = reading.planned(target.period)
    period = later.told_of(promised)
    held = _held_against(target, comparator, later, period, same_time=promised.id == period.id)
    if promised.id == period.id:
        held = _by_its_own_word(held, target, comparator, said)
    return Assessment(
        promise=reading.passage(target.span),
        name=target.metric.name,
        verdict=held.verdict,
        searched=(later.id,),
        reason=held.reason,
        later=later.passage(held.place) if held.place else None,
        target=target,
        outcome=held.figure,
        comparator=comparator,
        completion=COMPLETION.get(held.verdict),
    )


def _held_against(target: Quantity, comparator: Comparator, later: Reading, period: Period, *, same_time: bool) -> Held:
    """The target beside the figure of the later report: the outcome, else how much of the plan, else what comes nearest."""
    assert target.metric is not None
    key = target.metric.key
    target, found = _outcome(target, later, period)
    if (found is None or found.zh) and (share := of_plan(later, key)) is not None:
        return Held(Verdict.MET if share.value >= WHOLE else Verdict.MISSED, PLANNED, share.span, share)
    if found is None:
        return Held(Verdict.NOT_REPORTED, SILENT)
    figure = found.quantity
    if found.zh:
        return Held(Verdict.NOT_COMPARABLE, (found.zh, found.en), figure.span, figure)
    if not same_time and target.kind not in (Kind.LEVEL, Kind.SHARE):
        return Held(Verdict.NOT_COMPARABLE, OTHER_TIME, figure.span, figure)
    verdict = judge(target, comparator, figure)
    return Held(verdict, COMPARED if verdict is not Verdict.NOT_COMPARABLE else OTHER_UNIT, figure.span, figure)


def _outcome(target: Quantity, later: Reading, period: Period) -> tuple[Quantity, Found | None]:
    """The target, as a growth where only so it can be compared, and what the later report says of it."""
    assert target.metric is not None
    found = outcome(later, target.metric.key, period, target.kind)
    grown = by_growth(target)
    if found is None or not found.zh or grown is target or grown.metric is None:
        return target, found
    other = outcome(later, grown.metric.key, period, grown.kind)
    return (grown, other) if other else (target, found)


def _by_its_own_word(held: Held, target: Quantity, comparator: Comparator, said: Sayings) -> Held:
    """What the later report says itself: of a miss always, of a success or of no change where there is no figure."""
    assert target.metric is not None
    key = base(target.metric.key)
    if key in said.fell_short:
        return held._replace(verdict=Verdict.MISSED, reason=ADMITTED, place=held.place or said.fell_short[key])
    if held.verdict not in (Verdict.NOT_REPORTED, Verdict.NOT_COMPARABLE):
        return held
    if key in said.unchanged and (grown := by_growth(target)).kind is Kind.CHANGE:
        nothing = replace(grown, value=Decimal(0), maximum=None, direction=Direction.UP, comparator=Comparator.EQUAL)
        return Held(judge(grown, comparator, nothing), UNCHANGED, said.unchanged[key])
    return Held(Verdict.MET, DECLARED, said.reached[key]) if key in said.reached else held
