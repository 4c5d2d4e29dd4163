"""Figures as observations, promised figures as targets, promised stages as milestones, and what they start from."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from pyoxigraph import NamedNode

from kg.graph.iris import Iris
from kg.graph.report import describe_period, describe_place
from kg.graph.sheet import Sheet
from kg.model import BaselinePair, Direction, Extraction, Goal, Kind, Linking, Metric, Quantity, Role, Span, Statement
from kg.tables import load
from kg.vocab import (
    CA,
    DCTERMS,
    OA,
    PROV,
    QUDT,
    RDF,
    SDMX_DIMENSION,
    SDMX_MEASURE,
    UNIT,
    code,
)

BASELINES = {
    "same-metric": CA.sameMetricBaseline,
    "derived": CA.derivedBaseline,
    "near": CA.nearBaseline,
    "status": CA.statusBaseline,
}


@dataclass(frozen=True, slots=True)
class QudtUnit:
    """A unit of the texts and the QUDT unit that it is."""

    unit: str
    qudt: str


@cache
def qudt_units() -> dict[str, NamedNode]:
    """Units of the texts → QUDT units; what is counted by a classifier is a number (`unit:NUM`)."""
    return {row.unit: UNIT[row.qudt] for row in load("qudt", QudtUnit, key="unit")}


class Holders:
    """Which statement each place of a report belongs to, found by bisection; of nested statements the widest."""

    def __init__(self, extraction: Extraction) -> None:
        self._all = [s for s in extraction.statements if s.role is not Role.HEADING and not s.member_of]
        self._all.sort(key=lambda s: s.span)
        self._starts = [s.span.start for s in self._all]

    def of(self, span: Span) -> Statement | None:
        """The statement that holds a span, if any."""
        at = bisect_right(self._starts, span.start) - 1
        return self._all[at] if at >= 0 and self._all[at].span.holds(span) else None


def numbered(extraction: Extraction) -> Iterator[tuple[Statement, int, Quantity]]:
    """Each figure with its statement and its number there, from 1; figures of headings are in no statement."""
    holders, count = Holders(extraction), dict[str, int]()
    for quantity in extraction.quantities:
        if statement := holders.of(quantity.span):
            count[statement.id] = count.get(statement.id, 0) + 1
            yield statement, count[statement.id], quantity


def describe_figures(sheet: Sheet, registry: Sheet, iris: Iris, extraction: Extraction) -> None:
    """State every figure as an observation of its metric, area and period.

    The comparator of a target is the one to judge it by (`at least` unless the words say otherwise); of any other figure,
    what the words say.
    """
    report = extraction.report
    judged = {target.span: target.comparator for goal in extraction.goals for target in goal.targets}
    for statement, number, quantity in numbered(extraction):
        node = iris.observation(report.id, statement.id, number)
        metric = f"{quantity.metric.name} " if quantity.metric else ""
        sheet.name(node, CA.Observation, zh=f"{metric}{quantity.quote}")
        sheet.say(iris.statement(report.id, statement.id), CA.states, node)
        sheet.say(node, CA.quote, quantity.quote)
        sheet.say(node, PROV.wasQuotedFrom, iris.report(report.id))
        sheet.say(node, OA.hasSelector, describe_place(sheet, iris, extraction, quantity.span))
        sheet.say(node, SDMX_MEASURE.obsValue, _signed(quantity.value, quantity))
        sheet.say(node, CA.maxValue, None if quantity.maximum is None else _signed(quantity.maximum, quantity))
        sheet.say(node, CA.unitLabel, quantity.unit or None)
        sheet.say(node, QUDT.hasUnit, qudt_units().get(quantity.unit, UNIT.NUM))
        sheet.say(node, CA.perUnit, quantity.per)
        sheet.say(node, CA.valueRole, code("valueRole", quantity.value_role))
        sheet.say(node, CA.valueKind, code("valueKind", quantity.kind))
        sheet.say(node, CA.comparator, code("comparator", judged.get(quantity.span, quantity.comparator)))
        sheet.say(node, CA.direction, code("direction", quantity.direction) if quantity.direction else None)
        sheet.say(node, CA.scope, quantity.scope)
        sheet.say(node, SDMX_DIMENSION.refArea, iris.area(report.jurisdiction))
        if quantity.period:
            sheet.say(node, SDMX_DIMENSION.refPeriod, describe_period(registry, iris, quantity.period))
        if quantity.metric:
            sheet.say(node, CA.metric, describe_metric(registry, iris, quantity.metric))


def describe_metric(registry: Sheet, iris: Iris, metric: Metric) -> NamedNode:
    """State what is measured, and whether more of it is better."""
    node = iris.metric(metric)
    if registry.share(node, CA.Metric, zh=metric.name, en=metric.name_en):
        registry.say(node, DCTERMS.identifier, metric.key)
        registry.say(node, CA.valueKind, code("valueKind", metric.measure))
        registry.say(node, CA.better, code("better", metric.better))
        registry.say(node, CA.unitLabel, metric.unit or None)
    return node


def _places(iris: Iris, extraction: Extraction) -> dict[Span, NamedNode]:
    """The observation of each figure, by its place in the text."""
    return {q.span: iris.observation(extraction.report.id, s.id, n) for s, n, q in numbered(extraction)}


def describe_goals(sheet: Sheet, iris: Iris, extraction: Extraction) -> None:
    """State what each commitment will have reached: targets are its own figures, else a stage of a named object."""
    place = _places(iris, extraction)
    for goal in extraction.goals:
        commitment = iris.statement(extraction.report.id, goal.statement)
        for target in goal.targets:
            if node := place.get(target.span):
                sheet.say(node, RDF.type, CA.Target, CA.Goal)
                sheet.say(commitment, CA.goal, node)
                _window(sheet, node, goal)
        if goal.milestone:
            node = iris.milestone(extraction.report.id, goal.statement)
            sheet.name(node, CA.Milestone, CA.Goal, zh=goal.milestone.object)
            sheet.say(node, CA.stage, code("stage", goal.milestone.stage))
            sheet.say(node, CA.objectName, goal.milestone.object)
            sheet.say(commitment, CA.goal, node)
            _window(sheet, node, goal)


def _window(sheet: Sheet, node: NamedNode, goal: Goal) -> None:
    sheet.say(node, CA.window, code("window", goal.window.kind))
    sheet.say(node, CA.due, goal.window.due)


def describe_baselines(sheet: Sheet, iris: Iris, extraction: Extraction, linking: Linking) -> None:
    """State what each target starts from, figure to figure where both are figures, else statement to statement."""
    place = _places(iris, extraction)
    holders = Holders(extraction)

    def nodes(span: Span) -> list[NamedNode]:
        """The figure or statement at a place; of a stretch over several statements all the figures in it."""
        if span in place:
            return [place[span]]
        if held := holders.of(span):
            return [iris.statement(extraction.report.id, held.id)]
        return [figure for other, figure in place.items() if span.holds(other)]

    for pair in linking.baselines:
        for target in nodes(pair.target):
            for baseline in nodes(pair.baseline):
                _baseline(sheet, target, baseline, pair)


def _baseline(sheet: Sheet, target: NamedNode, baseline: NamedNode, pair: BaselinePair) -> None:
    sheet.say(target, CA.baseline, baseline)
    sheet.say(target, BASELINES[pair.relation], baseline)
    sheet.say(target, CA.alreadyMet, pair.already_met)


def _signed(value: Decimal, quantity: Quantity) -> Decimal:
    """Below zero where a change falls; a level that fell to a figure is that figure."""
    return -value if quantity.direction is Direction.DOWN and quantity.kind is Kind.CHANGE else value
