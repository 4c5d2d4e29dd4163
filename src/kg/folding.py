"""One form for each character, so that a rule is written once: full width and half width, traditional and simplified."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from kg.tables import load

# Ideographic punctuation that has no half-width form (。、“”《》) stays as it is.
ALIKE = {
    "﹑": "、",
    "﹒": ".",
    "﹔": ";",
    "﹕": ":",
    "﹪": "%",
    "—": "—",
    "―": "—",
    "─": "—",
    "－": "-",
    "–": "-",
    "﹣": "-",
}
ALIKE |= {"〔": "(", "〕": ")", "「": "“", "」": "”", "『": "‘", "』": "’", "•": "·", "・": "·", "〇": "○", "Ｏ": "○"}
ALIKE |= {"\u3000": " ", "\xa0": " ", "\u2002": " ", "\u2003": " ", "\u2009": " ", "～": "~"}
FIRST_FULL_WIDTH, LAST_FULL_WIDTH = 0xFF01, 0xFF5E
FULL_WIDTH_OFFSET = 0xFEE0
LONG = 5000


@dataclass(frozen=True, slots=True)
class Characters:
    """Traditional characters and their simplified forms, in the same order."""

    traditional: str
    simplified: str


@cache
def _folds() -> dict[int, int | str]:
    folds: dict[int, int | str] = {c: c - FULL_WIDTH_OFFSET for c in range(FIRST_FULL_WIDTH, LAST_FULL_WIDTH + 1)}
    folds |= {ord(c): form for c, form in ALIKE.items() if c != form}
    for row in load("traditional", Characters, key="traditional"):
        folds |= {ord(t): s for t, s in zip(row.traditional, row.simplified, strict=True)}
    return folds


@cache
def _foldable() -> re.Pattern[str]:
    return re.compile(f"[{re.escape(''.join(map(chr, sorted(_folds()))))}]")


def fold(text: str) -> str:
    """The text in the forms that tables and rules are written in, of the same length: every offset stays.

    Full-width digits, letters and punctuation become half-width, traditional characters simplified, wide blanks a space
    (tabs and line ends stay). For matching only: quotes are taken from the text itself.
    """
    if not _foldable().search(text):
        return text
    return _whole(text) if len(text) > LONG else text.translate(_folds())


@lru_cache(maxsize=2)
def _whole(text: str) -> str:
    """A whole report, which each stage asks for in turn."""
    return text.translate(_folds())
