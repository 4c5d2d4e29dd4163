"""How a text looks to the rules for names: folded, its quotations hidden, cut into words."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import accumulate, pairwise
from typing import NamedTuple

from kg.extract.entities.lexicon import ordinary, part_of_speech, segmenter, traits
from kg.folding import fold

_QUOTED = re.compile(r"《[^《》\n]{1,90}》|“[^“”\n]{1,45}”")
_NAMES = frozenset({"ns", "nt", "nr"})
_NAME_TAGS = _NAMES | {"nrt", "nz"}
_GEOGRAPHY = frozenset("山河湖江路街桥港湾岛村镇县州溪沟圩泾浜庙塘")
_ORDINAL = re.compile(r"第[一二三四五六七八九十百\d]+(?![轮次批个产方年季一二三四五六七八九十百\d])")
SMALL = frozenset(
    "大小新老高低多全各总主副正首次上中下前后内外和与及为在对的等年月日元个类级型性化区市省县旧再非无未区"
)
_LEVEL = frozenset("市区省县州国")


class Word(NamedTuple):
    """A word, where it stands, and its part of speech."""

    start: int
    end: int
    tag: str
    text: str


def _hide(quoted: re.Match[str]) -> str:
    words = quoted[0]
    return words[0] + "Q" * (len(words) - 2) + words[-1]


class Page:
    """A text made ready for the rules: every view of it has the offsets of the original.

    `text` has its punctuation, digits and letters folded to half width; in `masked` the insides of 《…》 and “…” are
    hidden, so that no rule sees a suffix or a verb there; it is cut into words, of which `marked` are
    those that bound or end names; `places` says where names of areas begin, once they are known.
    """

    def __init__(self, text: str) -> None:
        self.text = fold(text)
        self.masked = _QUOTED.sub(_hide, self.text)
        self.texts = segmenter().cut(self.masked, False)
        # Where the words begin, and at last where the text ends: each word ends where the next begins.
        self._bounds = [*accumulate(map(len, self.texts), initial=0)]
        self.at = dict(zip(self._bounds, range(len(self._bounds)), strict=True))
        self.places: frozenset[int] = frozenset()
        special = zip(pairwise(self._bounds), map(traits().__getitem__, self.texts), strict=True)
        self.marked = [(start, end, is_) for (start, end), is_ in special if is_]

    def start(self, number: int) -> int:
        """Where the word with this number begins."""
        return self._bounds[number]

    def word(self, number: int) -> Word:
        """The word with this number."""
        text = self.texts[number]
        return Word(self._bounds[number], self._bounds[number + 1], part_of_speech(text), text)

    def quotations(self) -> list[re.Match[str]]:
        """The titles and quoted words of the text."""
        return list(_QUOTED.finditer(self.text))

    def word_at(self, start: int) -> Word | None:
        """The word that begins at a place."""
        number = self.at.get(start, len(self.texts))
        return self.word(number) if number < len(self.texts) else None

    def word_ending(self, end: int) -> Word | None:
        """The word that ends at a place."""
        number = self.at.get(end, 0)
        return self.word(number - 1) if number else None

    def is_word(self, start: int, end: int) -> bool:
        """Whether one word fills a range."""
        return self.at.get(start, -1) == self.at.get(end, -1) - 1

    def words_in(self, start: int, end: int) -> Iterator[Word]:
        """The words that begin in a range; where it begins inside a word, from the next word on."""
        return map(self.word, self._numbers(start, end))

    def _numbers(self, start: int, end: int) -> range:
        while start < end and start not in self.at:
            start += 1
        number = self.at.get(start, len(self.texts))
        return range(number, bisect_left(self._bounds, end, number, len(self.texts)))

    def proper(self, start: int, end: int, whole: int | None = None, *, strong: bool = False) -> bool:
        """Whether a range holds a name of its own: a known name, a number, a quotation, or characters that make no word.

        `whole` is where the name ends of which the range is the modifier: a common word that runs up to there
        (安全事故, 重大项目) is none. `strong` leaves out characters that make no word.
        """
        singles = 0
        for number in self._numbers(start, end):
            word, begin, stop = self.texts[number], self._bounds[number], self._bounds[number + 1]
            if word in ordinary():
                singles = 0
            elif begin in self.places:
                return True
            elif stop > end:
                return part_of_speech(word) in _NAMES or (stop != whole and len(word) == 2 and end - start > 1)
            elif len(word) == 1 and "一" <= word <= "鿿":
                if word in _LEVEL and begin == start and (whole or end) - start > (3 if strong else 2):
                    return True
                if word in _GEOGRAPHY and begin - start > 1:
                    return True
                singles = 0 if word in SMALL else singles + 1
                if singles > 1 and not strong:
                    return True
            elif (
                part_of_speech(word) in _NAME_TAGS
                or (word[0].isascii() and word[0].isalnum())
                or _ORDINAL.match(self.masked, begin)
            ):
                return True
            else:
                singles = 0
        return False
