"""Grades as the annotation guideline defines them, on pairs of single sentences."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from kg.link import link, rules_version
from kg.model import Grade
from made import Said, done, grade, heading, lead, made, milestone, number, problem, vague

PLACES = {"北湖统筹片区": "place", "和平街道": "place", "中山街道": "place", "东部高速龙山立交": "project"}
NAMES = PLACES | {"东部高速至凤凰山出入口项目": "project", "市第一医院": "organisation"}

PAIRS: list[tuple[str, Said, str | None]] = [
    # the missing step, only preparing, vague
    ("北湖统筹片区仍未开工", milestone("9月底前动工建设北湖统筹片区"), "direct"),
    ("北湖统筹片区仍未开工", vague("加快推进北湖统筹片区建设"), "partial"),
    ("北湖统筹片区仍未开工", milestone("完成北湖统筹片区规划编制"), "partial"),
    ("北湖统筹片区推进缓慢", milestone("动工建设北湖统筹片区"), "partial"),
    ("东部高速龙山立交推进缓慢", milestone("完成东部高速至凤凰山出入口项目审批"), "partial"),
    # what the problem is about, a part of it, another thing in the field
    ("医疗资源结构性问题突出", number("建成20家社康"), "partial"),
    ("医疗资源结构性问题突出", vague("推动市第一医院争创三甲"), "partial"),
    ("医疗资源结构性问题突出", vague("加强医院建设"), "related"),
    ("市级重点学科较缺乏", number("建成20家社康"), None),
    ("社康机构与医院之间信息协同不足", number("建成20家社康"), "related"),
    ("家庭医生签约后服务不足", number("建成20家社康"), None),
    ("现代服务业发展滞后", vague("加快现代服务业发展"), "partial"),
    ("现代服务业发展滞后", vague("营造良好环境"), None),
    # a whole field: what delivers counts, what begins or is vague does not
    ("基础设施短板未能补齐", number("打通8条断头路"), "partial"),
    ("基础设施短板未能补齐", milestone("开工建设社区卫生服务中心"), "related"),
    ("生态环境还有短板", vague("加强生态环境保护"), "partial"),
    ("生态环境还有短板", vague("倡导环保生活方式"), "related"),
    # level of schooling, places, levels of administration
    ("小学学位缺口500个", number("新增幼儿园学位300个"), None),
    ("幼儿园学位紧张", number("公办园在园儿童占比达到50%"), "related"),
    ("幼儿园学位紧张", number("新增幼儿园学位300个"), "partial"),
    ("和平街道幼儿园学位紧张", number("新增幼儿园学位300个"), "related"),
    ("和平街道幼儿园学位紧张", number("和平街道新增幼儿园学位300个"), "partial"),
    ("企业服务“最后一公里”未落实", number("完成200家企业挂点服务"), "related"),
    # trades and groups
    ("旅行社营收下降70%", milestone("开展旅行社融资纾困专场活动"), "partial"),
    ("高校毕业生就业压力较大", milestone("实施高校毕业生就业促进行动"), "partial"),
    # how a problem names a field, and how a commitment does
    ("就业压力较大", vague("稳定和扩大重点群体就业"), "partial"),
    ("消费增长乏力", milestone("实施提振消费专项行动"), "partial"),
    ("自主创新能力不强", number("新认定高新技术企业50家"), "partial"),
    ("部分地方财政收支矛盾突出", vague("开源节流"), "related"),
    ("形式主义仍不同程度存在", vague("深化整治形式主义为基层减负"), "partial"),
    ("铺张浪费现象仍然存在", number("“三公”经费压减5%"), "partial"),
    ("看病难问题突出", vague("加强农村水利建设"), None),
    # scattered things need an act that joins
    ("招商引资要素资源分散", number("引进亿元以上企业5家"), "related"),
    ("小而散的更新项目碎片化", milestone("动工建设北湖统筹片区"), "partial"),
    # events, and nothing in common
    ("金融业发展滞后", milestone("举办金融发展论坛"), "related"),
    ("公共卫生人员不足", number("打通8条断头路"), None),
]


@pytest.mark.parametrize(("trouble", "promise", "expected"), PAIRS, ids=[f"{p} ← {c.text}" for p, c, _ in PAIRS])
def test_grade(trouble: str, promise: Said, expected: str | None) -> None:
    assert grade(link(made(problem(trouble), promise, names=NAMES)), 0, 1) == expected


def test_a_sum_answers_the_gap_whose_works_are_named_and_the_other_in_part() -> None:
    linking = link(
        made(
            problem("教育学位供需矛盾突出", umbrella=True, end=","),
            problem("小一学位缺口2000个", end=","),
            problem("初一学位缺口2500个"),
            milestone("完成临时校舍及实验小学改扩建工程", end=","),
            number("新增学位4000个"),
        )
    )
    assert [grade(linking, of, 4) for of in (0, 1, 2)] == ["direct", "direct", "partial"]


def test_a_lead_that_names_the_problem_governs_what_follows() -> None:
    trouble = problem("城市道路拥堵严重")
    under = made(trouble, lead("全力解决交通拥堵问题"), number("打通8条断头路"))
    alone = made(trouble, lead("加快城市建设"), number("打通8条断头路"))
    assert grade(link(under), 0, 2) == "partial"
    assert grade(link(alone), 0, 2) is None


def test_a_point_inherits_its_subject_from_the_sentence() -> None:
    linking = link(made(problem("幼儿园学位不足", end=","), problem("占全市缺口的六成"), number("新增幼儿园学位300个")))
    assert grade(linking, 1, 2) == "partial"


def test_a_word_out_of_place_is_no_answer() -> None:
    trouble, act = problem("健康管理未落到实处"), vague("做好重点人员健康管理")
    clinic = made(trouble, heading("提升医疗卫生水平"), act)
    outbreak = made(trouble, heading("筑牢疫情防控防线"), vague("加强疫情防控", end=","), act)
    assert grade(link(clinic), 0, 2) == "partial"
    assert grade(link(outbreak), 0, 3) == "related"


def test_a_target_that_was_met_before_is_related_at_most() -> None:
    met = made(done("健康档案建档率达86%"), problem("健康档案建档不规范"), number("健康档案建档率达到85%以上"))
    open_ = made(done("健康档案建档率达76%"), problem("健康档案建档不规范"), number("健康档案建档率达到85%以上"))
    assert grade(link(met), 1, 2) == "related"
    assert grade(link(open_), 1, 2) == "partial"


def test_a_headline_keeps_only_what_no_point_below_has() -> None:
    linking = link(
        made(
            problem("一是医疗服务短板突出", headline=True),
            problem("医疗资源分布不均", below=0),
            number("建成20家社康"),
        )
    )
    assert grade(linking, 1, 2) == "partial"
    assert grade(linking, 0, 2) is None


def test_some_of_several_projects_are_a_part() -> None:
    names = {"甲河整治工程": "project", "乙河整治工程": "project"}
    linking = link(made(problem("甲河整治工程、乙河整治工程仍未开工"), milestone("开工建设甲河整治工程"), names=names))
    assert grade(linking, 0, 1) == "partial"


TEXTS = some.lists(
    some.builds(
        Said,
        some.sampled_from([problem("").role, vague("").role, done("").role, lead("").role]),
        some.text("学位缺口新增医院建设推进小等、和,，《》“”()0123456789%个不足。", min_size=1, max_size=24),
        some.sampled_from(["。", ",", "\n"]),
    ),
    max_size=8,
)


@given(TEXTS)
def test_any_text_is_linked_alike_each_time(said: list[Said]) -> None:
    extraction = made(*said)
    linking = link(extraction)
    assert linking == link(extraction)
    assert linking.rules == rules_version()
    ids = {s.id: s.role for s in extraction.statements}
    for one in linking.links:
        assert (ids[one.problem], ids[one.commitment]) == ("problem", "commitment")
        assert one.grade in Grade
        assert 0 <= one.score <= 1
    pairs = [(one.problem, one.commitment) for one in linking.links]
    assert len(set(pairs)) == len(pairs)
