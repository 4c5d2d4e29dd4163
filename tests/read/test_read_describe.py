from datetime import date
from typing import Any

import pytest

from kg.errors import MetadataMissing, SourceError
from kg.model import Document, Mark, Report, Span
from kg.read import describe

BODY = "一、上半年经济社会发展执行情况\n完成投资10亿元。\n"
TITLE = "深圳市罗湖区2020年上半年国民经济和社会发展计划执行情况报告"


def described(text: str, given: dict[str, Any] | None = None, page: dict[str, str] | None = None) -> Report:
    return describe(Document("report.txt", text, "text/plain", "utf-8", "", "", page=page or {}), given)


def test_a_report_says_itself_what_it_is() -> None:
    found = described(f"罗湖区人民政府\n\n{TITLE}\n\n来源:罗湖区发展和改革局 发布时间:2020-09-22\n\n{BODY}")
    assert found.title == TITLE
    assert found.publisher == "罗湖区发展和改革局"
    assert found.issued == date(2020, 9, 22)
    assert (found.genre, found.jurisdiction.code) == ("plan-execution", "440303")
    assert (found.reporting_period.id, found.plan_period.id) == ("2020-H1", "2020-H2")
    assert found.id == "440303-plan-execution-2020-H1"


PERIODS = [
    ("罗湖区2020年国民经济和社会发展计划执行情况与2021年计划草案的报告", "2020", "2021"),
    ("罗湖区2020年国民经济和社会发展计划执行情况报告", "2020", "2021"),
    ("罗湖区二〇二〇年上半年国民经济和社会发展计划执行情况报告", "2020-H1", "2020-H2"),
    ("罗湖区2020年前三季度国民经济和社会发展计划执行情况报告", "2020-01/2020-09", "2020-Q4"),
    ("罗湖区2020年1-9月经济社会发展情况报告", "2020-01/2020-09", "2020-Q4"),
    ("罗湖区2020年一季度经济社会发展情况报告", "2020-Q1", "2020-04/2020-12"),
    ("罗湖区2021年政府工作报告", "2020", "2021"),
    ("关于罗湖区国民经济和社会发展第十四个五年规划纲要（草案）的报告", "2016/2020", "2021/2025"),
]


@pytest.mark.parametrize(("title", "reporting", "plan"), PERIODS)
def test_periods_in_titles(title: str, reporting: str, plan: str) -> None:
    found = described(f"{title}\n各位代表：\n一、总体情况\n")
    assert (found.reporting_period.id, found.plan_period.id) == (reporting, plan)


SPEECHES = [
    ("——2026年1月27日在吉林省第十四届人民代表大会第五次会议上\n各位代表：", "220000", "2025", "2026"),
    (
        "各位代表：\n现在，我代表国务院作政府工作报告。\n一、2004年工作回顾\n二、2005年主要任务\n",
        "000000",
        "2004",
        "2005",
    ),
    (
        "各位代表：\n现在，我代表国务院作政府工作报告。\n一、去年工作回顾\n2005年，取得成就。\n",
        "000000",
        "2005",
        "2006",
    ),
    (
        "各位代表：\n现在，我代表国务院，报告过去五年的工作。\n一、过去五年工作回顾\n第十一届全国人民代表大会第一次会议以来的五年，\n",
        "000000",
        "2012",
        "2013",
    ),
    ("2003年2月16日张三）  各位代表，现在，我代表上海市人民政府，作政府工作报告。", "310000", "2002", "2003"),
    ("——2020年11月27日在上海市人民代表大会上\n各位代表：现在，我代表市政府作政府工作报告。", "310000", "2020", "2021"),
]


@pytest.mark.parametrize(("head", "code", "reporting", "plan"), SPEECHES)
def test_speeches_say_it_in_their_first_words_and_headings(head: str, code: str, reporting: str, plan: str) -> None:
    found = described(f"政府工作报告\n{head}\n")
    assert found.jurisdiction.code == code
    assert (found.reporting_period.id, found.plan_period.id) == (reporting, plan)


def test_traditional_characters_and_full_width_digits_are_read_and_kept() -> None:
    title = "深圳市羅湖區２０２０年上半年國民經濟和社會發展計劃執行情況報告"
    found = described(f"{title}\n來源：羅湖區發展和改革局　發佈時間：２０２０-０９-２２\n一、執行情況\n")
    assert found.title == title
    assert found.publisher == "羅湖區發展和改革局"
    assert (found.jurisdiction.code, found.reporting_period.id) == ("440303", "2020-H1")


