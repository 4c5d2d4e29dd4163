"""Two and three made-up reports of one body, from their text to `kg track`."""

import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from kg.model import Kind, Metric, Quantity, Span
from kg.track.admissions import admitted
from kg.track.outcomes import by_growth
from kg.track.reading import Reading
from made import done, made
from years import EARLIER, LATER


@pytest.fixture(scope="module")
def lines(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    from kg.pipeline import build
    from kg.store import open_store
    from kg.tracking import jsonl, tracked

    folder = tmp_path_factory.mktemp("years")
    paths = [folder / "2021.txt", folder / "2022.txt"]
    for path, words in zip(paths, (EARLIER, LATER), strict=True):
        path.write_text(words, "utf-8")
    build([str(path) for path in paths], folder / "build", reviews=())
    return [json.loads(line) for line in jsonl(tracked(open_store(folder / "build" / "store")))]


def words(line: dict[str, Any], later: bool = False) -> str:
    text, side = (LATER, "later_") if later else (EARLIER, "")
    return text[line[f"{side}start"] : line[f"{side}end"]]


@pytest.mark.parametrize(
    ("name", "verdict", "outcome"),
    [
        ("地区生产总值增速", "met-within-rounding", 5.8),
        ("固定资产投资增速", "missed", 7.9),
        ("社会消费品零售总额增速", "met", 5.2),
        ("城镇新增就业", "met", 24000),
        ("居民消费价格增速", "not-reported", None),
    ],
)
def test_targets(lines: list[dict[str, Any]], name: str, verdict: str, outcome: float | None) -> None:
    found = [line for line in lines if line["kind"] == "target" and line["name"] == name]
    assert [(line["verdict"], line["outcome"]) for line in found] == [(verdict, outcome)]
    assert found[0]["comparator"] in ("~", ">=")


def test_keeping_step_with_growth(lines: list[dict[str, Any]]) -> None:
    (line,) = [line for line in lines if line["kind"] == "target" and "同步" in words(line)]
    assert (line["verdict"], line["value"], line["outcome"]) == ("met", None, 5.8)


@pytest.mark.parametrize(
    ("name", "verdict"),
    [
        ("望江文化馆新建工程", "done"),
        ("凤山河整治工程", "done"),
        ("钱江二桥改造工程", "repeated"),
        ("人才住房管理办法", "not-mentioned"),
    ],
)
def test_projects(lines: list[dict[str, Any]], name: str, verdict: str) -> None:
    (line,) = [line for line in lines if line["kind"] == "project" and name in line["name"]]
    assert line["verdict"] == verdict
    assert (line["later_report"] is None) == (verdict == "not-mentioned")
    assert "value" not in line


def test_a_report_names_what_fell_short_itself() -> None:
    text = "出口等领域压力仍然较大，地区生产总值、投资、进出口等预期性指标未达到年初目标。民间投资低于全国平均水平。"
    assert set(admitted(Reading(made(done(text.rstrip("。")))))) == {"gdp", "fixed-asset-investment", "trade"}


def test_what_fell_short_of_a_plan_of_several_years_says_nothing_of_one_year() -> None:
    assert not admitted(Reading(made(done("固定资产投资增速没有达到规划预期"))))


@pytest.mark.parametrize(("index", "growth"), [("103", "3"), ("98.5", "1.5")])
def test_a_price_index_is_a_growth(index: str, growth: str) -> None:
    metric = Metric("cpi", "居民消费价格")
    grown = by_growth(Quantity(Span(0, 3), index, Decimal(index), "", kind=Kind.LEVEL, metric=metric))
    assert (grown.value, grown.unit, grown.kind) == (Decimal(growth), "%", "change")


def test_offsets_are_places_in_the_texts(lines: list[dict[str, Any]]) -> None:
    (line,) = [line for line in lines if line["name"] == "固定资产投资增速"]
    assert (words(line), words(line, later=True)) == ("8%", "7.9%")


def test_one_report_alone_has_nothing_to_be_held_against(built: Path, kg: Callable[..., Result]) -> None:
    result = kg("track", "--store", built / "store", "--format", "jsonl")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "two or more reports" in result.stderr
