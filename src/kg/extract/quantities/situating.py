"""What a figure measures, when, and whether it was reached or is aimed at."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from kg.extract.quantities.spells import Spells
from kg.extract.quantities.subjects import Subjects
from kg.folding import fold
from kg.model import Checkability, Kind, Period, Quantity, Report, Role, Statement, ValueRole

FARTHEST = 240
ESTIMATED = re.compile("预计|预期|有望|估计|初步核算")
YEAR = re.compile(r"(?<![比较自\d])((?:19|20)\d\d)年(?:底|末|的|全[国省市区])?[^,;。\d]{0,12}$")
NOUN = re.compile("(?!以[上下内]|左右|上下|及以上)[\u4e00-\u9fff“《]")
PARTS_OF_YEAR = ("H1", "H2", "Q1", "Q2", "Q3", "Q4")


def situate(quantities: Sequence[Quantity], statements: Sequence[Statement], report: Report) -> tuple[Quantity, ...]:
    """The same figures with metric, period and value role, once it is known which statement each stands in.

    A figure takes its metric from its clause, else from the figure before it (增长8% after 固定资产投资190亿元). Growth without
    another base is growth over the same time of the year before, as 同比(下同) says.
    """
    placed: list[Quantity] = []
    ordered = sorted(statements, key=lambda statement: (statement.span.start, -statement.span.end))
    subjects, spells = Subjects(report.jurisdiction.name), Spells(report)
    position = 0
    for statement in ordered:
        if statement.member_of is not None:
            continue
        spells.enter(statement)
        while position < len(quantities) and quantities[position].span.start < statement.span.start:
            placed.append(quantities[position])
            position += 1
        inside = []
        while position < len(quantities) and quantities[position].span.end <= statement.span.end:
            inside.append(quantities[position])
            position += 1
        if inside:
            placed.extend(_placed(inside, statement, subjects, spells, report))
        spells.leave(statement)
    placed.extend(quantities[position:])
    return tuple(placed)


def _placed(
    inside: list[Quantity], statement: Statement, subjects: Subjects, spells: Spells, report: Report
) -> list[Quantity]:
    words = fold(statement.quote)
    metrics = subjects.metrics(inside, statement, words)
    found = []
    for quantity, metric in zip(inside, metrics, strict=True):
        place = quantity.span.start - statement.span.start
        before = words[max(0, place - FARTHEST) : place]
        role = _role(statement, before)
        found.append(
            replace(
                quantity,
                metric=metric,
                value_role=role,
                period=_period(statement, before, role, report, spells.of(quantity, statement, before)),
                scope=quantity.scope or _describes(statement, quantity),
            )
        )
    return found


def _describes(statement: Statement, quantity: Quantity) -> bool:
    """推进9所学校建设: without an end state, a number before a noun describes the object."""
    if statement.role is not Role.COMMITMENT or statement.checkability in (None, Checkability.NUMBER):
        return False
    behind = statement.quote[quantity.span.end - statement.span.start :]
    return quantity.kind in (Kind.COUNT, Kind.LEVEL) and NOUN.match(behind) is not None


def _role(statement: Statement, before: str) -> ValueRole:
    if statement.role is Role.COMMITMENT:
        return ValueRole.TARGET
    return (
        ValueRole.ESTIMATE
        if ESTIMATED.search(before, max(before.rfind(";"), before.rfind("。")) + 1)
        else ValueRole.ACTUAL
    )


def _period(
    statement: Statement, before: str, role: ValueRole, report: Report, several: Period | None
) -> Period | None:
    clause = re.split("[,;。]", before)[-1]
    if (match := YEAR.search(clause)) is not None:
        return _year(int(match[1]))
    if role is not ValueRole.TARGET:
        return several or report.reporting_period
    year = report.plan_period.end.year
    if statement.window.kind == "full-year":
        return _year(year)
    if statement.window.kind in PARTS_OF_YEAR and statement.window.kind in report.plan_period.id:
        return report.plan_period
    return None


def _year(year: int) -> Period:
    return Period(str(year), date(year, 1, 1), date(year, 12, 31))
