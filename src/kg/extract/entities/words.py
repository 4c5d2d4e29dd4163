"""How a text looks to the rules for names: folded, its quotations masked, cut into words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

import rjieba

from kg.tables import load

_FOLD = str.maketrans(
    "，；：（）！？％＋－／０１２３４５６７８９ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺ",
    ",;:()!?%+-/0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ",
)
_QUOTED = re.compile(r"《[^《》\n]{1,90}》|“[^“”\n]{1,45}”")
_HAN_TAGS = frozenset({"ns", "nt", "nr", "nrt", "nz"})


class Word(NamedTuple):
    """A word, where it stands, and its part of speech."""

    start: int
    end: int
    tag: str


@dataclass(frozen=True, slots=True)
class _Ordinary:
    kind: str
    words: tuple[str, ...]


@cache
def ordinary() -> frozenset[str]:
    """Words that a segmenter takes for names and that are none."""
    return frozenset(word for row in load("name_ordinary", _Ordinary, key="kind") for word in row.words)


def _mask(quoted: re.Match[str]) -> str:
    words = quoted[0]
    return words[0] + "Q" * (len(words) - 2) + words[-1]


class Page:
    """A text made ready for the rules: every view of it has the offsets of the original.

    `text` has its punctuation and digits folded to half width; in `masked` the insides of 《…》 and “…” are hidden, so that
    no rule sees a suffix or verb there; `words` are the words of `masked`.
    """

    def __init__(self, text: str) -> None:
        self.text = text.translate(_FOLD)
        self.quoted = [match.span() for match in _QUOTED.finditer(self.text)]
        self.masked = _QUOTED.sub(_mask, self.text)
        self.words: list[Word] = []
        self.at: dict[int, int] = {}
        at = 0
        for number, (word, tag) in enumerate(rjieba.tag(self.masked, False)):
            self.at[at] = number
            self.words.append(Word(at, at + len(word), tag))
            at += len(word)
        self.ends = frozenset(word.end for word in self.words)

    def words_in(self, start: int, end: int) -> list[Word]:
        """The words that begin in a range; where it begins inside a word, from the next word on."""
        while start < end and start not in self.at:
            start += 1
        found = []
        for word in self.words[self.at.get(start, len(self.words)) :]:
            if word.start >= end:
                break
            found.append(word)
        return found

    def proper(self, start: int, end: int) -> bool:
        """Whether something in a range is a name of its own: a known name, a number, a quotation, or characters that make no word."""
        singles = 0
        for word in self.words_in(start, end):
            text = self.masked[word.start : word.end]
            if len(text) == 1 and "一" <= text <= "鿿" and text not in _SMALL:
                singles += 1
                if singles > 1:
                    return True
                continue
            singles = 0
            if (word.tag in _HAN_TAGS and text not in ordinary()) or (text[0].isascii() and text[0].isalnum()):
                return True
        return False


_SMALL = frozenset(
    "大小新老高低多全各总主副正首次上中下前后内外东南西北省市区县镇乡村和与及为在对的等年月日元个类级型性化区路"
)
