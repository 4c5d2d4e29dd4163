"""Per what a figure counts: 人均, 万元GDP, 每千常住人口."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kg.extract.quantities.lexicon import CLAUSE_ENDS
from kg.tables import by_word, either, load

FARTHEST = 80


@dataclass(frozen=True, slots=True)
class DenominatorRow:
    """Words that say per what a figure counts."""

    per: str
    words: tuple[str, ...]


@cache
def _words() -> dict[str, str]:
    rows = load("denominators", DenominatorRow, key="per")
    return by_word("denominators", ((word, row.per) for row in rows for word in row.words))


@cache
def _pattern() -> re.Pattern[str]:
    each = r"(?:平均)?每(?:百万|十万|百|千|万)?[名位个家台辆张]?(?:常住人口|户籍人口|人口|学生|教师|居民|老年人|工作日|人|户|亩|吨|公里|公顷|平方公里|平方米|立方米|千瓦时|度|小时|分钟|学年|年度|年|月|天|日|周|次|件|斤|公斤|床|元GDP|元地区生产总值|元)"
    firsts = "".join(sorted({word[0] for word in _words()}))
    return re.compile(rf"(?=[平每{firsts}])(?:(?P<each>(?:{each})+)|(?P<word>{either(_words())}))")


class Denominators:
    """The denominators of a text; asked for one figure after the other."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._matches: Iterator[re.Match[str]] = _pattern().finditer(text)
        self._next = next(self._matches, None)
        self._last: re.Match[str] | None = None

    def of(self, start: int) -> str | None:
        """What the clause says before `start` that its figures are divided by; each call must lie behind the one before."""
        while self._next is not None and self._next.end() <= start:
            self._last, self._next = self._next, next(self._matches, None)
        if self._last is None or start - self._last.end() > FARTHEST:
            return None
        between = self._text[self._last.end() : start]
        if any(mark in between for mark in CLAUSE_ENDS):
            return None
        each = self._last["each"]
        return "·".join(each.replace("平均", "")[1:].split("每")) if each else _words()[self._last["word"]]
