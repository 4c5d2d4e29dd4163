"""What a sentence, or the list it stands in, makes of its clauses."""

import pytest

from kg.model import Part
from statements import quotes, read, roles


def windows(text: str) -> list[str]:
    """The windows of all commitments but members."""
    return [s.window.kind for s in read(text)[0] if s.role.value == "commitment" and s.member_of is None]


def test_matters_promised_for_the_year_are_due_in_it_to_the_end_of_their_list() -> None:
    listed = "今年办好3件民生实事。一是加装电梯60部。二是改造农贸市场8家。三是新建公园2个。我们要加强监督检查。"
    assert windows(listed) == ["full-year"] * 4 + ["unstated"]
    assert windows("今年办好3件民生实事。\n1.加装电梯60部。\n2.改造农贸市场8家。\n建成文化馆1座。") == [
        "full-year"
    ] * 3 + ["unstated"]
    assert windows("办好3件民生实事。一是加装电梯60部。") == ["unstated"] * 2


@pytest.mark.parametrize(
    ("expected", "sentence"),
    [
        (["achievement", "achievement"], "旧村改造取得突破，城区建设多点推进。"),
        (["problem", "context"], "自主创新动力不足，完善创新机制的要求更加迫切。"),
        (["context", "context"], "长期矛盾和短期问题相互交织，宏观调控面临更加复杂的局面。"),
        (["context"], "面向未来，我们充满信心！"),
    ],
)
def test_among_problems_not_all_is_a_problem(expected: list[str], sentence: str) -> None:
    assert [role for role, _ in roles(sentence, Part.PROBLEMS)] == expected


def test_the_admitted_failings_of_the_government_s_own_work_head_what_comes_after() -> None:
    said = "同时，政府工作中还存在一些不足和薄弱环节，部分行业的行风还有亟待改进的地方。"
    assert {role for role, _ in roles(said, Part.PROBLEMS)} == {"problem"}


def test_what_a_plan_tells_of_the_year_before_is_no_promise() -> None:
    assert roles("过去一年，外交工作取得重大成绩。")[0][0] == "achievement"
    assert roles("一年来，我们大力发展公益性文化事业。")[0][0] == "achievement"
    assert roles("大力发展公益性文化事业。")[0][0] == "commitment"


@pytest.mark.parametrize(
    "sentence",
    [
        "加大源头治理力度，遏制重特大事故发生。",
        "深入开展专项治理，坚决纠正不正之风。",
        "强化宣传教育，在全社会引导树立正确的就业观。",
        "汽车制造业要加强自主开发，培育自主品牌。",
        "增强责任意识，发扬钉钉子精神。",
        "加强分级诊疗，促进优质医疗资源下沉。",
    ],
)
def test_means_and_end_are_one(sentence: str) -> None:
    assert quotes(sentence) == [sentence.rstrip("。")]


@pytest.mark.parametrize(
    "sentence",
    [
        "加强学科建设|促进医疗市场开放|建成医学园区。",
        "实施稳岗扩容行动|增强就业服务效能。",
        "拓展绿色贸易|确保货物出口占全国份额保持基本稳定。",
        "新增电力装机1800万千瓦|其中非化石能源装机1000万千瓦。",
    ],
)
def test_what_has_an_outcome_or_object_of_its_own_is_another_act(sentence: str) -> None:
    assert quotes(sentence.replace("|", "，")) == sentence.rstrip("。").split("|")
