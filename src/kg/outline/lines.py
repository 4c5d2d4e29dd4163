"""Document → its lines: where each begins and ends, and which of them belong together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from kg.model import Document

LINE = re.compile(r"[^\r\n\v\f\x85\u2028\u2029]+")
INK = re.compile(r"[^\s\u200b\ufeff](?:.*[^\s\u200b\ufeff])?", re.DOTALL)
# Some reports are one line, their paragraphs set apart by blanks alone, or their headings by nothing at all.
LONG, ALL_IN_ONE = 200, 2000
BLANKS = re.compile(r"[ \t\xa0\u3000]{2,}")
BEFORE_HEADING = re.compile(r"(?<=[。!])[ ]?(?=[一二三四五六七八九十]{1,3}、[^、。,!]{2,40}[ ]{2})")
SENTENCE_END = "。!?;:…"
CONTINUES = re.compile(r"[,。、;:)》”’!?%]")
STARTS_ANEW = re.compile(
    r"[(]?[一二三四五六七八九十]{1,3}[)、.]|\d{1,2}[、.](?!\d)|——|第[一二三四五六七八九十]+[章节部]|各位"
)
ENCLOSERS = (("《", "》"), ("(", ")"))
MOSTLY = 0.6
SHORT = 40
WRAPPED, TOLERANCE, HALF, ENOUGH = range(40, 121), 3, 0.5, 10
BLANK = frozenset(" \t\xa0\u3000")


class Line(NamedTuple):
    """A line of ink: where it stands, what its format says of it, and whether a blank line is above."""

    start: int
    end: int
    hint: str
    gap: bool


def lines_of(document: Document, folded: str) -> list[Line]:
    """The lines of a document without its marked furniture, broken lines put together and run-together ones apart."""
    set_aside = {mark.span.start: mark.span.end for mark in document.furniture}
    lines = [line for line in _inked(document) if set_aside.get(line.start, -1) < line.end]
    if document.media_type == "text/plain":
        lines = _unwrapped(_joined(lines, folded), document.text, folded)
    return [part for line in lines for part in _apart(line, folded)]


def _inked(document: Document) -> Iterator[Line]:
    last_end = 0
    for match in LINE.finditer(document.text):
        if ink := INK.search(match.group()):
            start = match.start() + ink.start()
            gap = document.text.count("\n", last_end, start) > 1
            yield Line(start, match.start() + ink.end(), document.hints.get(match.start(), ""), gap)
            last_end = match.end()


def _apart(line: Line, folded: str) -> Iterator[Line]:
    if line.end - line.start < LONG:
        yield line
        return
    cuts = [blanks.span() for blanks in BLANKS.finditer(folded, line.start, line.end)]
    if line.end - line.start >= ALL_IN_ONE:
        cuts = sorted(cuts + [place.span() for place in BEFORE_HEADING.finditer(folded, line.start, line.end)])
    start = line.start
    for end, after in cuts:
        # Blanks in the middle of a long sentence are only blanks.
        if folded[end - 1] in SENTENCE_END or end - start < SHORT * 2:
            yield Line(start, end, line.hint, line.gap)
            start = after
    yield Line(start, line.end, line.hint, line.gap)


def _joined(lines: list[Line], folded: str) -> list[Line]:
    """Lines broken in the middle of a sentence, as pages break them at their hyperlinks, are one line."""
    spaced = sum(line.gap for line in lines) > MOSTLY * len(lines)
    whole: list[Line] = []
    for line in lines:
        if whole and not line.gap and _goes_on(folded, whole[-1], line, spaced):
            whole[-1] = whole[-1]._replace(end=line.end)
        else:
            whole.append(line)
    return whole


def _unwrapped(lines: list[Line], text: str, folded: str) -> list[Line]:
    """The paragraphs of a text that is wrapped at a fixed width, as copies of printed pages are."""
    widths = [_width(text, line) for line in lines]
    usual, times = Counter(widths).most_common(1)[0] if widths else (0, 0)
    full = sum(usual - TOLERANCE <= width <= usual + TOLERANCE for width in widths)
    if usual not in WRAPPED or full < HALF * len(lines) or times < ENOUGH:
        return lines
    whole: list[Line] = []
    goes_on = False
    for line, width in zip(lines, widths, strict=True):
        indented = text[line.start - 1 : line.start] in BLANK
        if goes_on and not line.gap and not indented and not STARTS_ANEW.match(folded, line.start):
            whole[-1] = whole[-1]._replace(end=line.end)
        else:
            whole.append(line)
        goes_on = width >= usual - TOLERANCE
    return whole


def _width(text: str, line: Line) -> int:
    """Columns on a page: an ideograph takes two. Indentation counts."""
    start = line.start
    while start and text[start - 1] in BLANK:
        start -= 1
    return len(text[start : line.end].encode("gb18030", "replace"))


def _goes_on(folded: str, line: Line, after: Line, spaced: bool) -> bool:
    if CONTINUES.match(folded, after.start) or _open(folded[max(line.start, line.end - LONG) : line.end]):
        return True
    if not spaced or STARTS_ANEW.match(folded, after.start):
        return False
    last = folded[line.end - 1]
    return last not in SENTENCE_END or (last == "。" and line.end - line.start < SHORT)


def _open(text: str) -> bool:
    """Whether a title or bracket is still open at the end."""
    return any(text.rfind(opener) > text.rfind(closer) for opener, closer in ENCLOSERS)
