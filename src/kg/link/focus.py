"""What a text is about: the cues at the end of its phrases, for in Chinese the head of a phrase stands last."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from kg.link.themes import Mention, mentions, places, topics, wider
from kg.tables import either

# What only frames a problem or an act: under what influence, by what example, between whom, for the sake of what; and what an
# act is measured against: in step with what, faster than what. Each is looked for only where the text has one of its signs.
FRAMES: tuple[tuple[tuple[str, ...], re.Pattern[str]], ...] = tuple(
    (signs, re.compile(frame))
    for signs, frame in (
        (("受",), r"受[^,，;；。]{0,40}?(?:影响|冲击)(?:较大|严重|明显)?的?"),
        (("以",), r"以[^,，;；。]{2,30}为(?:例|[^,，;；。的]{2,6}的)"),
        (("以更好", "以满足", "以适应", "以便", "让"), r"[,，](?:以(?:更好|满足|适应|便)|让)[^。]*"),
        (("之间",), r"[^,，;；。]{1,30}(?<!城乡|区域|地区)之间"),
        (("导致",), r"[^,，;；。]{1,20}导致的"),
        (("导致", "致使", "造成"), r".{2,80}?[,，](?:导致|致使|造成)(?!的)"),
        (("相当于", "占"), r"(?:相当于|占)[^,，;；。]{2,14}?的?(?:比例|比重)"),
        (
            ("人员", "干部", "部门", "地方"),
            r"(?:一些|部分|少数|有的|有些)[^,，;；。、]{0,8}?(?:工作人员|干部|部门|地方)",
        ),
        (("作用", "带动", "拉动", "支撑"), r"对[^,，;；。]{2,16}的[^,，;；。]{0,8}(?:作用|带动|拉动|支撑)"),
        (
            ("满足", "适应", "符合", "跟不上"),
            r"(?:(?:不能|难以|尚未|未能|还不)[^,，;；。]{0,4}(?:满足|适应|符合)|跟不上)[^,，;；。]{2,24}",
        ),
        (
            ("要求", "期待", "期盼", "需要"),
            r"[与同和][^,，;；。、]{2,24}?(?:要求|期待|期盼|需要)(?=[^,，;；。]{0,6}(?:差距|适应|不符))",
        ),
        (("因",), r"不?因[^,，;；。]{2,14}而"),
        (("同步",), r"[与和同][^,，;；。、]{2,12}?(?:基本|保持)?同步(?:增长|提高)?"),
        (("高于", "快于"), r"(?:高于|快于)[^,，;；。、]{0,12}(?:增速|增长|增幅|平均水平)"),
    )
)
SIGN = re.compile(either(sign for signs, _ in FRAMES for sign in signs))
# A list that “等” sums up is about what it is summed up as: …小学、…中学等6所学校.
LISTED = re.compile(r"[^,，;；。]*(?<![均平同初高中])等(?![级待离次比高])(?=[^,，;；。、])")
CLAUSE_END = re.compile("[,，;；。]|$")
PARTING = re.compile("[、,，;；:：。及和与]")
# A field named in so many characters (基础设施, not 产业) is what a phrase is about even after a topic.
EXACT = 4

Topics = frozenset[str]
NONE: Topics = frozenset()


class Focus(NamedTuple):
    """What a text is about: the topics of each phrase, the fields it names as a whole, and what it merely mentions."""

    wants: tuple[Topics, ...]
    fields: Topics
    also: Topics

    @property
    def topics(self) -> Topics:
        """All topics that it is about."""
        return NONE.union(*self.wants)

    @property
    def says(self) -> bool:
        """Whether it says anything of what it is about."""
        return bool(self.wants or self.fields)

    @property
    def named(self) -> Topics:
        """All topics that it has a word of."""
        return self.topics | self.also


def focus(text: str) -> Focus:
    """What a text is about; an act that is to meet a problem has all topics of one of its phrases."""
    found = mentions(text)
    if not found:
        return Focus((), NONE, NONE)
    heads = [_head(phrase) for phrase in _phrases(_without_lists(_without_frames(found, text), text), text)]
    phrases = [exact(topic for mention in head for topic in mention.topics) for head in heads]
    named_once = [len(head) == 1 for head in heads]
    wants = tuple(
        dict.fromkeys(p for one, named in zip(named_once, phrases, strict=True) if named for p in _apart(named, one))
    )
    whole = [m for head, phrase in zip(heads, phrases, strict=True) if not phrase for m in head]
    fields = NONE.union(*(m.themes for m in whole))
    named = exact(topic for mention in found for topic in mention.topics)
    return Focus(wants, fields, named - NONE.union(*wants))


def exact(found: Iterable[str]) -> Topics:
    """Topics without those that another of them lies within."""
    named = frozenset(found)
    return named - {above for topic in named for above in wider(topic) - {topic}}


def _head(phrase: Sequence[Mention]) -> Sequence[Mention]:
    """The cues that close a phrase, adjacent ones together, and those that say which kind: 小一 before 学位."""
    named = [m for m in phrase if m.topics or len(m.cue) >= EXACT] or phrase
    first = len(named) - 1
    while first and named[first - 1].end == named[first].start:
        first -= 1
    while first < len(named) - 1 and not named[first].topics and named[first].themes <= places():
        first += 1
    return [*(m for m in named[:first] if any(named[-1].topics & wider(t) - {t} for t in m.topics)), *named[first:]]


def _apart(phrase: Topics, one_word: bool) -> Iterator[Topics]:
    """Adjacent topics of one field narrow each other (拥堵快速路段); those of different fields, or of one word, stand side by side."""
    shared = frozenset.intersection(*(frozenset(topics()[topic].themes) for topic in phrase))
    if shared and not one_word:
        yield phrase
    else:
        yield from (frozenset({topic}) for topic in sorted(phrase))


def _without_frames(found: Sequence[Mention], text: str) -> Sequence[Mention]:
    frames = [
        match.span() for signs, frame in FRAMES if any(sign in text for sign in signs) for match in frame.finditer(text)
    ]
    if not frames:
        return found
    kept = [m for m in found if not any(start <= m.start and m.end <= end for start, end in frames)]
    return kept or found


@lru_cache(maxsize=1 << 10)
def _frames(signs: frozenset[str]) -> tuple[re.Pattern[str], ...]:
    """The frames that a text with some signs may have; 以更好 is a sign of what 以 is one of, too."""
    return tuple(frame for own, frame in FRAMES if any(sign in found for sign in own for found in signs))


def _without_lists(found: Sequence[Mention], text: str) -> Sequence[Mention]:
    for match in LISTED.finditer(text) if "等" in text else ():
        end = match.end()
        stop = next(CLAUSE_END.finditer(text, end)).start()
        if any(end <= mention.start < stop and mention.topics for mention in found):
            found = [mention for mention in found if not match.start() <= mention.start < end]
    return found


def _phrases(found: Sequence[Mention], text: str) -> Iterator[list[Mention]]:
    phrase: list[Mention] = []
    for mention in found:
        if phrase and PARTING.search(text, phrase[-1].end, mention.start):
            yield phrase
            phrase = []
        phrase.append(mention)
    if phrase:
        yield phrase
