"""Whether an outcome meets a target: short tables of figures."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import Comparator, Direction, Kind, Metric, Quantity, Span, Verdict
from kg.track.verdicts import judge, judge_step


def growth(value: str, comparator: str = "=", key: str = "gdp-growth") -> Quantity:
    """A growth rate, below zero where it is written with a minus."""
    number = Decimal(value)
    direction = Direction.DOWN if number < 0 else Direction.UP
    metric = Metric(key, key, measure=Kind.CHANGE)
    return Quantity(
        Span(0, 1), value, abs(number), "%", kind=Kind.CHANGE, direction=direction,
        comparator=Comparator(comparator), metric=metric,
    )  # fmt: skip


def share(value: str, comparator: str = "=", key: str = "surveyed-unemployment") -> Quantity:
    metric = Metric(key, key, measure=Kind.SHARE, better="less")
    return Quantity(
        Span(0, 1), value, Decimal(value), "%", kind=Kind.SHARE, comparator=Comparator(comparator), metric=metric
    )


def verdict(target: Quantity, outcome: Quantity) -> Verdict:
    judged = Comparator.AT_LEAST if target.comparator is Comparator.EQUAL else target.comparator
    return judge(target, judged, outcome)


@pytest.mark.parametrize(
    ("target", "comparator", "outcome", "expected"),
    [
        ("5", "~", "5.2", "met"),
        ("5", "~", "4.9", "met"),
        ("5", "~", "4.8", "met-within-rounding"),
        ("5", "~", "4.7", "met-within-rounding"),
        ("5", "~", "4.6", "missed"),
        ("5", ">=", "4.9", "missed"),
        ("5", ">=", "5", "met"),
        ("5", "=", "4.9", "missed"),
        ("5", ">", "5", "missed"),
        ("5", "~", "-3.3", "missed"),
        ("-3", ">=", "-3.2", "met"),
        ("-3", ">=", "-2.8", "missed"),
        ("-3", ">=", "1.4", "missed"),
    ],
)
def test_growth_and_fall(target: str, comparator: str, outcome: str, expected: str) -> None:
    assert verdict(growth(target, comparator), growth(outcome)) == expected


@pytest.mark.parametrize(
    ("target", "comparator", "outcome", "expected"),
    [
        ("2", "~", "0.1", "met"),
        ("2", "~", "-0.1", "met"),
        ("2", "~", "2.1", "met"),
        ("2", "~", "2.3", "met-within-rounding"),
        ("2", "~", "2.4", "missed"),
        ("3", "<=", "3.1", "missed"),
    ],
)
def test_prices_are_met_from_below(target: str, comparator: str, outcome: str, expected: str) -> None:
    assert verdict(growth(target, comparator, "cpi-growth"), growth(outcome, key="cpi-growth")) == expected


@pytest.mark.parametrize(
    ("target", "comparator", "outcome", "expected"),
    [("5", "<=", "4.1", "met"), ("5.5", "~", "5.6", "met"), ("5.5", "~", "5.9", "missed"), ("3", "=", "3.2", "missed")],
)
def test_unemployment_is_met_from_below(target: str, comparator: str, outcome: str, expected: str) -> None:
    assert verdict(share(target, comparator), share(outcome)) == expected


def test_a_range_is_met_from_its_lower_end() -> None:
    target = replace(growth("5", "range"), maximum=Decimal("5.5"))
    assert verdict(target, growth("5.2")) == "met"
    assert verdict(target, growth("4.9")) == "missed"


def test_another_unit_or_measure_is_not_compared() -> None:
    assert verdict(growth("5"), replace(growth("5"), unit="元", kind=Kind.LEVEL)) == "not-comparable"


def test_keeping_step() -> None:
    assert judge_step(growth("4.4"), growth("5.4"), ahead=False, level=True) == "missed"
    assert judge_step(growth("5.2"), growth("5.4"), ahead=False, level=True) == "met-within-rounding"
    assert judge_step(growth("5.4"), growth("5.4"), ahead=True, level=False) == "missed"
    assert judge_step(growth("5.3"), growth("5.4"), ahead=False, level=False) == "missed"


@given(st.decimals("0", "20", places=1), st.decimals("0", "20", places=1), st.decimals("0", "5", places=1))
def test_more_of_what_is_promised_never_makes_it_worse(target: Decimal, outcome: Decimal, more: Decimal) -> None:
    order = ["missed", "met-within-rounding", "met"]
    less, better = (verdict(growth(str(target), "~"), growth(str(o))) for o in (outcome, outcome + more))
    assert order.index(better) >= order.index(less)
