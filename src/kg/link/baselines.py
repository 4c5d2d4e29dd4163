"""Baseline pairs of figures: the figure already reported for the same things as a target."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from kg.link.counted import Counted
from kg.link.names import same_course
from kg.model import BaselinePair, Comparator, Direction, Kind, Period, Quantity, Role, Span, ValueRole

ALIKE = 0.7
ENOUGH = 3
MOST = 60
ANY_CLASSIFIER = frozenset({"个", "所", "家", "座", "处", "项"})
GOING_ON = ("推进", "加快", "启动", "开展", "谋划")


def figure_pairs(figures: Sequence[Counted], plan: Period) -> tuple[BaselinePair, ...]:
    """For each target the most alike figure that was reported before, where one is alike enough; each serves once."""
    before, targets = split(figures)
    index: dict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(before):
        for pair in one.pairs:
            index[pair].append(number)
    found = [
        (before[n].topics != target.topics, -_alike(before[n], target), at, n)
        for at, target in enumerate(targets)
        for n in _worded_alike(target, index)
        if _comparable(before[n], target) and _alike(before[n], target) >= ALIKE
    ]
    used: set[tuple[str, int]] = set()
    pairs: list[tuple[int, BaselinePair]] = []
    for _, _, at, number in sorted(found):
        if not used & {("target", at), ("before", number)}:
            used |= {("target", at), ("before", number)}
            pairs.append((at, _pair(before[number], targets[at], plan)))
    return tuple(pair for _, pair in sorted(pairs))


def _worded_alike(target: Counted, index: Mapping[str, Sequence[int]]) -> Sequence[int]:
    """The figures before that share a pair of characters with a target, by rare pairs first, and not too many."""
    numbers: dict[int, None] = {}
    for pair in sorted(target.pairs, key=lambda pair: (len(index.get(pair, ())), pair)):
        numbers |= dict.fromkeys(index.get(pair, ())[: MOST - len(numbers)])
        if len(numbers) >= MOST:
            break
    return sorted(numbers)


def gap_pairs(gaps: Iterable[tuple[Span, Counted]]) -> Iterator[BaselinePair]:
    """The shortages that a promised sum is to fill, as one baseline where they stand together."""
    for target, spans in _by_target(gaps).items():
        stretch = Span(min(span.start for span in spans), max(span.end for span in spans))
        yield BaselinePair(stretch, target.figure.span, target.things, "derived", False, "several gaps, one sum")


def _by_target(gaps: Iterable[tuple[Span, Counted]]) -> dict[Counted, list[Span]]:
    found: dict[Counted, list[Span]] = defaultdict(list)
    for span, target in gaps:
        found[target].append(span)
    return found


def split(figures: Sequence[Counted]) -> tuple[list[Counted], list[Counted]]:
    """The figures that are reported, and those that are promised."""
    targets = [
        one for one in figures if one.statement.role is Role.COMMITMENT and one.figure.value_role is ValueRole.TARGET
    ]
    before = [
        one
        for one in figures
        if one.figure.value_role is not ValueRole.TARGET and one.statement.role is not Role.COMMITMENT
    ]
    return before, targets


def _alike(one: Counted, other: Counted) -> float:
    """How alike two wordings are: twice the shared pairs of characters over all, or 1 where the metric is one."""
    if one.figure.metric and other.figure.metric and one.figure.metric.key == other.figure.metric.key:
        return 1.0
    return 2 * len(one.pairs & other.pairs) / (len(one.pairs) + len(other.pairs))


def _comparable(one: Counted, other: Counted) -> bool:
    """Whether two figures could be of the same things: unit, kind, deed and the things named do not speak against it."""
    a, b = one.figure, other.figure
    units = a.unit == b.unit or {a.unit, b.unit} <= ANY_CLASSIFIER
    kinds = a.kind == b.kind and (a.kind is not Kind.CHANGE or a.direction == b.direction)
    deeds = not (one.deed and other.deed) or one.deed == other.deed or _same_names(one, other)
    names = not (one.names and other.names) or _same_names(one, other)
    topics = one.topics == other.topics or (
        a.kind is not Kind.LEVEL and (one.topics <= other.topics or other.topics <= one.topics)
    )
    enough = min(len(one.things), len(other.things)) >= ENOUGH or bool(one.deed and one.deed == other.deed)
    return units and kinds and deeds and names and topics and enough


def _same_names(one: Counted, other: Counted) -> bool:
    return any(same_course(name, named) for name in one.names for named in other.names)


def _pair(one: Counted, other: Counted, plan: Period) -> BaselinePair:
    relation, note = _relation(one, other, plan)
    met: bool | None = relation != "status" and satisfied(one.figure, other)
    if met and (relation == "near" or _before(one.figure, plan)):
        met = None
    name = other.figure.metric.name if other.figure.metric else other.things
    return BaselinePair(one.figure.span, other.figure.span, name, relation, met, note)


def _relation(one: Counted, other: Counted, plan: Period) -> tuple[str, str]:
    if one.figure.value == other.figure.value and _same_names(one, other):
        return "status", "the same ones, at a later stage"
    if other.statement.window.kind == "H2" and one.figure.period and one.figure.period.id.endswith("H1"):
        return "near", "two flows of different half-years"
    if (_flows(one) or _flows(other)) and _before(one.figure, plan):
        return "near", "flows of different years"
    if "均" in one.statement.quote and "均" in other.statement.quote and within_a_year(one.figure):
        return "near", "a mean of part of the year against one of the year"
    if one.figure.kind is Kind.LEVEL and bool(one.names) != bool(other.names):
        return "near", "one of them is about named things only"
    if _same_names(one, other) and any(word in one.statement.quote for word in GOING_ON):
        return "near", "another stage"
    return "same-metric", ""


def _flows(one: Counted) -> bool:
    """Whether a figure counts what is done within its period, so that the next period starts from nothing."""
    amount = one.figure.kind is Kind.LEVEL and one.figure.unit == "元"
    return amount or one.figure.kind is Kind.CHANGE or (one.figure.kind is not Kind.SHARE and bool(one.deed))


def _before(figure: Quantity, plan: Period) -> bool:
    """Whether a figure is of a year before the plan's; it cannot have met what the plan promises for its own."""
    return figure.period is not None and figure.period.end.year < plan.end.year


def within_a_year(figure: Quantity) -> bool:
    """Whether a figure is of a part of a year."""
    return figure.period is not None and (figure.period.end - figure.period.start).days < 360


def satisfied(figure: Quantity, target: Counted) -> bool:
    """Whether a reported figure satisfies the target as stated."""
    goal = target.figure
    least: Decimal = goal.value
    if goal.comparator in (Comparator.AT_MOST, Comparator.LESS) or goal.direction is Direction.DOWN:
        return figure.value <= (goal.maximum or goal.value)
    return figure.value >= least
