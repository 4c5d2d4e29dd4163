"""The same thing said in other words is read the same: no verb, order of words or frame decides alone."""

import pytest

from kg.model import Part
from statements import quotes, read, roles

TAILS = [
    "设立防汛指挥部，由指挥部统筹全区防汛工作。",
    "出台网格化工作方案，把基层治理链条理顺。",
    "开发企业服务系统，对申报材料实行全流程在线管理。",
    "选派20名干部下沉街道，帮助企业复工复产。",
    "完成片区规划编制，用规划引领片区发展。",
    "确定烂尾楼处置方案，彻底破解历史遗留难题。",
]


@pytest.mark.parametrize("sentence", TAILS)
def test_what_an_act_is_for_stays_with_it_whatever_words_it_opens_with(sentence: str) -> None:
    assert quotes(sentence, Part.RESULTS) == [sentence.rstrip("。")]


@pytest.mark.parametrize(
    "sentence",
    [
        "借助创业基地引入项目5个|开通服务专线。",
        "针对老旧电梯发布检查指南|推出物业平台。",
        "就停车管理建立联席会议制度|出台停车收费办法。",
    ],
)
def test_a_clause_that_fronts_its_object_is_an_act_and_no_frame(sentence: str) -> None:
    assert quotes(sentence.replace("|", "，"), Part.RESULTS) == sentence.rstrip("。").split("|")


@pytest.mark.parametrize(
    ("role", "clause"),
    [
        ("achievement", "公办幼儿园新增36所"),
        ("achievement", "全区扶持资金已公示3.7亿元"),
        ("indicator", "惠及企业5000余家"),
        ("indicator", "运营里程达到123公里"),
        ("indicator", "新建商品房销售面积连续13个月正增长"),
        ("indicator", "全省政府债务指标保持在合理区间"),
    ],
)
def test_a_count_after_its_noun_is_an_act_and_the_value_of_a_metric_is_none(role: str, clause: str) -> None:
    assert roles(f"{clause}。", Part.RESULTS) == [(role, clause)]


@pytest.mark.parametrize("verb", ["开展", "继续开展", "实施", "稳步实施"])
def test_a_programme_spelled_out_after_it_is_a_field_of_work(verb: str) -> None:
    sentence = f"{verb}“蓝天”行动，淘汰老旧车辆300辆，安装监测设备20套。"
    assert [role for role, _ in roles(sentence)] == ["guidance", "commitment", "commitment"]


def test_a_platform_is_looked_for_whatever_follows() -> None:
    assert roles("推动安全风险防控平台建设，完成安全隐患整改30处。")[0][0] == "commitment"


def test_a_field_that_vague_clauses_go_on_about_is_guidance() -> None:
    assert roles("完善消费政策，优化消费品补贴标准和支持范围等，鼓励各地举办消费活动。")[0][0] == "guidance"


def test_a_circumstance_over_several_clauses_is_one_frame() -> None:
    sentence = "在需求不断收缩，成本明显上升，供应偏紧的严峻形势下，全市新增企业500家。"
    assert quotes(sentence, Part.RESULTS) == [sentence.rstrip("。")]


@pytest.mark.parametrize("clause", ["全市重点工作实现突破", "城区建设多点并进"])
def test_what_goes_well_among_problems_is_an_achievement(clause: str) -> None:
    assert roles(f"{clause}，但停车泊位紧张。", Part.PROBLEMS)[0] == ("achievement", clause)


def test_how_things_stand_is_no_promise() -> None:
    assert roles("今年就业压力仍然很大，加强就业帮扶。") == [
        ("context", "今年就业压力仍然很大"),
        ("commitment", "加强就业帮扶"),
    ]


@pytest.mark.parametrize(
    ("label", "clause"),
    [
        ("vague", "化解历史遗留问题"),
        ("vague", "破解历史遗留问题"),
        ("vague", "解决历史遗留问题"),
        ("vague", "实行积极的就业政策"),
        ("vague", "推行积极的就业政策"),
        ("vague", "开展货物贸易等重点改革"),
        ("vague", "全面建设无障碍城区"),
        ("vague", "提供更多就业机会"),
        ("milestone", "稳妥实施渐进式延迟退休改革"),
        ("milestone", "加快编制综合交通规划"),
        ("milestone", "碳排放强度完成国家下达任务"),
        ("number", "面向毕业生组织2场招聘会"),
        ("number", "化解债务3亿元"),
    ],
)
def test_verbs_of_one_class_make_one_label(label: str, clause: str) -> None:
    assert read(f"{clause}。")[0][0].checkability == label
