from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.folding import fold
from kg.outline.sentences import sentences

CASES = [
    ("全年新增学位4410个；建成2所学校，开工1所。", [["全年新增学位4410个", "建成2所学校", "开工1所"]]),
    ("打通6条断头路。完成12条道路改造！", [["打通6条断头路"], ["完成12条道路改造"]]),
    ("实行“你承诺，我就批。”审批模式，效果良好。", [["实行“你承诺，我就批。”审批模式", "效果良好"]]),
    (
        "印发《促进就业、稳定岗位，扩大消费的意见》，发放补贴。",
        [["印发《促进就业、稳定岗位，扩大消费的意见》", "发放补贴"]],
    ),
    ("累计确诊3例(其中境外1例,本地2例),已出院3例。", [["累计确诊3例(其中境外1例,本地2例)", "已出院3例"]]),
    ("总产值1,234.5亿元,增长5%", [["总产值1,234.5亿元", "增长5%"]]),
    ("分别完成投资3252,2140亿元", [["分别完成投资3252", "2140亿元"]]),
    ("——财政收入96亿元,增长9%;", [["财政收入96亿元", "增长9%"]]),
    ("气温降到-5度", [["气温降到-5度"]]),
    ("现将有关情况报告如下：", [["现将有关情况报告如下"]]),
    ("1\t新建幼儿园3所\t区教育局\t2020年12月", [["1", "新建幼儿园3所", "区教育局", "2020年12月"]]),
    ("引号没有合上“一网通办，继续推进。完成改造。", [["引号没有合上“一网通办", "继续推进"], ["完成改造"]]),
    ("，。；", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_clauses_end_at_commas_outside_quotations_titles_and_brackets(text: str, expected: list[list[str]]) -> None:
    found = sentences(fold(text), 0, len(text))
    assert [[text[c.start : c.end] for c in s.clauses] for s in found] == expected


@given(st.text(alphabet="建成学校12,，。；;“”《》（）() ——\t!？", max_size=80))
def test_spans_are_ordered_inked_and_lose_nothing_but_punctuation(text: str) -> None:
    found = sentences(fold(text), 0, len(text))
    places = [c for s in found for c in s.clauses]
    assert all(a.end <= b.start for a, b in pairwise(places))
    assert all(s.span.start == s.clauses[0].start and s.span.end == s.clauses[-1].end for s in found)
    inked = {i for c in places for i in range(c.start, c.end)}
    assert not [c for i, c in enumerate(text) if i not in inked and c in "建成学校12"]


@pytest.mark.parametrize("text", ["“" * 3000, "（" * 3000, "《，" * 2000, "“（《" * 1500])
def test_marks_that_never_close_take_no_time(text: str) -> None:
    assert sentences(fold(text), 0, len(text))
