"""How far a clause says that a named thing has come, and under which words a thing is looked for: short tables of phrases."""

import pytest

from kg.model import Area, Entity, EntityType, Span
from kg.track.naming import folded, forms, is_trackable, places
from kg.track.progress import progress, reached


def of(clause: str, name: str) -> Span:
    start = folded(clause).index(name)
    return Span(start, start + len(name))


def came(promise: str, told: str, name: str) -> bool:
    aim, come = (progress(folded(clause), of(clause, name)) for clause in (promise, told))
    return reached(come, aim)


@pytest.mark.parametrize(
    ("promise", "told", "name"),
    [
        ("建成望江隧道", "望江隧道建成并投入运营", "望江隧道"),
        ("推进望江隧道建设", "相继建成凤山大桥、望江隧道", "望江隧道"),
        ("推进望江隧道建设", "望江隧道、城北综合改造工程和凤山大桥等建成投入使用", "望江隧道"),
        ("推进望江隧道建设", "望江隧道进展顺利，已全线贯通", "望江隧道"),
        ("推动望江隧道、凤山大桥等项目开工建设", "望江隧道开工建设", "望江隧道"),
        ("启动望江隧道建设", "望江隧道加快推进", "望江隧道"),
        ("制定住房规划", "颁布实施住房规划", "住房规划"),
        ("建成12号线部分区段", "12号线部分区段投入运营", "12号线"),
        ("推进国企改革行动", "国企改革行动圆满收官", "国企改革行动"),
        ("按期建成望江港一期工程", "望江港一期工程建成并投入运营", "望江港一期工程"),
    ],
)
def test_done(promise: str, told: str, name: str) -> None:
    assert came(promise, told, name)


@pytest.mark.parametrize(
    ("promise", "told", "name"),
    [
        ("实施人才战略", "贯彻落实人才战略行动纲要", "人才战略"),
        ("支持望江陆港建设", "望江陆港实现跨越式发展", "望江陆港"),
        ("建设望江中心", "航运中心、望江中心打通亚欧海陆联运新通道", "望江中心"),
        ("实施第三轮行动计划", "完成第二轮并实施第三轮行动计划", "行动计划"),
        ("完成行动计划", "完成第二轮行动计划", "行动计划"),
        ("推进望江隧道建设", "望江隧道完成投资12亿元", "望江隧道"),
        ("推进望江隧道建设", "望江隧道开工建设", "望江隧道"),
        ("全面实施责任制", "初步建立了责任制", "责任制"),
        ("建设望江机场", "望江机场第二航站楼投入运营", "望江机场"),
        ("加快望江隧道前期工作", "望江隧道前期工作积极推进", "望江隧道"),
        ("建设望江网站", "在望江网站上开通了政务大厅", "望江网站"),
        ("推进望江规划", "围绕望江规划完成专题研究", "望江规划"),
    ],
)
def test_not_done(promise: str, told: str, name: str) -> None:
    assert not came(promise, told, name)


HANGZHOU = Area("330100", "杭州市", "city")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("杭州望江公园", "完成望江公园与湿地提升"),
        ("结构性减税政策", "实行结构性减税"),
        ("集体林权“三多”改革试点", "深化集体林权“三多”改革"),
        ("沪甬城际铁路杭州段", "建成沪甬城际铁路"),
        ("“十五五”规划", "编制第十五个五年规划纲要"),
        ("望江—凤山科创走廊", "建设望江-凤山科创走廊"),
        ("“公交优先”", "坚持公交优先，优化线网"),
        ("8号线", "轨道交通8号线开通"),
    ],
)
def test_a_name_is_found_as_later_reports_write_it(name: str, text: str) -> None:
    entity = Entity("k", name, EntityType.PROJECT, ())
    assert any(list(places(folded(text), form)) for form in forms(entity, HANGZHOU))


@pytest.mark.parametrize(
    ("name", "text"), [("10号线", "加快10号线二期前期工作"), ("8号线", "建成18号线"), ("望江大道", "望江大道西延工程")]
)
def test_another_part_or_number_is_another_thing(name: str, text: str) -> None:
    entity = Entity("k", name, EntityType.PROJECT, ())
    assert not any(list(places(folded(text), form)) for form in forms(entity, HANGZHOU))


@pytest.mark.parametrize(
    ("name", "promise"),
    [("“十四五”", False), ("“十四五”规划", True), ("《纲要（草案）》", False), ("“八五”普法", True)],
)
def test_times_and_the_report_s_own_papers_are_no_promises(name: str, promise: bool) -> None:
    assert is_trackable(name) is promise
