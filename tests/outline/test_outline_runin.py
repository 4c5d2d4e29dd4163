import pytest

from kg.outline import outline
from phrases import document, words

REST = "完成投资10亿元，建成学校3所，新增学位4000个。改造道路12条，惠及居民2万户。"


def headings(*paragraphs: str, part: str = "一、工作回顾") -> list[str | None]:
    doc = document("\n".join((part, *paragraphs)))
    return [words(doc, p.heading) for p in outline(doc).paragraphs]


def test_a_first_sentence_that_names_the_rest_is_a_heading_if_its_neighbours_begin_so() -> None:
    found = headings(f"加快交通建设，实现内联外通。{REST}", f"着力改善民生。{REST}", f"全面提升城区品质。{REST}")
    assert found == ["加快交通建设，实现内联外通", "着力改善民生", "全面提升城区品质"]


def test_one_short_sentence_among_ordinary_paragraphs_is_none() -> None:
    assert headings(f"着力改善民生。{REST}", REST + REST, REST + REST, REST + REST)[0] is None


@pytest.mark.parametrize(
    "first",
    [
        "新增就业2万人",
        "今年以来经济平稳运行",
        "印发《民办幼儿园指引》",
        "对困难企业加大了扶持",
        "产业是发展的根基",
        "我们要坚持改革创新",
        "持续推进城市更新，加快老旧小区改造，完善公共服务配套设施，全面改善居住环境",
    ],
)
def test_a_sentence_with_a_figure_a_title_or_a_tale_is_none(first: str) -> None:
    assert (
        headings(f"着力改善民生。{REST}", f"{first}。{REST}", f"全面提升品质。{REST}", f"加快建设。{REST}")[1] is None
    )


NUMBERED = [
    (f"一是着力改善民生。{REST}", "一是着力改善民生"),
    (f"——经济实力持续增强。{REST}", "经济实力持续增强"),
    (f"1.医疗卫生方面。{REST}", "1.医疗卫生方面"),
    (f"——我们牢记嘱托，各项事业迈上新台阶。{REST}", "我们牢记嘱托，各项事业迈上新台阶"),
    (f"一是新建学校3所。{REST}", None),
    ("二是着力改善民生。", None),
]


@pytest.mark.parametrize(("paragraph", "heading"), NUMBERED)
def test_a_numbered_paragraph_needs_no_neighbours(paragraph: str, heading: str | None) -> None:
    assert headings(REST + REST, paragraph, REST + REST, REST + REST)[1] == heading


def test_problems_have_no_headings_because_their_first_sentence_is_the_problem() -> None:
    found = headings("一是产业层次不高。" + REST, "二是交通拥堵严重。" + REST, part="一、存在的问题")
    assert found == [None, None]


def test_headings_may_stand_in_lines_of_their_own() -> None:
    lines = [line for name in ("改革不断深化", "民生持续改善", "环境稳步提升") for line in (f"{name}。", REST + REST)]
    assert headings(*lines) == ["改革不断深化", None, "民生持续改善", None, "环境稳步提升", None]
