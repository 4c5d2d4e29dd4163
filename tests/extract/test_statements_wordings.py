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


@pytest.mark.parametrize(
    "sentence",
    [
        "优化养老服务供给|健全普惠托育体系|加强困难群众保障。",
        "深化国资国企改革|鼓励各地先行先试。",
        "扩大社会保险覆盖面|着力解决新市民的住房和出行问题|加强法律援助。",
        "实施增收行动|健全工资增长机制。",
        "推动产业转型，加快建设创新型社会|支持企业做大做强|培育新兴产业。",
    ],
)
def test_a_direction_on_another_object_is_another_promise_whatever_its_verb(sentence: str) -> None:
    assert quotes(sentence.replace("|", "，")) == sentence.rstrip("。").split("|")


@pytest.mark.parametrize(
    "sentence",
    [
        "采取有效措施，增加普通住房供给。",
        "综合运用经济、法律等手段，淘汰落后产能。",
        "稳定房地产市场，坚持因城施策。",
        "保持昂扬的干劲，只争朝夕、担当作为。",
        "增加零售网点，充分发挥流通主渠道作用。",
        "发展普惠托育服务，构建生育友好型社会。",
    ],
)
def test_means_spirit_and_what_comes_of_it_stay_with_the_act(sentence: str) -> None:
    assert quotes(sentence) == [sentence.rstrip("。")]


@pytest.mark.parametrize("verb", ["把", "始终把", "继续把", "坚持把"])
def test_what_is_put_first_is_guidance(verb: str) -> None:
    assert roles(f"{verb}改善民生摆在突出位置，新增学位300个。")[0][0] == "guidance"


@pytest.mark.parametrize(
    ("role", "clause"),
    [
        ("achievement", "我们已经制定了收入分配改革意见"),
        ("achievement", "取消了行政许可事项12项"),
        ("context", "时机和条件已经成熟"),
        ("commitment", "为了方便群众，新建服务中心2个"),
        ("commitment", "深入了解企业需求"),
    ],
)
def test_what_has_come_about_is_no_promise(role: str, clause: str) -> None:
    assert roles(f"{clause}。") == [(role, clause)]


@pytest.mark.parametrize(
    "sentence",
    ["这些问题，有的是长期积累的，有的是工作不到位造成的。", "这些矛盾和问题，必须高度重视。"],
)
def test_what_looks_back_on_the_problems_is_none(sentence: str) -> None:
    assert {role for role, _ in roles(sentence, Part.PROBLEMS)} == {"context"}


def test_a_verdict_that_sums_up_takes_in_what_it_is_about() -> None:
    sentence = "主导产业为第三产业，服务贸易比重大，这种结构使服务业受冲击严重。"
    assert quotes(sentence, Part.PROBLEMS) == [sentence.rstrip("。")]


@pytest.mark.parametrize(
    ("role", "clause"),
    [
        ("indicator", "城镇新增就业超额完成年度任务"),
        ("indicator", "空气质量六项指标达到国家二级标准"),
        ("achievement", "消费品以旧换新带动商品销售800亿元"),
        ("achievement", "育儿补贴政策惠及8万名婴幼儿"),
    ],
)
def test_a_metric_that_meets_its_mark_is_an_indicator_and_a_pull_is_an_act(role: str, clause: str) -> None:
    assert roles(f"{clause}。", Part.RESULTS) == [(role, clause)]


@pytest.mark.parametrize("sentence", ["今年经济工作，要突出稳增长。", "重大决策的听证，必须注重各方参与。"])
def test_a_subject_goes_with_what_it_must_do(sentence: str) -> None:
    assert quotes(sentence) == [sentence.rstrip("。")]


@pytest.mark.parametrize(
    ("label", "clause"),
    [
        ("number", "今年办好10件民生实事"),
        ("number", "打造30个公共文化空间"),
        ("number", "帮扶200名残疾人就业"),
        ("vague", "推进9所学校建设"),
        ("milestone", "为孕妇提供免费筛查，做到应检尽检"),
    ],
)
def test_what_is_counted_behind_the_verb_that_brings_it_about_is_an_end_state(label: str, clause: str) -> None:
    assert read(f"{clause}。")[0][0].checkability == label
