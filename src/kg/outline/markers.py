"""The numbers in front of headings and list items: 一、 （一） 1. 一是 第一部分 ——."""

from __future__ import annotations

import re
from typing import NamedTuple

NUMERAL = "[一二三四五六七八九十]{1,3}"
STYLES = {
    "part": rf"第{NUMERAL}(?:部分|章|篇|编)[ 、:.,]*",
    "section": rf"第{NUMERAL}节[ 、:.,]*",
    "chinese": rf"{NUMERAL}[、.](?=[^、])",
    "chinese-bracketed": rf"\({NUMERAL}\)[、.]?|{NUMERAL}\)",
    "arabic": r"\d{1,2}(?:、|\.(?![\d ]*\d)|,(?=[\u4e00-\u9fff]))",
    "arabic-bracketed": r"\(\d{1,2}\)[、.]?|\d{1,2}\)",
    "circled": "[①-⑳]",
    "ordinal": rf"{NUMERAL}(?:是|要|则)|第{NUMERAL}[,、]|首先[,、]|其次[,、]|再次[,、]|最后[,、]",
    "dash": "—{1,3}|-{2,3}|●|■|◆|▲|★|·",
}
MARKER = re.compile("|".join(f"(?P<{name.replace('-', '_')}>{pattern})" for name, pattern in STYLES.items()))
RANKS = {name: float(rank) for rank, name in enumerate(STYLES, 1)}
HEADING_STYLES = frozenset({"part", "section", "chinese", "chinese-bracketed", "arabic", "arabic-bracketed"})
LEADING_STYLES = frozenset({"part", "section", "chinese", "chinese-bracketed"})


class Marker(NamedTuple):
    """A number in front of a line: its style, how a path names it, and where it ends."""

    style: str
    label: str
    end: int

    @property
    def rank(self) -> float:
        return RANKS[self.style]


def marker_at(folded: str, start: int) -> Marker | None:
    """The number with which the line begins."""
    match = MARKER.match(folded, start)
    if match is None:
        return None
    style = (match.lastgroup or "").replace("_", "-")
    return Marker(style, match.group().rstrip(" 、.,:"), match.end())
