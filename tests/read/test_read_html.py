import pytest

from kg.read.html import read_html
from kg.read.page import Page

SENTENCES = [
    "今年以来，全区经济平稳运行，完成投资10亿元。",
    "新增学位4410个，建成学校3所，改造道路12条。",
    "空气质量优良率为98.8%，位居全市第一。",
] * 4
MENU = "<div class='nav'><ul><li><a href='/'>首页</a></li><li><a href='/zw'>政务公开</a></li></ul></div>"
FOOTER = "<div class='foot'>主办单位：某某区人民政府，京ICP备1号。</div>"
ARTICLES = [
    '<div id="zoom">{}</div>',
    '<div class="TRS_Editor">{}</div>',
    '<div class="article-content">{}</div>',
    "<article>{}</article>",
    '<div class="whatever"><div>{}</div></div>',
    '<table><tr><td class="cell">{}</td></tr></table>',
]
PARAGRAPHS = [
    "".join(f"<p>{s}</p>" for s in SENTENCES),
    "".join(f"<p><span>{s[:9]}</span><span>{s[9:]}</span></p>\n" for s in SENTENCES),
    "<br/>".join(f"　　{s}" for s in SENTENCES),
    "".join(f"<div>&nbsp;{s}</div>" for s in SENTENCES),
]


def page(article: str, head: str = "") -> Page:
    return read_html(
        f"<html><head>{head}</head><body>{MENU}<div>{article}</div>{FOOTER}<script>甲，乙。</script></body></html>"
    )


def visible(found: Page) -> list[str]:
    """The lines that are not furniture."""
    aside = {mark.span.start for mark in found.furniture}
    lines, start = [], 0
    for line in found.text.split("\n"):
        if start not in aside:
            lines.append(line.strip("\u3000\xa0 "))
        start += len(line) + 1
    return lines


@pytest.mark.parametrize("article", ARTICLES[:5])
@pytest.mark.parametrize("paragraphs", PARAGRAPHS)
def test_the_article_is_read_and_the_page_around_it_marked(article: str, paragraphs: str) -> None:
    found = page(article.format(paragraphs))
    assert visible(found) == SENTENCES
    assert "政务公开" in found.text
    assert "京ICP备1号" in found.text
    assert "甲，乙" not in found.text


def test_line_breaks_of_the_source_are_no_line_breaks_of_the_page() -> None:
    found = page('<div id="zoom"><p>加快推进\n    道路建设，GDP\n增长5%。</p></div>')
    assert "加快推进道路建设，GDP 增长5%。" in found.text.split("\n")


def test_table_rows_are_lines_with_their_cells() -> None:
    table = "<table><tr><th>项目</th><th>牵头单位</th></tr><tr><td><p>建成</p><p>公园3个</p></td><td>区城管局</td></tr></table>"
    found = page(f'<div id="zoom">{PARAGRAPHS[0]}{table}</div>')
    assert found.text.split("\n")[-3:-1] == ["项目\t牵头单位", "建成公园3个\t区城管局"]
    assert list(found.hints.values()) == ["table row", "table row"]


def test_headings_and_hidden_text() -> None:
    found = page(f'<div id="zoom"><h2>一、工作回顾</h2><p style="display: none">看不见</p>{PARAGRAPHS[0]}</div>')
    assert found.hints == {found.text.index("一、工作回顾"): "heading 2"}
    assert "看不见" not in found.text


def test_what_the_head_of_the_page_says() -> None:
    head = (
        '<title>某某区政府工作报告-某某区人民政府</title><meta name="ArticleTitle" content="某某区政府工作报告">'
        '<meta name="ContentSource" content="区政府办"><meta name="PubDate" content="2020-09-22 10:00">'
    )
    found = page(f'<h1>某某区政府工作报告</h1><div id="zoom">{PARAGRAPHS[0]}</div>', head)
    assert found.head == {
        "title": "某某区政府工作报告",
        "publisher": "区政府办",
        "issued": "2020-09-22 10:00",
        "heading": "某某区政府工作报告",
        "page-title": "某某区政府工作报告-某某区人民政府",
    }


@pytest.mark.parametrize("markup", ["", "<p>", "<<>>", "<html></html>", "</div>" * 999, "<div>" * 3000 + "报告。" * 99])
def test_broken_markup_is_read_as_far_as_it_goes(markup: str) -> None:
    assert ("报告。" in read_html(markup).text) == ("报告。" in markup)
