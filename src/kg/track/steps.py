"""Promises without a figure of their own: to grow in step with another metric, or ahead of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from kg.model import Assessment, Comparator, Kind, Part, Period, Role, Span, Statement, Verdict
from kg.track.cues import MetricRow, metric_at_end, words
from kg.track.later import reporting_on
from kg.track.outcomes import GROWTH, outcome
from kg.track.reading import Reading
from kg.track.targets import COMPLETION, Held
from kg.track.verdicts import judge_step

GROWS = "(?:实际)?(?:增长|增速|涨幅|增幅|增长速度)?(?:要|应|将|力争|努力|继续|保持)*"
DECLARED = ("后来的报告自己说与之同步或快于它", "the later report says itself that the one kept up with the other")
SILENT = ("后来的报告没有同时说到这两个指标", "the later report does not speak of both metrics")
COMPARED = ("与后来的报告所说的两个指标的增速比对", "compared with the growth of both metrics in the later report")


@cache
def _keeps_step() -> re.Pattern[str]:
    who = f"(?P<who>[^，,。；;、:：与和同]{{2,16}}?){GROWS}"
    whom = "(?P<whom>[^，,。；;、]{2,10}?)"
    return re.compile(
        f"{who}[与和同]{whom}{GROWS}(?P<step>{words('step')})"
        f"|(?P<who2>[^，,。；;、:：]{{2,16}}?){GROWS}(?:(?P<ahead>{words('ahead')})|{words('not-behind')})"
        f"(?P<whom2>[^，,。；;、\\d]{{2,8}}?)(?:增长|增速|增幅|涨幅)"
    )


@cache
def _speaks_of_steps() -> re.Pattern[str]:
    """Words without which no statement need be looked at closely."""
    return re.compile("|".join(words(key) for key in ("step", "ahead", "not-behind")))


class Step(NamedTuple):
    """A metric that is to keep step with another, or run `ahead` of it; `level` allows rounding."""

    span: Span
    who: MetricRow
    whom: MetricRow | None
    ahead: bool
    level: bool


def track_steps(reading: Reading, later: Sequence[Reading]) -> Iterator[Assessment]:
    """An assessment for each promise to keep step with another metric, where a later report covers the planned year."""
    covering = reporting_on(reading.planned(None), later)
    if covering is None:
        return
    for statement in reading.extraction.statements:
        if statement.role is Role.COMMITMENT and statement.part is Part.PLAN and not statement.member_of:
            yield from _of_statement(reading, statement, covering)


def _of_statement(reading: Reading, statement: Statement, later: Reading) -> Iterator[Assessment]:
    for step in _steps(reading, statement):
        yield _assess(reading, step, later)


def _steps(reading: Reading, statement: Statement) -> Iterator[Step]:
    """What a statement says keeps step with what in one year, where it names a metric that does."""
    if not _speaks_of_steps().search(statement.quote):
        return
    for match in _keeps_step().finditer(statement.quote):
        who = metric_at_end(match["who"] or match["who2"])
        span = Span(statement.span.start + match.start(), statement.span.start + match.end())
        if who is not None and reading.of_one_year(span):
            whom = metric_at_end(match["whom"] or match["whom2"])
            yield Step(span, who, whom, ahead=bool(match["ahead"]), level=bool(match["step"]))


def _assess(reading: Reading, step: Step, later: Reading) -> Assessment:
    held = _held(step, later, later.told_of(reading.planned(None)))
    return Assessment(
        promise=reading.passage(step.span),
        name=step.who.name,
        verdict=held.verdict,
        searched=(later.id,),
        reason=held.reason,
        later=later.passage(held.place) if held.place else None,
        outcome=held.figure,
        comparator=Comparator.MORE if step.ahead else Comparator.AT_LEAST,
        completion=COMPLETION.get(held.verdict),
    )


def _held(step: Step, later: Reading, period: Period) -> Held:
    """The growth of both metrics side by side, else the later report's own word that the one kept up."""
    found = outcome(later, step.who.key + GROWTH, period, Kind.CHANGE)
    other = outcome(later, step.whom.key + GROWTH, period, Kind.CHANGE) if step.whom else None
    if found and other and not found.zh and not other.zh:
        verdict = judge_step(found.quantity, other.quantity, ahead=step.ahead, level=step.level)
        return Held(verdict, COMPARED, found.quantity.span, found.quantity)
    if said := _own_word(step, later):
        return Held(Verdict.MET, DECLARED, said)
    if found and found.zh:
        return Held(Verdict.NOT_COMPARABLE, (found.zh, found.en), found.quantity.span, found.quantity)
    return Held(Verdict.NOT_REPORTED, SILENT)


def _own_word(step: Step, later: Reading) -> Span | None:
    """Where a report says of its year what was promised: that the one kept step with the other, or ran ahead."""
    if step.whom is None:
        return None
    for statement in later.extraction.statements:
        if statement.part not in (Part.PLAN, Part.CLOSING) and statement.role is not Role.COMMITMENT:
            for said in _steps(later, statement):
                if (said.who, said.whom) == (step.who, step.whom) and said.ahead >= step.ahead:
                    return said.span
    return None
