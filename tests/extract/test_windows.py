"""When a commitment counts and by which day it is due."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figures import HALF_YEAR, window
from kg.extract.windows import find_window, without_window
from kg.model import Span
from periods import whole


@pytest.mark.parametrize(
    ("sentence", "clause", "kind"),
    [
        ("全年完成297家企业挂点服务", None, "full-year"),
        ("下半年举办10场对接会", None, "H2"),
        ("PM2.5年均浓度控制在25微克/立方米", None, "full-year"),
        ("年底前建成3条隧道", None, "full-year"),
        ("今年新建改建农村公路300公里", None, "full-year"),
        ("四季度完成招标", None, "Q4"),
        ("“十五五”时期新建12所学校", None, "multi-year"),
        # What an earlier clause of the sentence counts in governs the later ones, what bounds one deed does not.
        ("推行积极的就业政策，全年开展2场招聘，组织2场专场会", "组织2场专场会", "full-year"),
        ("全年引进3家企业，下半年举办10场对接会", "下半年举办10场对接会", "H2"),
        ("年底前建成一期，推进二期工程", "推进二期工程", "unstated"),
        # The expected targets of a plan count over its year, also where they stand under the line that announces them.
        ("主要预期目标是：生产总值增长5%，物价涨幅3%左右", "物价涨幅3%左右", "full-year"),
        ("“十五五”时期的主要目标是：新建6所学校，新增学位2万个", "新增学位2万个", "multi-year"),
        # Nothing is assumed.
        ("打通24条断头路", None, "unstated"),
        ("完成2021年营商环境测评", None, "unstated"),
        ("今年以来新增12家", None, "unstated"),
        ("实现年均增长5%", None, "unstated"),
    ],
)
def test_a_window_is_what_the_words_say(sentence: str, clause: str | None, kind: str) -> None:
    assert window(sentence, clause).kind == kind


@pytest.mark.parametrize(
    ("sentence", "due"),
    [
        ("8月底前完成法定图则调整", date(2021, 8, 31)),
        ("9月底之前动工建设", date(2021, 9, 30)),
        ("九月底前完成", date(2021, 9, 30)),
        ("２月底前完成", date(2021, 2, 28)),
        ("10月1日前开放", date(2021, 10, 1)),
        ("11月中旬前完工", date(2021, 11, 20)),
        ("10月前完成", date(2021, 9, 30)),
        ("三季度末完成", date(2021, 9, 30)),
        ("2023年6月底前建成", date(2023, 6, 30)),
        ("到2025年底建成", date(2025, 12, 31)),
        ("0001年1月前完成", None),
        ("全年完成3项", None),
        ("年底前完成", None),
        ("1-6月完成投资", None),
        ("完成2021年度测评", None),
    ],
)
def test_a_due_day_is_only_a_stated_one(sentence: str, due: date | None) -> None:
    assert window(sentence).due == due


def test_a_month_is_one_of_the_year_that_the_plan_is_for() -> None:
    report = replace(HALF_YEAR, plan_period=whole(2026))
    assert window("6月底前完成", report=report).due == date(2026, 6, 30)


def test_a_due_day_beyond_the_plan_makes_the_window_longer() -> None:
    assert window("到2025年建成一流园区").kind == "multi-year"


def test_the_evidence_is_quoted_from_its_place() -> None:
    sentence = "推进改造，8月底前完成"
    evidence = window(sentence, "8月底前完成").evidence
    assert evidence is not None
    assert sentence[evidence.start : evidence.end] == evidence.text == "8月底前"


def test_words_can_do_without_their_window() -> None:
    assert without_window("9月底之前动工建设望江片区") == "动工建设望江片区"
    assert without_window("力争全年累计完成") == "力争累计完成"


@given(st.text(alphabet="0123456789年月日底前十二到季度末，全今", max_size=20))
def test_no_words_make_it_fail(sentence: str) -> None:
    assert window(sentence + "。").kind


def test_a_line_that_ends_in_a_colon_governs_the_sentence_below_it() -> None:
    head, sentence = (
        "各位代表，请审议。\n今年全市经济社会发展的主要预期目标是：\n\n",
        "生产总值增长5%，物价涨幅3%左右。",
    )
    text = head + sentence
    clause = Span(text.index("物价"), len(text) - 1)
    assert find_window(text, Span(len(head), len(text) - 1), clause, HALF_YEAR).kind == "full-year"
