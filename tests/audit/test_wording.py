"""How findings are put into words."""

from decimal import Decimal

import pytest

from kg.audit.outline import shared_opening
from kg.audit.wording import fill, number_in_words


@pytest.mark.parametrize(
    ("number", "zh", "en"),
    [
        ("408", "408", "408"),
        ("4818", "4818", "4,818"),
        ("91.5317", "91.53", "91.53"),
        ("13.60", "13.6", "13.6"),
        ("-1.4", "-1.4", "-1.4"),
        ("20000", "2万", "20,000"),
        ("20462", "20462", "20,462"),
        ("4690740740", "46.91亿", "4.69 billion"),
        ("3200000000", "32亿", "3.2 billion"),
        ("1500000", "150万", "1.5 million"),
        ("0", "0", "0"),
        ("0.005", "0.01", "0.01"),
        ("100000000", "1亿", "100 million"),
    ],
)
def test_numbers_are_written_as_people_write_them(number: str, zh: str, en: str) -> None:
    assert number_in_words(Decimal(number), "zh") == zh
    assert number_in_words(Decimal(number), "en") == en


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ("缺{n}个", "缺408个"),
        ("缺{n}个[，在{where}]。", "缺408个，在望江片区。"),
        ("缺{n}个[，期限{due}]。", "缺408个。"),
        ("[{due}]", ""),
        ("报告说“{quote}”。", "报告说“打通24条‘断头路’”。"),
        ("{quote}", "打通24条“断头路”"),
        ("{many}", "一、二、三、四、五等7项"),
    ],
)
def test_a_template_is_filled_and_parts_without_their_names_fall_away(template: str, said: str) -> None:
    figures: dict[str, list[str | Decimal]] = {
        "n": [Decimal(408)],
        "where": ["望江片区"],
        "quote": ["打通24条“断头路”"],
        "many": list("一二三四五六七"),
    }
    assert fill(template, figures, "zh") == said


def test_a_list_in_english_says_how_many_more_there_are() -> None:
    assert fill("{many}", {"many": list("abcdefg")}, "en") == "a, b, c, d, e and 2 more"


def test_what_is_very_long_is_cut() -> None:
    assert fill("{words}", {"words": ["长" * 200]}, "zh") == "长" * 59 + "…"


@pytest.mark.parametrize(
    ("texts", "end", "shared"),
    [
        (["没有承诺。最接近的是甲。", "没有承诺。最接近的是乙。"], "。", "没有承诺。"),
        (["没有承诺。", "没有承诺。最接近的是乙。"], "。", "没有承诺。"),
        (["没有承诺。", "没有承诺。"], "。", "没有承诺。"),
        (["没有承诺。"], "。", ""),
        (["甲没有。", "乙没有。"], "。", ""),
        (["None answers. The nearest is a.", "None answers. The nearest is b."], ". ", "None answers."),
        (["None answers.", "None answers."], ". ", "None answers."),
    ],
)
def test_what_several_findings_say_alike_is_said_once(texts: list[str], end: str, shared: str) -> None:
    assert shared_opening(texts, end) == shared
