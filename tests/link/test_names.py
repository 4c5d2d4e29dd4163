"""When two names mean one thing."""

import pytest

from kg.link.names import Name, core_of, own_names, same_course, same_thing, shared_front
from kg.model import EntityType, Span
from made import made


def name(text: str) -> Name:
    return Name(text, text, core_of(text), EntityType.PROJECT, Span(0, len(text)))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("东山火车站改造", "东山火车站升级改造", True),
        ("滨河公园", "滨河公园一期建设工程", True),
        ("东河复明工程", "西河复明工程", False),
        ("地铁14号线", "地铁17号线", False),
        ("和平路改造", "和平街改造", False),
    ],
)
def test_same_thing(one: str, other: str, same: bool) -> None:
    assert same_thing(name(one), name(other)) is same


@pytest.mark.parametrize(
    ("one", "other", "front"),
    [
        ("东部高速龙山立交", "东部高速至凤凰山出入口项目", "东部高速"),
        ("东山火车站改造", "东山火车站升级改造", ""),
        ("东河复明工程", "西河复明工程", ""),
    ],
)
def test_shared_front(one: str, other: str, front: str) -> None:
    assert shared_front(name(one), name(other)) == front


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("南门步行街", "南门高品位步行街", True),
        ("人民医院北院改造", "区人民医院北院改造", True),
        ("五号路南延段地下综合管廊", "五号路南延段", False),
        ("红山10-04地块", "红山05-14地块", False),
        ("桂花中学", "桂花小学", False),
    ],
)
def test_same_course(one: str, other: str, same: bool) -> None:
    assert same_course(name(one), name(other)) is same


def test_the_bodys_own_area_is_no_name() -> None:
    own = own_names(made().report)
    assert {"甲市", "乙区", "全区"} <= own
    assert core_of("乙区妇幼保健院", own) == "妇幼保健院"
