"""What a commitment will have reached."""

import pytest

from figures import figures, statements
from kg.extract.goals import read_goals
from kg.extract.milestones import read_milestone, read_milestones
from kg.model import Checkability, Comparator, Goal, Milestone, Role


def goals(quote: str, checkability: Checkability = Checkability.NUMBER) -> tuple[Goal, ...]:
    made = statements(quote, role=Role.COMMITMENT, checkability=checkability)
    return read_goals(made, figures(quote), read_milestones(made))


@pytest.mark.parametrize(
    ("quote", "comparators"),
    [
        ("新增学位4410个", [">="]),
        ("开展2场以上招聘活动", [">="]),
        ("企业开办流程压缩至1个环节", ["<="]),
        ("PM2.5浓度控制在25.1微克/立方米", ["<="]),
        ("PM2.5浓度降至30微克/立方米", ["<="]),
        ("实现100%最多跑一次", ["="]),
        ("引进3-5家企业", ["range"]),
        ("地区生产总值增长5%左右", ["~"]),
        ("能耗下降3%", [">="]),
        ("改造29个小区、9个城中村", [">=", ">="]),
        ("引进产值10亿元以上企业5家", [">="]),
    ],
)
def test_a_target_is_met_at_least_unless_the_words_say_otherwise(quote: str, comparators: list[str]) -> None:
    (goal,) = goals(quote)
    assert [target.comparator for target in goal.targets] == [Comparator(c) for c in comparators]
    assert goal.milestone is None


@pytest.mark.parametrize(
    ("quote", "stage", "thing"),
    [
        ("动工建设望江片区", "start", "望江片区"),
        ("9月底之前动工建设望江片区", "start", "望江片区"),
        ("启动东门步行街建设", "start", "东门步行街建设"),
        ("启动火车站改造、免税城前期工作", "preparation", "火车站改造、免税城"),
        ("完成翠湖公园立项", "approval", "翠湖公园"),
        ("完成出入口项目建设审批", "approval", "出入口项目建设"),
        ("完成红岭产业带综合规划编制", "drafting", "红岭产业带综合规划"),
        ("印发东门片区设计导则", "issued", "东门片区设计导则"),
        ("出台“小升规”激励政策", "issued", "“小升规”激励政策"),
        ("设立5G基金", "established", "5G基金"),
        ("收回油气库地块", "recovered", "油气库地块"),
        ("开通运营2号线三期、8号线一期", "in-service", "2号线三期、8号线一期"),
        ("推动江阴靖江过江通道建成通车", "in-service", "江阴靖江过江通道"),
        ("力争科技馆主体封顶", "structure-complete", "科技馆"),
        ("完成长沙机场改扩建工程竣工验收", "accepted", "长沙机场改扩建工程"),
        ("完成南湖文体中心改造提升", "complete", "南湖文体中心改造提升"),
        ("实施质量标准提升行动", "progress", "质量标准提升行动"),
        ("举办第三届金融论坛，推动商贸业增长", "complete", "第三届金融论坛"),
        ("加快医院周边片区改造前期工作", "preparation", "医院周边片区改造"),
    ],
)
def test_a_milestone_is_a_stage_of_an_object(quote: str, stage: str, thing: str) -> None:
    assert read_milestone(quote) == Milestone(stage, thing)


def test_a_number_comes_before_a_milestone() -> None:
    (goal,) = goals("建成65家社康机构", Checkability.NUMBER)
    assert len(goal.targets) == 1
    assert goal.milestone is None


def test_a_vague_promise_has_no_goal() -> None:
    assert goals("加强城市管理", Checkability.VAGUE) == ()


def test_what_is_no_commitment_has_no_goal() -> None:
    quote = "新增学位4410个"
    made = statements(quote, role=Role.ACHIEVEMENT)
    assert read_goals(made, figures(quote), read_milestones(made)) == ()


def test_results_and_promises_name_stages_and_directions_do_not() -> None:
    done = statements("望江文化馆主体封顶", "群众生活不断改善", role=Role.ACHIEVEMENT)
    led = statements("开工建设望江文化馆", role=Role.GUIDANCE)
    assert {name: milestone.stage for name, milestone in read_milestones(done).items()} == {"s-0": "structure-complete"}
    assert read_milestones(led) == {}