def test_titles_in_two_lines_and_titles_that_only_the_page_has() -> None:
    found = described("关于罗湖区2020年国民经济和社会发展计划执行情况\n与2021年计划草案的报告\n" + BODY)
    assert found.title == "关于罗湖区2020年国民经济和社会发展计划执行情况与2021年计划草案的报告"
    found = described(
        BODY, page={"page-title": f"{TITLE}-罗湖区人民政府", "publisher": "区发改局", "issued": "2020-09-22 10:00"}
    )
    assert (found.title, found.publisher, found.issued) == (TITLE, "区发改局", date(2020, 9, 22))


def test_lines_of_the_page_right_above_the_article_count() -> None:
    above = f"首页\n{TITLE}\n来源：区发展和改革局 发布时间：2020-09-22\n"
    marks = tuple(
        Mark(Span(m, m + len(line)), "outside-article") for line in above.split() if (m := above.index(line)) >= 0
    )
    document = Document("page.html", above + BODY, "text/html", "utf-8", "", "", furniture=marks)
    assert describe(document).title == TITLE
    assert describe(document).issued == date(2020, 9, 22)


def test_what_is_given_comes_first() -> None:
    given = {
        "id": "luohu", "title": "报告", "publisher": "区政府", "issued": "2020-10-01", "jurisdiction": "440305",
        "reporting_period": 2019, "plan-period": "2020", "genre": "government-work", "source": "https://example.org/",
        "restatement": True, "note": {"zh": "重述", "en": "a restatement"}, "derived_from_sha256": "ab",
    }  # fmt: skip
    found = described(f"{TITLE}\n{BODY}", given)
    assert (found.id, found.title, found.publisher, found.issued) == ("luohu", "报告", "区政府", date(2020, 10, 1))
    assert (found.jurisdiction.name, found.genre, found.source) == ("南山区", "government-work", "https://example.org/")
    assert (found.reporting_period.id, found.plan_period.id) == ("2019", "2020")
    assert found.restatement
    assert found.note["en"] == "a restatement"


MISSING = [
    ("某某报告\n你好。\n", {}, "--genre"),
    (
        "国民经济和社会发展计划执行情况报告\n" + BODY,
        {"period": "2020"},
        "full name with that of its city, or its six-digit code",
    ),
    (
        "南山区2020年国民经济和社会发展计划执行情况报告\n" + BODY,
        {},
        "may mean .*give the code of the one that is meant with --jurisdiction",
    ),
    ("罗湖区国民经济和社会发展计划执行情况报告\n一、执行情况\n", {}, "--period 2020-H1"),
    ("罗湖区国民经济和社会发展计划执行情况报告\n一、执行情况\n", {"period": "2020"}, "--plan-period"),
]


@pytest.mark.parametrize(("text", "given", "option"), MISSING)
def test_what_nobody_says_is_asked_for(text: str, given: dict[str, str], option: str) -> None:
    with pytest.raises(MetadataMissing, match=option):
        described(text, given)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"genre": "poem"}, "five-year-plan"),
        ({"issued": "gestern"}, "2020-09-22"),
        ({"period": "H1"}, "2020-H1"),
        ({"period": "2020", "plan-period": "2019"}, "cannot plan for 2019"),
        ({"jurisdiction": "乐园"}, "--jurisdiction-name"),
        ({"jurisdiction": "999999"}, "No province has the code"),
        ({"jurisdiction": "330192"}, "--jurisdiction-name"),
        ({"jurisdiction": "330192", "jurisdiction_name": "青溪县", "level": "town"}, "state, province"),
        ({"jurisdiction_name": "青溪县"}, "--jurisdiction too"),
        ({"id": "a b/c"}, "ASCII"),
        ({"id": "a/b"}, "ASCII"),
        ({"id": "中文"}, "ASCII"),
        ({"id": ".."}, "ASCII"),
        ({"source": "foo"}, "https://"),
        ({"source": "https://a b"}, "https://"),
    ],
)
def test_what_is_given_must_make_sense(given: dict[str, str], said: str) -> None:
    with pytest.raises(SourceError, match=said):
        described(f"{TITLE}\n{BODY}", given)


def test_an_area_that_the_table_lacks_is_given_by_code_and_name() -> None:
    area = described(f"{TITLE}\n{BODY}", {"jurisdiction": "330192", "jurisdiction_name": "青溪县"}).jurisdiction
    assert (area.code, area.name, area.level) == ("330192", "青溪县", "district")
