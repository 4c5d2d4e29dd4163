import pytest

from kg.errors import SourceError
from kg.read.pdf import read_pdf
from pdf_maker import laid_out, pdf

PARAGRAPHS = [
    "一、上半年工作回顾",
    "今年以来，面对复杂严峻的形势，全区上下迎难而上，完成固定资产投资190.59亿元，增长14.4%，新增公办幼儿园36所，"
    "公办园在园儿童占比达到36.4%，居民健康档案建档率达86.43%。" * 8,
    "——辖区税收收入352.38亿元，增长16.2%；",
    "二、下半年重点工作",
    "打通24条断头路，实施28条道路改造，新增学位4410个，建成65家标准化社康机构，空气优良率保持在95%以上。" * 12,
]


def test_lines_are_joined_before_anyone_reads_numbers() -> None:
    found = read_pdf(pdf(laid_out(PARAGRAPHS, head="某某区人民政府公报 第3期")), "report.pdf")
    aside = {mark.span.start: mark.rule for mark in found.furniture}
    lines, start = [], 0
    for line in found.text.split("\n"):
        if start not in aside:
            lines.append(line)
        start += len(line) + 1
    assert lines == PARAGRAPHS
    assert set(aside.values()) == {"page-number", "running-head"}


def test_page_numbers_are_furniture_on_short_papers_too() -> None:
    found = read_pdf(pdf([["工作回顾", "第1页 共2页"], ["今年任务", "- 2 -"]]), "report.pdf")
    assert [found.text[slice(*mark.span)] for mark in found.furniture] == ["第1页 共2页", "- 2 -"]


REFUSED = [
    (pdf([[]]), "only pictures"),
    (pdf([["工作回顾"]])[:200], "not a readable PDF"),
    (b"%PDF-1.4", "not a readable PDF"),
]


@pytest.mark.parametrize(("data", "reason"), REFUSED)
def test_pdfs_without_text_or_end_are_refused(data: bytes, reason: str) -> None:
    with pytest.raises(SourceError, match=reason):
        read_pdf(data, "report.pdf")


def test_a_line_that_stops_short_before_a_figure_goes_on() -> None:
    full = "全区上下迎难而上完成固定资产投资新增公办幼儿园公办园在园儿童占比达到全市前列"[:36]
    lines = [
        "\u3000\u3000" + full[:34],
        full,
        full[:33],
        "36.4%，增长5%。",
        "\u3000\u3000——税收增长9%；",
        "\u3000\u3000——投资增长8%。",
    ]
    found = read_pdf(pdf([lines * 3]), "report.pdf").text.split("\n")
    assert found == [full[:34] + full + full[:33] + "36.4%，增长5%。", "——税收增长9%；", "——投资增长8%。"] * 3
