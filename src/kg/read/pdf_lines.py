"""PDF page → lines, by where its characters stand: pdfium's own line ends fail at dashes and quotation marks."""

from __future__ import annotations

import ctypes
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, NamedTuple

SOFT_HYPHENS = frozenset("\ufffe\x02\xad")
SAME_LINE = 0.6
BACK = 2.0


class Line(NamedTuple):
    """A line of a page: its text, its left and right edge, and the width of its ideographs."""

    text: str
    left: float
    right: float
    em: float


class _Character(NamedTuple):
    """A character, its number on the page, and the point on the base line where it begins."""

    text: str
    number: int
    x: float
    y: float


def lines_of_page(page: Any) -> Iterator[Line]:
    """The lines of a pdfium text page in the order in which the page draws them."""
    characters = list(_characters(page))
    em = _em(characters) or 12.0
    line: list[_Character] = []
    for character in characters:
        if line and _elsewhere(character, line[-1], em):
            yield from _finished(page, line, em)
            line = []
        line.append(character)
    yield from _finished(page, line, em)


def _characters(page: Any) -> Iterator[_Character]:
    """The drawn characters of a page; pdfium adds line ends and blanks of its own, of which only those between words count."""
    from pypdfium2 import raw  # type: ignore[import-untyped]

    x, y = ctypes.c_double(), ctypes.c_double()
    last = ""
    for number in range(page.count_chars()):
        text = chr(raw.FPDFText_GetUnicode(page, number))
        added = text in "\r\n" or (text == " " and not last.isascii() and raw.FPDFText_IsGenerated(page, number))
        if added or text in SOFT_HYPHENS or not (text.isprintable() or text.isspace()):
            continue
        raw.FPDFText_GetCharOrigin(page, number, x, y)
        yield _Character(text, number, x.value, y.value)
        last = text


def _em(characters: list[_Character]) -> float:
    """How far most ideographs are from the next one on their line."""
    steps = (b.x - a.x for a, b in pairwise(characters) if "\u4e00" <= a.text <= "\u9fff" and abs(a.y - b.y) < 1)
    usual = Counter(round(step, 1) for step in steps if step > 0).most_common(1)
    return usual[0][0] if usual else 0.0


def _elsewhere(character: _Character, before: _Character, em: float) -> bool:
    if character.text.isspace():
        return False
    return abs(character.y - before.y) > SAME_LINE * em or character.x < before.x - BACK * em


def _finished(page: Any, line: list[_Character], em: float) -> Iterator[Line]:
    inked = [character for character in line if not character.text.isspace()]
    if inked:
        right = page.get_charbox(inked[-1].number)[2]
        yield Line("".join(c.text for c in line).strip(), inked[0].x, max(right, inked[-1].x), em)
