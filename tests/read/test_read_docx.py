import io
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from kg.errors import SourceError
from kg.read.docx import read_docx
from kg.read.numbering import chinese_numeral, drawn
from kg.read.page import Page

LEVELS = [("chineseCountingThousand", "%1、"), ("chineseCountingThousand", "（%2）"), ("decimal", "%3.")]


def reading(document: Any) -> Page:
    file = io.BytesIO()
    document.save(file)
    return read_docx(file.getvalue(), "report.docx")


def numbered(document: Any) -> None:
    """Give the document a list whose levels are drawn as 一、 （一） 1."""
    levels = "".join(
        f'<w:lvl w:ilvl="{i}"><w:start w:val="1"/><w:numFmt w:val="{style}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for i, (style, text) in enumerate(LEVELS)
    )
    root = document.part.numbering_part.element
    root.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77">{levels}</w:abstractNum>'))
    root.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))


def item(document: Any, text: str, level: int) -> None:
    properties = document.add_paragraph(text)._p.get_or_add_pPr()
    properties.append(parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="77"/></w:numPr>'))


def test_numbers_that_word_draws_stand_in_the_text() -> None:
    document = docx.Document()
    numbered(document)
    for text, level in [
        ("工作回顾", 0),
        ("经济平稳", 1),
        ("民生改善", 1),
        ("教育", 2),
        ("今年任务", 0),
        ("扩大内需", 1),
    ]:
        item(document, text, level)
    lines = ["一、工作回顾", "（一）经济平稳", "（二）民生改善", "1.教育", "二、今年任务", "（一）扩大内需"]
    assert reading(document).text.split("\n") == lines


NUMERALS = [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (23, "二十三"), (99, "九十九")]


@pytest.mark.parametrize(("number", "numeral"), NUMERALS)
def test_chinese_numerals(number: int, numeral: str) -> None:
    assert chinese_numeral(number) == numeral
    assert drawn(number, "chineseCounting") == numeral


def test_tables_stand_where_they_are_and_keep_their_cells() -> None:
    document = docx.Document()
    document.add_paragraph("附件：民生实事")
    table = document.add_table(rows=3, cols=3)
    for row, cells in zip(
        table.rows, (["序号", "项目", "牵头单位"], ["1", "建成公园3个", "区城管局"], ["2", "新增学位", ""]), strict=True
    ):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    table.cell(1, 2).merge(table.cell(2, 2))
    document.add_paragraph("以上事项年底前完成。")
    found = reading(document)
    assert found.text.split("\n") == [
        "附件：民生实事",
        "序号\t项目\t牵头单位",
        "1\t建成公园3个\t区城管局",
        "2\t新增学位",
        "以上事项年底前完成。",
    ]
    assert list(found.hints.values()) == ["table row"] * 3


def test_headings_line_breaks_and_titles() -> None:
    document = docx.Document()
    document.core_properties.title = "某某区政府工作报告"
    document.add_heading("工作回顾", 1)
    document.add_paragraph("来源：区政府办").add_run().add_break()
    document.paragraphs[-1].add_run("第二行")
    found = reading(document)
    assert found.text.split("\n") == ["工作回顾", "来源：区政府办", "第二行"]
    assert found.hints == {0: "heading 1"}
    assert found.head == {"title": "某某区政府工作报告"}


def test_words_put_in_are_read_and_words_struck_out_are_not() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("完成投资")._p
    run = "<w:r><w:{tag}>{text}</w:{tag}></w:r>"
    for kind, tag, text in (("del", "delText", "9亿元"), ("ins", "t", "10亿元")):
        change = run.format(tag=tag, text=text)
        paragraph.append(parse_xml(f'<w:{kind} {nsdecls("w")} w:id="1" w:author="a">{change}</w:{kind}>'))
    assert reading(document).text == "完成投资10亿元"


def test_half_a_file_is_refused() -> None:
    file = io.BytesIO()
    docx.Document().save(file)
    with pytest.raises(SourceError, match="not a whole DOCX file"):
        read_docx(file.getvalue()[:5000], "report.docx")
