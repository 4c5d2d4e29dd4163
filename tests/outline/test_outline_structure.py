import pytest

from kg.model import Part
from kg.outline import outline
from phrases import clauses, document, words

BODY = "推进道路建设，提升通行能力，改善居民出行条件，全年完成投资10亿元。完成改造项目3个，惠及居民2万户。"


def labels(text: str) -> list[tuple[str, str | None]]:
    doc = document(text)
    return [(s.label, words(doc, s.heading)) for s in outline(doc).sections]


NUMBERED = [
    ("一、工作回顾\n（一）经济平稳\n" + BODY, [("一", "一、工作回顾"), ("一/(一)", "（一）经济平稳")]),
    ("一﹑工作回顾\n(一)经济平稳。" + BODY, [("一", "一﹑工作回顾"), ("一/(一)", "(一)经济平稳")]),
    ("第一部分 工作回顾\n一、经济平稳\n" + BODY, [("第一部分", "第一部分 工作回顾"), ("第一部分/一", "一、经济平稳")]),
    ("一、工作回顾\n1.交通建设\n" + BODY, [("一", "一、工作回顾"), ("一/1", "1.交通建设")]),
    ("一、工作回顾\n1、交通建设\n" + BODY, [("一", "一、工作回顾"), ("一/1", "1、交通建设")]),
    ("一、工作回顾\n" + BODY + "\n二、下一步工作\n" + BODY, [("一", "一、工作回顾"), ("二", "二、下一步工作")]),
    ("一、工作回顾\n交通建设\n" + BODY, [("一", "一、工作回顾"), ("一/§1", "交通建设")]),
    ("工作回顾\n" + BODY + "\n下一步工作\n" + BODY, [("§1", "工作回顾"), ("§2", "下一步工作")]),
]


@pytest.mark.parametrize(("text", "expected"), NUMBERED)
def test_headings_of_every_numbering_style(text: str, expected: list[tuple[str, str]]) -> None:
    assert labels(text) == expected


@pytest.mark.parametrize(
    "line",
    [
        "1.新增公办学位5000个。",
        "1、新建学校3所，新增学位4000个",
        "（一）2020年完成投资12亿元，新开工项目8个，建成项目5个。",
        "一是完成道路改造。",
        "——完成道路改造",
        "各位代表！",
    ],
)
def test_a_numbered_item_with_a_figure_is_a_paragraph(line: str) -> None:
    doc = document(f"一、工作回顾\n{line}\n{BODY}")
    assert [s.label for s in outline(doc).sections] == ["一"]
    assert len(outline(doc).paragraphs) == 2


def test_one_line_reports_are_cut_at_their_blanks() -> None:
    text = (
        "各位代表：　　我代表市政府报告工作，请予审议。 　　一、工作回顾 　　"
        + BODY * 9
        + " 　　二、主要任务 　　"
        + BODY * 9
    )
    assert labels(text) == [("", None), ("一", "一、工作回顾"), ("二", "二、主要任务")]


def test_one_line_reports_may_set_a_heading_right_behind_a_sentence() -> None:
    text = "我代表市政府报告工作，请予审议。一、工作回顾 　　" + BODY * 60
    assert labels(text) == [("", None), ("一", "一、工作回顾")]


def test_a_line_broken_at_a_link_is_one_sentence() -> None:
    doc = document("一、工作回顾\n\n\n去年制定了《\n就业促进条例\n》，发放补贴。\n\n\n" + BODY)
    found = outline(doc)
    assert len(found.paragraphs) == 2
    assert clauses(doc, found)[:2] == ["去年制定了《\n就业促进条例\n》", "发放补贴"]


def test_words_to_the_audience_end_a_subsection() -> None:
    doc = document(f"一、工作回顾\n（一）经济平稳\n{BODY}\n各位代表！\n成绩来之不易。\n二、今年任务\n{BODY}")
    assert [p.label for p in outline(doc).paragraphs] == ["一/(一)/para 1", "一/para 1", "一/para 2", "二/para 1"]


def test_a_section_ends_with_its_last_paragraph() -> None:
    doc = document(f"一、工作回顾\n（一）经济平稳\n{BODY}\n二、今年任务\n{BODY}\n")
    first, inner, second = outline(doc).sections
    assert first.span.holds(inner.span)
    assert first.span.end <= second.span.start
    assert doc.text[: second.span.end].endswith("2万户。")
    assert inner.parent == 0


def test_table_rows_are_paragraphs_and_their_head_is_not() -> None:
    rows = ["序号\t项目\t牵头单位", "1\t新增学位5000个\t区教育局", "2\t建成公园3个\t区城管局"]
    text = "一、工作回顾\n" + BODY + "\n二、今年任务\n" + BODY + "\n附件：2021年民生实事项目\n" + "\n".join(rows)
    hints = {text.index(row): "table row" for row in rows}
    doc = document(text, hints=hints)
    found = outline(doc)
    assert [p.part for p in found.paragraphs[-2:]] == ["plan", "plan"]
    assert clauses(doc, found)[-3:] == ["2", "建成公园3个", "区城管局"]
    assert "table-head" in {mark.rule for mark in found.furniture}


def test_the_head_of_an_annex_is_a_heading_above_its_items() -> None:
    text = (
        f"一、工作回顾\n{BODY}\n二、今年任务\n{BODY}\n附件：2021年民生实事项目\n1.新增学位5000个。\n2.建成公园3个。\n"
    )
    doc = document(text)
    last = outline(doc).sections[-1]
    assert last.heading is not None
    assert doc.text[slice(*last.heading)] == "附件：2021年民生实事项目"
    assert last.part is Part.PLAN


def test_headings_that_the_format_names_need_no_number() -> None:
    text = f"工作回顾\n{BODY}"
    found = outline(document(text, hints={0: "heading 1"}))
    assert found.sections[0].label == "§1"


@pytest.mark.parametrize("text", ["", " ", "\n\n", "一、", "一、工作回顾", "各位代表", "。。。", "\ufeff", "短"])
def test_next_to_nothing_gives_an_outline_too(text: str) -> None:
    found = outline(document(text))
    assert all(p.span.start < p.span.end for p in found.paragraphs)


def test_a_text_wrapped_at_a_fixed_width_has_its_paragraphs_back() -> None:
    paragraphs = [
        "一、工作回顾",
        BODY * 6,
        BODY * 5 + "新建学校3所。",
        "二、下一步工作",
        BODY * 7,
        "（一）扩大内需",
        BODY * 8,
    ]
    lines = [p[i : i + 35] for text in paragraphs for p in ["\u3000\u3000" + text] for i in range(0, len(p), 35)]
    wrapped, plain = document("\n".join(lines)), document("\n".join(paragraphs))
    assert [s.label for s in outline(wrapped).sections] == [s.label for s in outline(plain).sections]
    found = [clause.replace("\n", "") for clause in clauses(wrapped, outline(wrapped))]
    assert found == clauses(plain, outline(plain))
