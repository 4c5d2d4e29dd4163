"""How problems hang together, what compound statements hold, and what is left out and read all the same."""

import pytest

from kg.model import Part, Statement
from statements import read


def problems(text: str) -> dict[str, Statement]:
    return {s.quote: s for s in read(text, Part.PROBLEMS)[0]}


def test_a_numbered_problem_heads_the_points_below_it() -> None:
    found = problems("一是教育供给不足。小学学位缺口1200个。二是交通拥堵。")
    head, point, last = found["一是教育供给不足"], found["小学学位缺口1200个"], found["二是交通拥堵"]
    assert (head.headline, head.umbrella, head.part_of) == (True, True, None)
    assert (point.part_of, point.headline) == (head.id, False)
    assert not last.headline, "nothing stands below it"


def test_an_admission_in_general_announces_problems_and_is_none_itself() -> None:
    statements = read("我们也清醒认识到，发展中还存在不少困难和问题：有效需求不足，企业经营困难。", Part.PROBLEMS)[0]
    assert [statement.role for statement in statements] == ["context", "problem", "problem"]


def test_a_general_problem_with_figures_after_it_is_an_umbrella_to_the_end_of_its_sentence() -> None:
    found = problems("一是民生短板突出。学位供需矛盾突出，小学学位缺口1200个；停车泊位紧张。医疗资源不足。")
    umbrella = found["学位供需矛盾突出"]
    assert umbrella.umbrella
    assert found["小学学位缺口1200个"].part_of == umbrella.id
    assert found["医疗资源不足"].part_of == found["一是民生短板突出"].id


def test_an_example_belongs_to_what_it_illustrates() -> None:
    found = problems("部门改革动力不足。以审批改革为例，上半年未按计划推进。")
    general, example = found.values()
    assert (general.umbrella, example.part_of) == (True, general.id)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("开工建设凤山桥、望江隧道、临江公园。", ["凤山桥", "望江隧道", "临江公园"]),
        ("启动凤山公园、望江大厦改造、临江大桥前期工作。", ["凤山公园", "望江大厦改造", "临江大桥"]),
        ("完成5个更新计划审批和6个规划审批。", ["5个更新计划审批", "6个规划审批"]),
        ("举办第二届凤山艺术节、第四届望江论坛。", ["第二届凤山艺术节", "第四届望江论坛"]),
        ("开工建设凤山桥、望江隧道等12个项目。", []),
        ("推进凤山桥、望江隧道建设。", []),
        ("完善就业、教育、医疗制度。", []),
    ],
)
def test_named_works_under_one_deed_are_members(sentence: str, expected: list[str]) -> None:
    whole, *members = read(sentence)[0]
    assert [member.quote for member in members] == expected
    assert all(member.member_of == whole.id for member in members)


def test_named_works_of_a_problem_are_members() -> None:
    members = [s for s in read("凤山桥、望江隧道均未能开工。", Part.PROBLEMS)[0] if s.member_of]
    assert [(m.quote, m.reading) for m in members] == [
        ("凤山桥", "凤山桥均未能开工"),
        ("望江隧道", "望江隧道均未能开工"),
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("凤山立交、临江通道等12个重大项目均推进缓慢。", ["凤山立交", "临江通道"]),
        ("未按计划推进“联合审图”“简易审批”等改革工作。", ["“联合审图”", "“简易审批”"]),
        ("距离满足“大健康”“大预防”格局下的需求仍有差距。", []),
        ("就业、教育、医疗供给不足。", []),
    ],
)
def test_of_a_problem_only_the_named_are_members(sentence: str, expected: list[str]) -> None:
    assert [s.quote for s in read(sentence, Part.PROBLEMS)[0] if s.member_of] == expected


@pytest.mark.parametrize(
    ("sentence", "quote", "reading"),
    [
        ("新开工保障性住房5000套，供应1000套。", "供应1000套", "供应保障性住房1000套"),
        ("全年引进亿元以上企业8家，千万元以上企业20家。", "千万元以上企业20家", "全年引进千万元以上企业20家"),
        ("推进望江体育公园一期建设，完成二期前期工作。", "完成二期前期工作", "完成望江体育公园二期前期工作"),
        ("启动凤山公园、临江大桥前期工作。", "凤山公园", "启动凤山公园前期工作"),
    ],
)
def test_what_is_left_out_is_read_and_never_quoted(sentence: str, quote: str, reading: str) -> None:
    found = {s.quote: s.reading for s in read(sentence)[0]}
    assert found[quote] == reading


def test_a_point_is_read_with_the_subject_of_its_general_problem() -> None:
    found = problems("学位供需矛盾突出，缺口达1200个。")
    assert found["缺口达1200个"].reading == "学位供需,缺口达1200个"
