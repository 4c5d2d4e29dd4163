"""Numerals as reports write them: 1,234.5, 3.7亿, 十二, 一百零五, 两千万."""

from __future__ import annotations

import re
from decimal import Decimal

DIGITS = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+|\. ?\d+(?=%))?"
HAN = "[零○一二两三四五六七八九十百千万亿]"
MAGNITUDE = "(?:万亿|千亿|百亿|十亿|亿|千万|百万|十万|万|千(?![瓦伏米克卡])|百(?!分))"

_DIGIT = {"零": 0, "○": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_PLACE = {"十": 10, "百": 100, "千": 1000}
_SECTION = {"万": 10_000, "亿": 100_000_000}
_GROUP = r"(?=[^万亿])(?:[一二两三四五六七八九]千零?)?(?:[一二两三四五六七八九]百零?)?(?:[一二三四五六七八九]?十)?[一二两三四五六七八九]?"
_WELL_FORMED = re.compile(rf"(?:(?:{_GROUP}万)?{_GROUP}?亿)?零?(?:{_GROUP}万)?零?(?:{_GROUP})?|[零○]")
_BARE = re.compile(r"(?:[十百千]?万?亿|[十百千]?万|[百千])")


def of_digits(digits: str, magnitude: str = "") -> Decimal:
    """The value of Arabic digits, multiplied by 万, 亿 and the like."""
    value = Decimal(digits.replace(",", "").replace(" ", ""))
    return plain(value * scale(magnitude)) if magnitude else value


def plain(value: Decimal) -> Decimal:
    """The same value without zeros behind the decimal point."""
    return value.to_integral_value() if value == value.to_integral_value() else value.normalize()


def scale(magnitude: str) -> Decimal:
    """What a row of 十, 百, 千, 万 and 亿 multiplies by."""
    factor = 1
    for sign in magnitude:
        factor *= _PLACE.get(sign) or _SECTION[sign]
    return Decimal(factor)


def is_bare(han: str) -> bool:
    """Whether a numeral is a magnitude alone, such as 千万 or 亿."""
    return _BARE.fullmatch(han) is not None


def of_han(han: str) -> Decimal | None:
    """The value of a numeral in Chinese characters, or None where the characters make none (三五, 一一)."""
    if is_bare(han):
        return scale(han)
    if not _WELL_FORMED.fullmatch(han):
        return None
    total = group = 0
    digit = 0
    for sign in han:
        if sign in _DIGIT:
            digit = _DIGIT[sign]
        elif sign in _PLACE:
            group += (digit or 1) * _PLACE[sign]
            digit = 0
        else:
            total = (
                (total + group + digit) * _SECTION[sign] if sign == "亿" else total + (group + digit) * _SECTION[sign]
            )
            group = digit = 0
    return Decimal(total + group + digit)
