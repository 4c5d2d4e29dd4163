import pytest

from kg.outline import outline
from phrases import document, words

BODY = "推进道路建设，提升通行能力，改善居民出行条件，全年完成投资10亿元。"
HEAD = [
    ("下载", "page-tools"),
    ("【字号：", "page-tools"),
    ("打印本页", "page-tools"),
    ("扫一扫在手机上打开当前页", "page-tools"),
    ("首页 > 政务公开 > 规划计划", "breadcrumbs"),
    ("来源：区发展和改革局 发布时间：2020-09-22", "byline"),
    ("时间：2026-02-02", "byline"),
    ("——2026年1月25日在市第十六届人民代表大会第四次会议上", "session"),
    ("市长 张三", "speaker"),
    ("张三作政府工作报告。本报记者 李四摄", "session"),
]
TAIL = [
    ("相关报道：", "related"),
    ("点击标签名称查看更多信息", "related"),
    ("（责任编辑：张三）", "editor"),
    ("版权所有：某某区人民政府 京ICP备12345号", "footer"),
    ("本作品是中华人民共和国的法律、法规", "licence"),
]


@pytest.mark.parametrize(("line", "rule"), HEAD)
def test_lines_around_the_title(line: str, rule: str) -> None:
    doc = document(f"2025年某某市政府工作报告\n{line}\n各位代表：\n我代表市政府报告工作。\n一、工作回顾\n{BODY}\n")
    marks = {words(doc, mark.span): mark.rule for mark in outline(doc).furniture}
    assert marks[line] == rule
    assert marks["2025年某某市政府工作报告"] == "title"


@pytest.mark.parametrize(("line", "rule"), TAIL)
def test_lines_below_the_body_and_all_after_them(line: str, rule: str) -> None:
    doc = document(f"某某市政府工作报告\n一、工作回顾\n{BODY}\n二、今年任务\n{BODY}\n{line}\n另一条新闻\n")
    found = outline(doc)
    assert {words(doc, mark.span): mark.rule for mark in found.furniture}[line] == rule
    assert (words(doc, found.paragraphs[-1].span) or "") in (BODY, "另一条新闻")


def test_a_glossary_at_the_end_is_no_part_of_the_plan() -> None:
    doc = document(f"一、工作回顾\n{BODY * 4}\n二、今年任务\n{BODY * 4}\n附件\n名词解释\n1.“两新”：指设备更新。\n")
    found = outline(doc)
    assert {mark.rule for mark in found.furniture} == {"annex-label", "glossary"}
    assert len(found.paragraphs) == 2


def test_the_body_begins_with_prose_where_nobody_is_greeted() -> None:
    doc = document(f"某某区2020年计划执行情况报告\n区发改局\n{BODY}现将有关情况报告如下：\n一、执行情况\n{BODY}\n")
    found = outline(doc)
    assert words(doc, found.paragraphs[0].span) == f"{BODY}现将有关情况报告如下："
    assert found.paragraphs[0].part == "front"


def test_nothing_is_deleted_and_nothing_is_both() -> None:
    doc = document(f"下载\n某某市政府工作报告\n各位代表：\n一、工作回顾\n（一）经济平稳\n{BODY}\n相关报道：\n")
    found = outline(doc)
    spans = [m.span for m in found.furniture] + [p.span for p in found.paragraphs]
    spans += [s.heading for s in found.sections if s.heading]
    covered = [i for span in spans for i in range(span.start, span.end)]
    assert len(covered) == len(set(covered))
    assert not [c for i, c in enumerate(doc.text) if i not in set(covered) and not c.isspace()]
