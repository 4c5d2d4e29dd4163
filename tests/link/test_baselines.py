"""Baseline pairs: the same things counted before, and tempting pairs that are none."""

import pytest

from kg.link import link
from kg.model import BaselinePair, Extraction
from made import Said, done, made, milestone, number, problem

NAMES = {
    "南门步行街": "project",
    "中山广场": "project",
    "北苑大厦": "project",
    "桂花中学": "project",
    "安宁小学": "project",
    "《中心区综合规划》": "policy",
}


def pairs(*said: Said) -> list[tuple[str, str, str, bool | None]]:
    extraction = made(*said, names=NAMES)
    return [shown(extraction, pair) for pair in link(extraction).baselines]


def shown(extraction: Extraction, pair: BaselinePair) -> tuple[str, str, str, bool | None]:
    text = extraction.document.text
    return text[slice(*pair.baseline)], text[slice(*pair.target)], pair.relation, pair.already_met


@pytest.mark.parametrize(
    ("before", "promise", "expected"),
    [
        (done("累计打通6条断头路"), number("打通24条“断头路”"), ("6条", "24条", "same-metric", False)),
        (done("公办园在园儿童占比达到36%"), number("公办园在园儿童占比达到50%"), ("36%", "50%", "same-metric", False)),
        (done("健康档案建档率达86%"), number("居民健康档案建档率达到85%以上"), ("86%", "85%", "same-metric", True)),
        (
            done("PM2.5累计平均浓度为15.9微克/立方米"),
            number("PM2.5年均浓度控制在25.1微克/立方米"),
            ("15.9微克/立方米", "25.1微克/立方米", "near", None),
        ),
        (
            done("举办16场“汇通”系列融资对接会"),
            number("举办10场“汇通”融资对接会", window="H2"),
            ("16场", "10场", "near", None),
        ),
        (
            done("推进桂花中学、安宁小学等9所学校扩建"),
            number("完成桂花中学、安宁小学等9所学校扩建"),
            ("9所", "9所", "status", False),
        ),
        (
            problem("南门步行街改造进展缓慢"),
            milestone("启动南门步行街改造"),
            ("南门步行街", "南门步行街", "status", False),
        ),
        (
            done("编制《中心区综合规划》"),
            milestone("印发《中心区综合规划》"),
            ("《中心区综合规划》", "《中心区综合规划》", "status", False),
        ),
    ],
)
def test_pair(before: Said, promise: Said, expected: tuple[str, str, str, bool | None]) -> None:
    assert pairs(before, promise) == [expected]


@pytest.mark.parametrize(
    ("before", "promise"),
    [
        (done("建成1座地埋式垃圾转运站"), number("升级改造22座垃圾转运站")),
        (done("214项事项实现即来即办"), number("500项事项实现指尖办")),
        (problem("仅和平街道幼儿园学位缺口就达1000个"), number("公办园在园儿童占比达到50%")),
        (done("中山广场2个总部基地加快建设"), number("开工建设北苑大厦等3个总部基地")),
        (done("1049个小区实行围合管理"), number("完成29个小区管道燃气改造")),
        (done("全区共有9所学校"), number("新增9个停车场")),
    ],
)
def test_no_pair(before: Said, promise: Said) -> None:
    assert pairs(before, promise) == []


def test_a_figure_alone_is_of_the_things_before_it() -> None:
    found = pairs(
        done("新开工保障性住房2142套", end=","),
        done("供应217套"),
        number("新开工保障性住房5922套", end=","),
        number("供应1000套"),
    )
    assert [(one, other) for one, other, _, _ in found] == [("2142套", "5922套"), ("217套", "1000套")]


def test_shortages_that_stand_together_are_one_baseline_of_the_sum() -> None:
    found = pairs(problem("小一学位缺口2000个", end=","), problem("初一学位缺口2500个"), number("新增学位4000个"))
    assert found == [("小一学位缺口2000个,初一学位缺口2500个", "4000个", "derived", False)]
