"""Figures: what is the same amount, what is the same figure."""

from pathlib import Path

import pytest

from kg.evaluate.units import base_unit
from labelled import annotate, counts, measured, quantity, statement

HEADING = statement("h", "heading", 0, 10)


def score(folder: Path, gold: list[dict[str, object]], read: list[dict[str, object]], *none: dict[str, int]) -> dict:  # type: ignore[type-arg]
    return measured(annotate(folder, statements=[HEADING], quantities=gold, not_quantities=none), read)


@pytest.mark.parametrize(
    ("written", "unit", "factor"),
    [
        ("亿元", "元", 1e8),
        ("万亿元", "元", 1e12),
        ("千万千瓦时", "千瓦时", 1e7),
        ("万人次", "人次", 1e4),
        ("千米", "公里", 1),
        ("千瓦", "千瓦", 1),
        ("千克", "千克", 1),
        ("度", "千瓦时", 1),
        ("kWh", "千瓦时", 1),
        ("㎡", "平方米", 1),
        ("名", "人", 1),
        ("人/千常住人口", "人", 1),
        ("万元/人", "元", 1e4),
        ("微克/立方米", "微克/立方米", 1),
        ("μg/m³", "微克/立方米", 1),
        ("百分点", "%", 1),
        ("千", "千", 1),
        ("", "", 1),
    ],
)
def test_a_unit_is_taken_to_its_base(written: str, unit: str, factor: float) -> None:
    assert base_unit(written) == (unit, factor)


def test_a_value_is_right_in_whatever_unit_it_is_written(tmp_path: Path) -> None:
    gold = [quantity(0, 5, 370000000, "元"), quantity(10, 14, 5000, "人"), quantity(20, 24, 3.7, "亿元")]
    read = [quantity(0, 5, 3.7, "亿元"), quantity(10, 14, 5000, "名"), quantity(20, 24, 370000000, "元")]
    assert counts(score(tmp_path, gold, read)["quantity"]["value_unit"]) == (3, 3, 3)


@pytest.mark.parametrize(("value", "right"), [(100 + 1e-8, 1), (100.000001, 0), (-100, 0), (None, 0)])
def test_only_the_last_digits_of_a_double_may_differ(tmp_path: Path, value: float | None, right: int) -> None:
    figures = score(tmp_path, [quantity(0, 5, 100.0, "%")], [quantity(0, 5, value, "%")])
    assert figures["quantity"]["value_unit"]["tp"] == right
    assert figures["quantity"]["detect"]["tp"] == 1


def test_a_wrong_unit_leaves_the_value_right(tmp_path: Path) -> None:
    figures = score(tmp_path, [quantity(0, 5, 3, "家")], [quantity(0, 5, 3, "个")])["quantity"]
    assert (figures["value_unit"]["tp"], figures["value_only"]["tp"]) == (0, 1)


def test_the_figure_meant_is_the_one_with_the_right_value(tmp_path: Path) -> None:
    gold = [quantity(0, 4, 26, "批次"), quantity(4, 9, 2050000, "张")]
    read = [quantity(0, 9, 2050000, "张"), quantity(0, 4, 26, "批次")]
    assert counts(score(tmp_path, gold, read)["quantity"]["value_unit"]) == (2, 2, 2)


@pytest.mark.parametrize("extra", [[], [quantity(10, 14, 24, "小时")], [quantity(10, 14, 99, "天")]])
def test_an_optional_figure_neither_helps_nor_hurts(tmp_path: Path, extra: list[dict[str, object]]) -> None:
    gold = [quantity(0, 5, 3, "家"), quantity(10, 14, 24, "小时", optional=True)]
    figures = score(tmp_path, gold, [quantity(0, 5, 3, "家"), *extra])["quantity"]
    assert counts(figures["detect"]) == counts(figures["value_unit"]) == (1, 1, 1)


def test_comparator_upper_end_and_direction_are_measured_apart(tmp_path: Path) -> None:
    gold = [
        quantity(0, 5, 3, "家", max=5, comparator="range"),
        quantity(10, 14, 85, "%", comparator=">="),
        quantity(20, 24, 7, "%", comparator="=", kind="change", direction="down"),
    ]
    read = [
        quantity(0, 5, 3, "家", comparator="="),
        quantity(10, 14, 85, "%", comparator="="),
        quantity(20, 24, 7, "%", comparator="=", direction="down"),
    ]
    figures = score(tmp_path, gold, read)["quantity"]
    assert figures["max_found"] == {"right": 0, "gold": 1}
    assert figures["comparator"] == {"n": 3, "accuracy": 2 / 3}
    assert figures["comparator_not_equal_sign"] == {"n": 1, "accuracy": 0}
    assert figures["direction_of_changes"] == {"n": 1, "accuracy": 1}


def test_a_numeral_that_measures_nothing_is_a_false_alarm(tmp_path: Path) -> None:
    read = [quantity(0, 5, 3, "家"), quantity(21, 24, 7, "个")]
    none = {"start": 20, "end": 25}, {"start": 30, "end": 35}
    figures = score(tmp_path, [quantity(0, 5, 3, "家")], read, *none)
    assert figures["not_quantity"] == {"false_alarms": 1, "of": 2, "rate": 0.5}
    assert counts(figures["quantity"]["detect"]) == (1, 2, 1)


def test_without_a_list_of_such_numerals_nothing_is_said_of_them(tmp_path: Path) -> None:
    folder = annotate(tmp_path, statements=[HEADING], quantities=[quantity(0, 5, 3, "家")])
    assert "not_quantity" not in measured(folder, [quantity(0, 5, 3, "家")])
