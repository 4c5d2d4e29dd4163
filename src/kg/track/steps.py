"""Promises without a figure of their own: to grow in step with another metric, or ahead of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from kg.model import Assessment, Comparator, Kind, Part, Role, Span, Statement, Verdict
from kg.track.cues import MetricRow, metric_at_end, words
from kg.track.later import reporting_on
from kg.track.outcomes import GROWTH, outcome
from kg.track.reading import Reading
from kg.track.targets import COMPLETION
from kg.track.verdicts import judge_step

GROWS = "(?:增长|增速|涨幅|增幅|增长速度)?"
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


def track_steps(reading: Reading, later: Sequence[Reading]) -> Iterator[Assessment]:
    """An assessment for each promise to keep step with another metric, where a later report covers the planned year."""
    covering = reporting_on(reading.extraction.report.plan_period, later)
    if covering is None:
        return
    for statement in reading.extraction.statements:
        if statement.role is Role.COMMITMENT and statement.part is Part.PLAN and not statement.member_of:
            yield from _of_statement(reading, statement, covering)


def _of_statement(reading: Reading, statement: Statement, later: Reading) -> Iterator[Assessment]:
    for match in _keeps_step().finditer(statement.quote):
        who = metric_at_end(match["who"] or match["who2"])
        span = Span(statement.span.start + match.start(), statement.span.start + match.end())
        if who is not None and reading.of_one_year(span):
            whom = metric_at_end(match["whom"] or match["whom2"])
            comparator = Comparator.MORE if match["ahead"] else Comparator.AT_LEAST
            yield _assess(reading, span, who, whom, comparator, bool(match["step"]), later)


def _assess(
    reading: Reading,
    span: Span,
    who: MetricRow,
    whom: MetricRow | None,
    comparator: Comparator,
    level: bool,
    later: Reading,
) -> Assessment:
    period = later.extraction.report.reporting_period
    found = outcome(later, who.key + GROWTH, period, Kind.CHANGE)
    other = outcome(later, whom.key + GROWTH, period, Kind.CHANGE) if whom else None
    figure, reason = found.quantity if found else None, COMPARED
    if found is None or (not found.zh and (other is None or other.zh)):
        verdict, reason = Verdict.NOT_REPORTED, SILENT
    elif found.zh or other is None:
        verdict, reason = Verdict.NOT_COMPARABLE, (found.zh, found.en)
    else:
        verdict = judge_step(found.quantity, other.quantity, ahead=comparator is Comparator.MORE, level=level)
    return Assessment(
        promise=reading.passage(span),
        name=who.name,
        verdict=verdict,
        searched=(later.id,),
        reason=reason,
        later=later.passage(figure.span) if figure else None,
        outcome=figure,
        comparator=comparator,
        completion=COMPLETION.get(verdict),
    )
