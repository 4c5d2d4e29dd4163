"""What a figure looks like: one regular expression over the whole text, its alternatives named by their groups."""

from __future__ import annotations

import re
from functools import cache

from kg.extract.quantities.lexicon import nouns, unit_pattern
from kg.extract.quantities.numerals import DIGITS, HAN, MAGNITUDE

RANGE = "(?:—{1,2}|-{1,2}|[−~至到])"
PER = "百?千?万?(?:平方公里|平方米|立方米|公里|公顷|亩|吨|人|户|件|年|月|天|日|小时|次|千瓦时|千瓦)"
NO_CODE = r"(?<![A-Za-z0-9.+#/第·])(?<!\d[-:])(?:(?<!\d,)|(?!\d{3}(?!\d)))(?!0\d)"
FIRST = rf"(?=[-−\d没未无过半翻第前{HAN[1:]})"  # looked at before any alternative is tried, for speed
POINTS = r"个(?=(?:[、和]\d+(?:\.\d+)?个?)+百分点)"
RANK = rf"第(?P<rank>{HAN}+|\d+) ?(?P<place>位|名)?|(?<![提目之以日当此会年空])前(?P<top>{HAN}+|\d+)(?P<top_place>位|名|强)?"


@cache
def figures() -> re.Pattern[str]:
    """The regular expression of all figures."""
    digits, han = unit_pattern(han=False), unit_pattern(han=True)
    alternatives = "|".join((_digits(digits), _han(han), _none_at_all(digits), _part(), RANK))
    return re.compile(f"{FIRST}(?:{alternatives})")


def _digits(unit: str) -> str:
    """1149.53亿元, 40多万例, 3-5家, 20%至30%, -1.4%, 6000万 (农村人口), 103 (of an index)."""
    return (
        rf"(?P<sign>[-−](?=\d))?{NO_CODE}"
        rf"(?P<digits>{DIGITS}) ?(?P<more>[多余])?(?P<size>{MAGNITUDE})?(?P<more_after>[多余])?"
        rf"(?:(?P<low_unit>{unit})? ?(?P<to>{RANGE}) ?(?P<high>{DIGITS}) ?(?P<high_size>{MAGNITUDE})?[多余]?)?"
        rf"(?: ?(?:(?P<points>{POINTS})|(?P<unit>{unit})(?:/(?P<per>{PER}))?)|(?:(?<=[万亿])|(?<=[万亿][多余]))(?![A-Za-z0-9级])"
        rf"|(?=(?:[、和]{DIGITS})+(?P<shared_size>{MAGNITUDE})?(?P<shared_unit>{unit}))"
        r"|(?<=\d)(?P<index>(?=[,;。、)\n]|左右|上下|以[上下内]|[缩提降升增减下上])))"
    )


def _han(unit: str) -> str:
    """两个, 三千多名, 十至十二家, 百万 (职工)."""
    return (
        rf"(?<![数几第])(?<!{HAN})(?P<han>{HAN}+)(?P<han_more>[多余])?(?P<han_size>[万亿]+)?"
        rf"(?:[至到](?P<han_high>{HAN}+))?(?:(?P<han_unit>{unit})|(?<=[万亿])(?=[\u4e00-\u9fff]{{0,6}}?{nouns()}))"
    )


def _none_at_all(unit: str) -> str:
    """没有一例, 未受理一单."""
    return rf"(?P<none>(?:没有|未[\u4e00-\u9fff]{{1,3}}|无)一(?P<none_unit>{unit}))"


def _part() -> str:
    """百分之三十, 三分之一, 1/3, 六成, 一半, 翻一番."""
    return (
        rf"(?P<share>百分之(?:{HAN}+|{DIGITS})|[二三四五六七八九十]+分之[一二三四五六七八九]"
        r"|(?<![\d/A-Za-z.])\d{1,2}/\d{1,2}(?![\d/A-Za-z年月个]))"
        "|(?P<tenths>[一二三四五六七八九1-9])成(?![都立为员果本功长就绩品分套线片型份效交人不])"
        "|(?P<half>一半|过半数?|半数)|(?P<double>翻了?(?P<times>[一1两2二3三]?)番)"
    )
