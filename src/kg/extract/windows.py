"""When a commitment counts, and by which day it is due."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from kg.extract.quantities.numerals import of_han
from kg.folding import fold
from kg.model import UNSTATED, Quote, Report, Span, Window
from kg.tables import either, load

YEAR = r"(?:(?P<year>\d{4})年)?"
BY = "(?:之前|以前|前)"
# The first sign of a date is looked at before any other, for speed.
FIRST = "(?=[\\d第一二三四五六七八九十])"
DAY = re.compile(
    rf"{FIRST}{YEAR}(?<![\d\-—至])(?P<month>\d{{1,2}}|十[一二]?|[一二三四五六七八九])月"
    rf"(?:份?(?P<last>底|末){BY}?|(?P<day>\d{{1,2}})日{BY}|(?P<third>[上中下])旬{BY}|份?(?P<before>{BY}))"
)
QUARTER = re.compile(rf"{FIRST}{YEAR}第?(?P<quarter>[一二三四1234])季度(?:末|底|结束){BY}?")
LATER_YEAR = re.compile(rf"(?P<end>\d{{4}})年(?:底|末){BY}?|到(?P<by>\d{{4}})年(?![\d底末\-])")
THIRDS = {"上": 10, "中": 20}
EARLIEST = 1000
FARTHEST = 50
LONGEST_LEAD = 80
NUMBERED = re.compile(r"第?[一二三四五六七八九十]{1,3}(?:是|要|[、,，])|\d{1,2}[.、．]")
SPEAKER = ("我们", "各位代表")
HEAD_VERBS = "力争|确保|争取|力求|到"
HEAD = rf"(?:^|(?<=[,;。:、\s]))(?:{HEAD_VERBS})?"


@dataclass(frozen=True, slots=True)
class WindowRow:
    """Words that state a window."""

    kind: str
    words: tuple[str, ...]
    not_before: tuple[str, ...]
    head: tuple[str, ...] = ()
    carries: bool = False
    weak: bool = False
    matters: tuple[str, ...] = ()


def find_window(text: str, sentence: Span, clause: Span, report: Report) -> Window:
    """The window and due day that a clause states, else the window stated earlier in its sentence that governs it.

    A due day comes from a stated day, month or quarter, or from the end of a later year. 年底前 and 年内 bound the whole
    year: they give a full-year window and no due day.
    """
    start = _lead(text, sentence.start)
    words = fold(text[start : clause.end])
    own = clause.start - start
    stated = _stated(words, own)
    kind = stated[0].kind if stated else UNSTATED.kind
    if (deadline := _deadline(words, own, report.plan_period.end.year)) is not None:
        due, place = deadline
        kind = "multi-year" if due.year > report.plan_period.end.year else kind
        return Window(kind, due, _quote(text, start, place))
    return Window(kind, None, _quote(text, start, stated[1])) if stated else UNSTATED


class Listed:
    """The window that a promise of matters gives to the list of them after it.

    An example is 今年办好15件民生实事。一是…. The list goes on through the numbered sentences of the paragraph and what stands among them, and through numbered
    paragraphs after it.
    """

    def __init__(self) -> None:
        self._promised = UNSTATED
        self._inside = False

    def begin(self, text: str, paragraph: Span) -> None:
        """A paragraph begins; the list goes on in it where it is numbered."""
        self._inside = NUMBERED.match(text, *paragraph) is not None
        self._promised = self._promised if self._inside else UNSTATED

    def follow(self, text: str, sentence: Span) -> None:
        """A sentence begins; it may promise a list, be numbered in one, or speak in the speaker's own name after it."""
        if promised := _promised(text, sentence):
            self._promised, self._inside = promised, False
        elif self._promised.evidence and (NUMBERED.match(text, *sentence) or text.startswith(SPEAKER, sentence.start)):
            self._inside = not text.startswith(SPEAKER, sentence.start)

    @property
    def window(self) -> Window:
        """What counts for a commitment here that states no window of its own."""
        return self._promised if self._inside else UNSTATED


