"""Which clauses say one thing together, and what each says."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import Part, Statement
from statements import quotes, read, roles

# Each sentence with a stroke where one statement ends and the next begins.
JOINED = [
    ("上半年，全区新增停车泊位320个。", "M1: a time goes with what it frames"),
    ("围绕老旧小区、城中村等重点领域，开展12项专项整治行动。", "M1: a topic goes with what it frames"),
    ("完成投资12亿元，同比增长8.2%，占年度计划的61%。", "M2: a further rate of the same subject"),
    ("印发片区更新规划，推动低效用地再开发。", "M3: a tail without deliverable or figure"),
    ("梳理未移交道路，开展前期工作。", "M4: vague clauses in a row"),
    ("深化财政支付改革，实行全流程线上审批。", "M7: a lead needed to understand its only detail"),
    ("加快推进棚户区改造，力争全年完成固定资产投资15亿元。", "M7: a sum needs the works it is spent on"),
    ("新增幼儿园学位1200个|供应保障性住房800套。", "a new count is a statement of its own"),
    ("发放消费券26批次|带动消费5.52亿元。", "a tail with a figure is a statement of its own"),
    ("建成3座变电站；|改造12条背街小巷。", "a semicolon parts"),
    ("稳定汽车等大宗消费|培育首店经济等新增长点|支持企业开拓海外市场。", "parallel efforts stay apart"),
    ("实施“一网统管，一屏统览”改造工程。", "quotation marks hold together"),
]


@pytest.mark.parametrize(("sentence", "why"), JOINED)
def test_clauses_that_say_one_thing_are_one_statement(sentence: str, why: str) -> None:
    expected = [part.strip("，。；") for part in sentence.split("|")]
    assert quotes(sentence.replace("|", "，").replace("；，", "；")) == expected, why


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("区级改革虽持续深化，但关键环节仍未形成合力。", 1),
        ("仅完成小额项目审批改革，但实际上未受理一单。", 1),
        ("全区公共卫生人员约900人，其中医师210名，与群众需求相比仍有差距。", 1),
        ("小学学位缺口1200个，初中学位缺口600个。", 2),
        ("主要河道水质反复，影响周边居民生活。", 1),
    ],
)
def test_problems_join_with_their_turn_their_evidence_and_their_effect(sentence: str, expected: int) -> None:
    assert len(quotes(sentence, Part.PROBLEMS)) == expected


def test_connectives_and_punctuation_stay_outside() -> None:
    assert quotes("但当前停车泊位紧张，道路拥堵严重。", Part.PROBLEMS) == ["当前停车泊位紧张", "道路拥堵严重"]


RESULTS = [
    ("indicator", "空气质量优良率为96.8%"),
    ("indicator", "全区地区生产总值320.5亿元，增长8.2%"),
    ("indicator", "一般公共预算收入完成45亿元"),
    ("indicator", "每千人口托位数达4.6个"),
    ("indicator", "数字经济核心产业增加值占比居全市第一"),
    ("indicator", "城镇新增就业3.2万人"),
    ("achievement", "累计打通6条断头路"),
    ("achievement", "城市更新完成固定资产投资19.4亿元"),
    ("achievement", "滨江中学改扩建项目正式开工建设"),
    ("achievement", "率先推出“无感申办”服务"),
    ("achievement", "营商环境持续优化"),
    ("achievement", "3家企业入选国家绿色工厂名单"),
    ("context", "2021年是“十四五”开局之年"),
]


@pytest.mark.parametrize(("role", "clause"), RESULTS)
def test_results_are_indicators_by_their_metric_and_achievements_by_their_deed(role: str, clause: str) -> None:
    assert roles(f"{clause}。", Part.RESULTS) == [(role, clause)]


@pytest.mark.parametrize(
    ("role", "clause"),
    [
        ("problem", "小学学位缺口1200个"),
        ("problem", "重大项目推进缓慢"),
        ("problem", "企业生产经营仍较困难"),
        ("problem", "凤山河整治工程至今未能开工"),
        ("achievement", "老旧小区改造工作取得突破"),
        ("context", "国际环境更加复杂严峻"),
        ("context", "外部冲击影响加深"),
        ("context", "对这些问题，我们将采取有力措施加以解决"),
        ("context", "我们也清醒认识到，发展中还存在不少困难和问题"),
    ],
)
def test_what_is_wrong_is_a_problem_and_what_goes_well_or_lies_outside_is_not(role: str, clause: str) -> None:
    assert roles(f"{clause}。", Part.PROBLEMS) == [(role, clause)]


def test_what_goes_well_among_what_does_not_is_an_achievement() -> None:
    sentence = "除望江隧道等在建工程顺利推进外，临江快速路等3个项目均推进缓慢。"
    assert [role for role, _ in roles(sentence, Part.PROBLEMS)] == ["achievement", "problem"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("加强技能人才培养，建成高技能人才库。", ["guidance", "commitment"]),
        ("全力推进公办园改革，公办园在园儿童占比达到50%。", ["guidance", "commitment"]),
        ("推进望江文化馆等项目建设，新增停车泊位300个。", ["commitment", "commitment"]),
        ("推进9所新改扩建学校建设，新增学位4200个。", ["commitment", "commitment"]),
        ("支持民营企业发展，出台惠企措施。", ["commitment", "commitment"]),
        ("强化疫情管控，加强人员排查。", ["commitment"]),
        ("稳定投资规模。实施省级项目500个，完成投资300亿元。", ["guidance", "commitment", "commitment"]),
    ],
)
def test_a_direction_that_later_clauses_spell_out_is_guidance(sentence: str, expected: list[str]) -> None:
    assert [role for role, _ in roles(sentence)] == expected


def test_guiding_thought_is_one_statement_of_guidance() -> None:
    sentence = "以新发展理念为指导，全面贯彻中央决策部署，坚持稳中求进工作总基调，奋力夺取双胜利。"
    assert [role for role, _ in roles(sentence)] == ["guidance"]


def test_a_plan_that_looks_around_before_it_promises_gives_context() -> None:
    found = roles("当前世界经济复苏乏力，国际市场竞争加剧。我们要扩大内需，促进就业。")
    assert [role for role, _ in found][:2] == ["context", "context"]
    assert found[-1][0] == "commitment"


def test_clauses_are_used_set_aside_by_name_or_reported() -> None:
    statements, coverage = read("各位代表，鲸歌渺渺。主要是：新增学位300个。")
    assert [s.quote for s in statements] == ["新增学位300个"]
    assert coverage.by_rule == {"connective": 1, "salutation": 1}
    assert [quote.text for quote in coverage.unread] == ["鲸歌渺渺"]
    assert coverage.used == 1


def test_a_run_in_heading_heads_the_statements_below_it() -> None:
    heading, first, second = read("#扩大教育供给。新增学位300个，建成临江小学。")[0]
    assert heading.role == "heading"
    assert {first.parent, second.parent} == {heading.id}


WORDS = st.sampled_from(
    ["新增学位300个", "推进", "鲸歌", "但", "受疫情影响", "《规划》", "“十四五”", "5%", "不足", "一是", "、"]
)
MARKS = st.sampled_from(["，", "。", "；", "：", "！", "（", "）", "“", "”", " ", "\u3000"])


@given(st.lists(st.one_of(WORDS, MARKS), max_size=30).map("".join), st.sampled_from(list(Part)))
def test_no_clause_is_lost_and_every_quote_is_in_its_place(text: str, part: Part) -> None:
    statements, coverage = read(text, part)
    whole = [s for s in statements if s.member_of is None]
    assert all(text[s.span.start : s.span.end] == s.quote and s.quote == s.quote.strip() for s in statements)
    assert all(a.span.end <= b.span.start for a, b in pairwise(whole))
    assert all(text[q.start : q.end] == q.text for q in coverage.unread)
    assert coverage.clauses >= len(whole) + len(coverage.unread)


def test_the_same_words_give_the_same_statements_in_traditional_characters_and_full_width() -> None:
    def shape(statements: tuple[Statement, ...]) -> list[tuple[object, ...]]:
        return [(s.span, s.role, s.checkability, s.rule) for s in statements]

    plain = read("加强人才培养,建成人才库;新增学位300个。")[0]
    assert shape(read("加強人才培養，建成人才庫；新增學位３００個。")[0]) == shape(plain)
