"""Which figures measure nothing, and where none is sought: titles, short quotations, dates, set phrases, names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg.extract.quantities.figures import Figure
from kg.extract.quantities.folded import Folded
from kg.extract.quantities.lexicon import NotQuantityRow, backwards, comparator_rows
from kg.extract.quantities.numerals import HAN
from kg.tables import either, load

TITLE = r"《[^《》\n]{1,80}》"
QUOTATION = r"[“‘][^“”‘’。\n]{1,24}[”’]"
YEARS = r"\d{4}年?[-—~至到]{1,2}\d{2,4}年"
DATE = r"\d{2,4}年代|\d{4}年(?:\d{1,2}月(?:\d{1,2}日)?)?|\d{1,2}月\d{1,2}日"
MONTHS = r"\d{1,2}月?[-—~至到]{1,2}\d{1,2}月"
SESSIONS = rf"(?:{HAN}+次、)*{HAN}+次(?:全会|全体会议|会议|党代会|代表大会)"
FAR = 1 << 60
NEVER = "(?!)"
Sides = tuple[re.Pattern[str], re.Pattern[str]]


@cache
def _rows() -> tuple[NotQuantityRow, ...]:
    return load("not_quantities", NotQuantityRow, key="key")


@cache
def _blocked() -> re.Pattern[str]:
    phrases = [word for row in _rows() for word in row.words]
    first = "".join(sorted({phrase[0] for phrase in phrases}))
    alternatives = "|".join((TITLE, QUOTATION, YEARS, DATE, MONTHS, SESSIONS, either(phrases)))
    return re.compile(rf"(?=[《“‘\d{first}{HAN[1:]})(?:{alternatives})")  # the first sign is looked at first, for speed


@cache
def _names(unit: str) -> Sides | None:
    """What makes a figure with this unit part of a name: words before it and words behind it."""
    rows = [row for row in _rows() if unit in row.units]
    if not rows:
        return None
    before = [word for row in rows for word in row.before]
    after = [word for row in rows for word in row.after]
    return re.compile(backwards(before) if before else NEVER), re.compile(either(after) if after else NEVER)


@cache
def _ranking() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """What stands before a rank, before a priority (放在第一位), and behind a rank."""
    ranked, first = (next(row for row in _rows() if row.key == key) for key in ("unranked", "priority"))
    behind = either(ranked.after) + r"|[^\u4e00-\u9fff]|$"
    return re.compile(backwards(ranked.before)), re.compile(backwards(first.before)), re.compile(behind)


@cache
def _bounded() -> Sides:
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


def measures_nothing(figure: Figure, text: Folded) -> bool:
    """Whether the words around a figure make it a name, an ordinal or a vague magnitude."""
    if figure.unit.name == "位" and figure.form != "digits":
        return not _is_rank(figure, text)
    if figure.bare and not _either_side(_bounded(), figure, text):
        return True
    if (names := _names(figure.unit.form)) is not None and _either_side(names, figure, text):
        return True
    if figure.unit.beside is not None:
        return not _either_side(figure.unit.beside, figure, text)
    return figure.unit.form == "大" and figure.value > 10


def _either_side(sides: Sides, figure: Figure, text: Folded) -> bool:
    return bool(text.before(sides[0], figure.start) or text.behind(sides[1], figure.end))


def _is_rank(figure: Figure, text: Folded) -> bool:
    """A rank follows the field it is in (全国第一); without 位 it also ends there, else it is an ordinal (第一书记)."""
    field, priority, behind = _ranking()
    if figure.form.endswith("place"):
        return text.before(priority, figure.start) is None
    return text.before(field, figure.start) is not None and text.behind(behind, figure.end) is not None
