"""How a commitment could be checked, and when it counts."""

import pytest

from kg.model import Checkability
from statements import read

LABELS = [
    ("number", "打通24条断头路"),
    ("number", "新增学位1500个"),
    ("number", "公办园在园儿童占比达到50%"),
    ("number", "PM2.5年均浓度控制在25微克/立方米"),
    ("number", "企业开办流程压缩至1个"),
    ("number", "开工建设4个碧道工程"),
    ("number", "培育智慧农业场景100个"),
    ("number", "确保城镇新增就业3万人以上"),
    ("milestone", "印发片区规划导则"),
    ("milestone", "出台金融发展22条举措"),
    ("milestone", "启动步行街建设"),
    ("milestone", "开工建设妇幼保健院改扩建工程"),
    ("milestone", "开展无障碍设施整改专项行动"),
    ("milestone", "建设儿童友好型图书馆"),
    ("milestone", "完成学校食堂提升工作"),
    ("milestone", "所有小区开展“健康家园”创建活动"),
    ("vague", "加强基层医疗服务能力建设"),
    ("vague", "推进9所学校建设"),
    ("vague", "加快地铁站周边片区改造前期工作"),
    ("vague", "常态化开展社区宣传"),
    ("vague", "推动区中医院争创三甲"),
]


@pytest.mark.parametrize(("label", "clause"), LABELS)
def test_a_commitment_is_checked_by_number_by_milestone_or_not_at_all(label: str, clause: str) -> None:
    (statement, *_) = read(f"{clause}。")[0]
    assert statement.checkability is Checkability(label)


def test_the_strongest_part_of_a_compound_promise_wins_and_its_members_keep_their_own() -> None:
    whole, *members = read("新建1条花景大道、30个花园路口。")[0]
    assert whole.checkability == "number"
    assert [member.checkability for member in members] == ["number", "number"]


@pytest.mark.parametrize(
    ("clause", "verb"),
    [
        ("打通24条断头路", "打通"),
        ("公办园在园儿童占比达到50%", "达到"),
        ("企业开办流程压缩至1个", "压缩至"),
        ("500项政务服务实现“指尖办”", "实现"),
        ("PM2.5年均浓度控制在25微克/立方米", "控制在"),
        ("加快推进旧村改造，力争完成投资32亿元", "完成"),
        ("加强基层医疗服务能力建设", ""),
        ("推进9所学校建设", ""),
    ],
)
def test_a_promise_is_bound_by_the_verb_of_its_deed_or_of_its_figure(clause: str, verb: str) -> None:
    assert read(f"{clause}。")[0][0].verb == verb


@pytest.mark.parametrize(("sentence", "soft"), [("力争全年新增企业500家。", True), ("全年新增企业500家。", False)])
def test_an_effort_is_no_promise(sentence: str, soft: bool) -> None:
    assert read(sentence)[0][0].soft is soft


def test_a_window_at_the_head_of_a_sentence_governs_its_later_clauses() -> None:
    windows = [s.window.kind for s in read("全年新开工项目20个，建成12个。完成3个。")[0]]
    assert windows == ["full-year", "full-year", "unstated"]


def test_a_stated_month_is_a_deadline() -> None:
    assert str(read("9月底前完成文化馆新建工程验收。")[0][0].window.due) == "2021-09-30"