def _promised(text: str, sentence: Span) -> Window | None:
    """The window that a sentence states and carries over, if it promises matters."""
    if not _matters().search(text, *sentence):
        return None
    stated = _stated(fold(text[slice(*sentence)]), len(text))
    return Window(stated[0].kind, None, _quote(text, sentence.start, stated[1])) if stated else None


@cache
def _matters() -> re.Pattern[str]:
    return re.compile(either(word for row in _rows() for word in row.matters))


def without_window(words: str) -> str:
    """The words without those that state a window or a due day."""
    for sign, pattern, _ in DEADLINES:
        if sign in words:
            words = pattern.sub("", words)
    return _windows().sub("", words)


def _lead(text: str, start: int) -> int:
    """Where the line begins that leads to a sentence with a colon (今年的主要预期目标是：), else the sentence's own start."""
    first = max(0, start - LONGEST_LEAD)
    before = text[first:start].rstrip()
    return first + before.rfind("\n") + 1 if before.endswith(("：", ":")) else start


def _quote(text: str, offset: int, match: re.Match[str]) -> Quote:
    start, end = match.start() + offset, match.end() + offset
    return Quote(start, end, text[start:end])


def _stated(words: str, own: int) -> tuple[WindowRow, re.Match[str]] | None:
    """The first window of the clause itself, else the last of the sentence so far that carries over."""
    carried = None
    for match in _windows().finditer(words):
        row = _rows()[int((match.lastgroup or "")[1:])]
        if match.start() >= own:
            return row, match
        if row.carries and not (row.weak and carried):
            carried = row, match
    return carried


@cache
def _rows() -> tuple[WindowRow, ...]:
    return load("windows", WindowRow, key="words")


@cache
def _windows() -> re.Pattern[str]:
    """All words of the table; the name of the group that matched is the number of its row.

    It looks first whether any of them begins at a place, which is seldom.
    """
    parts = []
    firsts = {word[0] for row in _rows() for word in (*row.words, *row.head)} | {v[0] for v in HEAD_VERBS.split("|")}
    for number, row in enumerate(_rows()):
        head = f"|{HEAD}{either(row.head)}" if row.head else ""
        refused = f"(?!{either(row.not_before)})" if row.not_before else ""
        parts.append(f"(?P<r{number}>(?:{either(row.words)}{head}){refused})")
    return re.compile(f"(?=[{re.escape(''.join(sorted(firsts)))}])(?:{'|'.join(parts)})")


def _deadline(words: str, own: int, plan_year: int) -> tuple[date, re.Match[str]] | None:
    """The day by which the clause itself says it is due."""
    for sign, pattern, reader in DEADLINES:
        match = pattern.search(words, own) if sign in words else None
        if match is not None and (due := reader(match, plan_year)) is not None:
            return due, match
    return None


def _number(words: str) -> int:
    return int(words) if words.isdigit() else int(of_han(words) or 0)


def _by_day(match: re.Match[str], plan_year: int) -> date | None:
    year, month = int(match["year"] or plan_year), _number(match["month"])
    if not (1 <= month <= 12 and year >= EARLIEST):
        return None
    last = calendar.monthrange(year, month)[1]
    if match["before"]:
        return date(year, month, 1) - timedelta(days=1)
    if match["third"]:
        return date(year, month, THIRDS.get(match["third"], last))
    return date(year, month, min(max(int(match["day"]), 1), last)) if match["day"] else date(year, month, last)


def _by_quarter(match: re.Match[str], plan_year: int) -> date | None:
    year, month = int(match["year"] or plan_year), 3 * _number(match["quarter"])
    return date(year, month, calendar.monthrange(year, month)[1]) if year >= EARLIEST else None


def _by_year(match: re.Match[str], plan_year: int) -> date | None:
    year = int(match["end"] or match["by"])
    return date(year, 12, 31) if plan_year < year <= plan_year + FARTHEST else None


# What a deadline of each kind always has, what it looks like, and how it is read.
DEADLINES = (("月", DAY, _by_day), ("季度", QUARTER, _by_quarter), ("年", LATER_YEAR, _by_year))
