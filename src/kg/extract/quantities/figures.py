"""From what the grammar matched to a value, a unit and a kind."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from typing import NamedTuple

from kg.extract.quantities.implied import implied_unit
from kg.extract.quantities.lexicon import Unit, units
from kg.extract.quantities.numerals import is_bare, of_digits, of_han, scale
from kg.model import Comparator, Kind

PERCENT = "%"
REACH = 32
HUNDRED = Decimal(100)
TENTH_OF_HUNDRED = Decimal(10)
HALF = Decimal(50)
TIMES = {"": 1, "一": 1, "1": 1, "两": 2, "二": 2, "2": 2, "三": 3, "3": 3}


class Figure(NamedTuple):
    """A figure as it stands: numeral and unit, nothing yet of what the words around it say.

    `form` is the alternative of the grammar that matched; `bare` marks a magnitude alone (万人), which is a figure only
    where the words around it say so.
    """

    form: str
    start: int
    end: int
    value: Decimal
    unit: Unit
    maximum: Decimal | None = None
    per: str | None = None
    comparator: Comparator = Comparator.EQUAL
    negative: bool = False
    bare: bool = False


def read(match: re.Match[str]) -> Figure | None:
    """The figure that a match holds, or None where its characters make no number."""
    for form, reader in READERS.items():
        if match[form] is not None:
            return reader(match)
    return None


def _digits(match: re.Match[str]) -> Figure | None:
    size, high = match["size"] or match["shared_size"] or "", match["high"]
    value = of_digits(match["digits"], size)
    maximum = None
    if high is not None:
        high_size = match["high_size"] or ""
        maximum = of_digits(high, high_size)
        if not size and high_size and value * scale(high_size) < maximum:
            value *= scale(high_size)
        if maximum <= value:
            return None
    if (unit := _unit(match)) is None:
        return None
    start = match.start("digits") if match["sign"] is None else match.start()
    more = match["more"] or match["more_after"] or "多" in unit.form
    comparator = Comparator.MORE if more else Comparator.EQUAL
    form = "index" if match["index"] is not None else "digits"
    return Figure(form, start, match.end(), value, unit, maximum, match["per"], comparator, match["sign"] is not None)


def _unit(match: re.Match[str]) -> Unit | None:
    """The unit that is written, or the one that the words around a number without one imply."""
    if match["unit"] is not None:
        return units()[match["unit"]]
    if match["shared_unit"] is not None:
        apart = "分别" in match.string[max(0, match.start() - REACH) : match.start()]
        return units()[match["shared_unit"]] if apart else None
    if match["points"] is not None:
        return units()["百分点"]
    return implied_unit(match.string, match.start(), match.end(), index=match["index"] is not None)


def _han(match: re.Match[str]) -> Figure | None:
    han, high = match["han"], match["han_high"]
    value = of_han(han)
    if value is None or value == 0 or value == 1 or han == "二":  # counted things are 两, and 一 is mostly an article
        return None
    if match["han_size"]:
        value *= scale(match["han_size"])
    maximum = of_han(high) if high else None
    if high and (maximum is None or maximum <= value):
        return None
    comparator = Comparator.MORE if match["han_more"] else Comparator.EQUAL
    bare = is_bare(han) and not match["han_more"] and not match["han_size"]
    unit = units()[match["han_unit"]] if match["han_unit"] else implied_unit(match.string, match.start(), match.end())
    if unit is None:
        return None
    return Figure("han", match.start(), match.end(), value, unit, maximum, None, comparator, False, bare)


def _none(match: re.Match[str]) -> Figure:
    return Figure("none", match.start(), match.end(), Decimal(0), units()[match["none_unit"]])


def _share(match: re.Match[str]) -> Figure | None:
    words = match["share"]
    part: Decimal | None
    whole: Decimal | None
    if words.startswith("百分之"):
        part, whole = _number(words[3:]), HUNDRED
    elif "/" in words:
        part, whole = (_number(number) for number in words.split("/"))
    else:
        whole, part = (_number(number) for number in words.split("分之"))
    if not part or not whole or part > whole:
        return None
    value = (part * 100 / whole).quantize(Decimal("0.01")).normalize()
    return _percent("share", match, value + 0)


def _number(words: str) -> Decimal | None:
    return of_digits(words) if words[0].isascii() else of_han(words)


def _percent(form: str, match: re.Match[str], value: Decimal, comparator: Comparator = Comparator.EQUAL) -> Figure:
    return Figure(form, match.start(), match.end(), value, units()[PERCENT], comparator=comparator)


def _tenths(match: re.Match[str]) -> Figure | None:
    tenths = _number(match["tenths"])
    return None if tenths is None or tenths == 1 else _percent("tenths", match, tenths * TENTH_OF_HUNDRED)


def _half(match: re.Match[str]) -> Figure:
    more = Comparator.MORE if match["half"].startswith("过") else Comparator.EQUAL
    return _percent("half", match, HALF, more)


def _double(match: re.Match[str]) -> Figure:
    return _percent("double", match, Decimal((2 ** TIMES[match["times"]] - 1) * 100))


def _rank(match: re.Match[str]) -> Figure | None:
    value = _number(match["rank"])
    form = "place" if match["place"] else "rank"
    return None if value is None else Figure(form, match.start(), match.end(), value, RANKED)


def _top(match: re.Match[str]) -> Figure | None:
    value = _number(match["top"])
    form = "top-place" if match["top_place"] else "top"
    most = Comparator.AT_MOST
    return None if value is None else Figure(form, match.start(), match.end(), value, RANKED, comparator=most)


RANKED = Unit("位", "位", Kind.RANK)
READERS: dict[str, Callable[[re.Match[str]], Figure | None]] = {
    "digits": _digits,
    "han": _han,
    "rank": _rank,
    "share": _share,
    "top": _top,
    "half": _half,
    "tenths": _tenths,
    "double": _double,
    "none": _none,
}
