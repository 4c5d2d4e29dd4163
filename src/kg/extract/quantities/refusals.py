"""Which figures measure nothing, and where none is sought: titles, short quotations, dates, set phrases, names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg.extract.quantities.figures import Figure
from kg.extract.quantities.lexicon import NotQuantityRow, backwards, comparator_rows
from kg.tables import either, load

TITLE = r"《[^《》\n]{1,80}》"
QUOTATION = r"[“「『][^“”「」『』。\n]{1,24}[”」』]"
DATE = r"\d{2,4}年代|\d{4}年(?:\d{1,2}月(?:\d{1,2}日)?)?|\d{1,2}月\d{1,2}日"
YEARS = r"\d{4}年?[-—–~～至到]{1,2}\d{2,4}年"
MONTHS = r"\d{1,2}月?[-—–~～至到]{1,2}\d{1,2}月"
RANKING = (
    "全国",
    "全市",
    "全省",
    "全区",
    "世界",
    "全球",
    "排名",
    "排",
    "位居",
    "居",
    "列",
    "位列",
    "名列",
    "跃居",
    "省",
    "市",
    "国",
    "部",
    "区",
    "至",
    "类",
    "位次",
    "地区",
    "城市",
    "亚洲",
    "保持",
    "均",
    "到",
)
AFTER_RANK = "的且并和及"
FAR = 1 << 60


@cache
def _rows() -> tuple[NotQuantityRow, ...]:
    return load("not_quantities", NotQuantityRow, key="key")


@cache
def _blocked() -> re.Pattern[str]:
    return re.compile(
        "|".join((TITLE, QUOTATION, YEARS, DATE, MONTHS, either(w for row in _rows() for w in row.words)))
    )


@cache
def _names(unit: str) -> tuple[re.Pattern[str], re.Pattern[str]] | None:
    """What makes a figure with this unit part of a name: words before it (backwards) and behind it."""
    rows = [row for row in _rows() if unit in row.units]
    if not rows:
        return None
    before = [word for row in rows for word in row.before]
    after = [word for row in rows for word in row.after]
    return re.compile(backwards(before) if before else "(?!)"), re.compile(either(after) if after else "(?!)")


@cache
def _ranking() -> re.Pattern[str]:
    return re.compile(backwards(RANKING))


@cache
def _bounded() -> tuple[re.Pattern[str], re.Pattern[str]]:
    rows = comparator_rows()
    before = [word for row in rows for word in (*row.before, *row.before_bare)]
    after = [word for row in rows for word in row.after]
    return re.compile(backwards((*before, "达", "达到", "增至", "数以"))), re.compile(either((*after, "级")))


class Blocked:
    """Stretches of a text where no figure is sought; asked in order of position."""

    def __init__(self, text: str) -> None:
        self._matches: Iterator[re.Match[str]] = _blocked().finditer(text)
        self._start = self._end = -1

    def touches(self, start: int, end: int) -> bool:
        """Whether a stretch overlaps one that is blocked; each call must lie behind the one before."""
        while self._end <= start:
            match = next(self._matches, None)
            self._start, self._end = match.span() if match else (FAR, FAR)
        return self._start < end


def measures_nothing(figure: Figure, text: str, reversed_text: str) -> bool:
    """Whether the words around a figure make it a name, an ordinal or a vague magnitude."""
    if figure.form in ("rank", "top"):
        return not _is_rank(figure, text, reversed_text)
    if figure.bare and not _either_side(_bounded(), figure, text, reversed_text):
        return True
    if (names := _names(figure.unit.form)) is not None and _either_side(names, figure, text, reversed_text):
        return True
    if figure.unit.beside is not None:
        return not _either_side(figure.unit.beside, figure, text, reversed_text)
    return figure.unit.form == "大" and (
        figure.value > 10 or not "\u4e00" <= text[figure.end : figure.end + 1] <= "\u9fff"
    )


def _either_side(
    patterns: tuple[re.Pattern[str], re.Pattern[str]], figure: Figure, text: str, reversed_text: str
) -> bool:
    back, after = patterns
    return bool(back.match(reversed_text, len(text) - figure.start) or after.match(text, figure.end))


def _is_rank(figure: Figure, text: str, reversed_text: str) -> bool:
    named = text[figure.end - 1] in "位名"
    if not named and _ranking().match(reversed_text, len(text) - figure.start) is None:
        return False
    following = text[figure.end : figure.end + 1]
    return not "\u4e00" <= following <= "\u9fff" or following in AFTER_RANK or (named and figure.form == "top")
