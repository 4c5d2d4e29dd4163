"""The tables of cue words as compiled patterns."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

from kg.tables import load

FIGURE = "#"
GAP = "…"
NOT_BEHIND = "[^"


@dataclass(frozen=True, slots=True)
class Cue:
    """A group of words that tell what a clause does in its sentence, and where in it they stand."""

    key: str
    words: tuple[str, ...]
    why: str
    where: str = "anywhere"
    adverbs: bool = False
    rare: tuple[str, ...] = ()
    stays: str = ""

    @property
    def all(self) -> tuple[str, ...]:
        """The common words and the rare ones."""
        return self.words + self.rare


@dataclass(frozen=True, slots=True)
class Verbs:
    """Verbs of one kind that a clause may open with."""

    key: str
    kind: str
    verbs: tuple[str, ...]
    rare: tuple[str, ...] = ()
    stays: str = ""


def phrases(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first: `…` stands for words of the same clause, `#` for a figure.

    A word that opens with `[^…]` does not count behind any of those characters.
    Words are grouped by their first character, which spares the matcher most of the comparisons.
    """
    groups: dict[str, list[str]] = {}
    for word in sorted(set(words), key=lambda word: (-len(word), word)):
        groups.setdefault(word[0], []).append(word)
    apart = groups.pop(FIGURE, []) + groups.pop(NOT_BEHIND[0], [])
    return "(?:" + "|".join([*map(_group, groups.values()), *map(_phrase, apart)]) + ")"


def _group(words: list[str]) -> str:
    first, rest = words[0][0], [_phrase(word[1:]) for word in words]
    return re.escape(first) + ("(?:" + "|".join(rest) + ")" if len(rest) > 1 else rest[0])


def _phrase(word: str) -> str:
    if word.startswith(NOT_BEHIND):
        signs, _, rest = word[len(NOT_BEHIND) :].partition("]")
        return f"(?<![{re.escape(signs)}]){_phrase(rest)}"
    return re.escape(word).replace(GAP, "[^,;:。]*?").replace(re.escape(FIGURE), r"[^,;:。\d]{0,4}\d[\d.]*[万亿千百]*")


def _first(words: Iterable[str]) -> str:
    """A look at whether any of the words may begin here, which is seldom and soon told; none where a gap or figure begins one."""
    signs = "".join(sorted({word[0] for word in words}))
    return "" if FIGURE in signs or GAP in signs else f"(?=[{re.escape(signs)}])"


@cache
def finder(*keys: str) -> Callable[[str], object]:
    """Tells whether a cue word of any of these groups stands in a clause, where its group wants it; what it finds is true."""
    rows = [_cues()[key] for key in keys]
    fronts, insides = (_union(row for row in rows if row.where in at) for at in (("start", "whole"), ("anywhere",)))
    ends = frozenset(word for row in rows if row.where == "end" for word in row.all)
    if not ends and not (fronts and insides):
        return fronts.match if fronts else insides.search if insides else bool
    lengths, lasts = sorted({len(word) for word in ends}), frozenset(word[-1] for word in ends)

    def found(text: str) -> object:
        if text[-1:] in lasts and any(text[-length:] in ends for length in lengths):
            return True
        return (fronts and fronts.match(text)) or (insides and insides.search(text))

    return found


def _union(rows: Iterable[Cue]) -> re.Pattern[str] | None:
    """A pattern for the words of several groups; those that adverbs may stand before share one look at the adverbs."""
    patterns: dict[bool, list[str]] = {}
    for row in rows:
        patterns.setdefault(row.adverbs, []).append(_words(row))
    plain, behind = "|".join(patterns.get(False, [])), "|".join(patterns.get(True, []))
    adverbs = [f"{_adverbs()}{{0,4}}(?:{behind})"] if behind else []
    return re.compile("|".join([plain] * bool(plain) + adverbs)) if patterns else None


def _words(row: Cue) -> str:
    return rf"{phrases(row.all)}\Z" if row.where == "whole" else phrases(row.all)


def _pattern(key: str) -> str:
    row = _cues()[key]
    return f"{_adverbs()}{{0,4}}{_words(row)}" if row.adverbs else _words(row)


def words(key: str) -> tuple[str, ...]:
    """The words of one group."""
    return _cues()[key].all


@cache
def _cues() -> dict[str, Cue]:
    return {row.key: row for row in load("clause_cues", Cue, key="key")}


@cache
def _adverbs() -> str:
    words = _cues()["adverb"].all
    return f"(?:{_first(words)}{phrases(words)})"


@cache
def subject_end() -> re.Pattern[str]:
    """Where the subject of a problem ends: at the words that say what is wrong, or an adverb before them."""
    return re.compile(rf"(?:较为|较|仍然|仍有|仍|还有|还|依然|尚|持续|比较)*{_pattern('deficiency')}")


@cache
def told_metric() -> re.Pattern[str]:
    """A metric with the verb that tells its value, before which a word for an act is only a part of its name (运营里程达到)."""
    return re.compile(rf"[^,;:。]{{0,12}}{_pattern('metric')}{_pattern('told')}")


@cache
def opening() -> re.Pattern[str]:
    """What a clause opens with: time, place and adverbs, then a verb in the group named for its kind."""
    rows = load("clause_verbs", Verbs, key="key")
    kinds = {
        kind: tuple(v for row in rows if row.kind == kind for v in row.verbs + row.rare)
        for kind in dict.fromkeys(r.kind for r in rows)
    }
    verbs = "|".join(f"(?P<{kind}>{phrases(words)})" for kind, words in kinds.items())
    first = _first(verb for words in kinds.values() for verb in words)
    return re.compile(rf"(?:{ORDINAL})?(?:{TIME})?(?:{PLACE})??(?:{_adverbs()}[地、]?){{0,4}}?{first}(?:{verbs})")


@cache
def binding() -> re.Pattern[str]:
    """Verbs that bind to a figure wherever they stand in a clause: 建档率达到85%, 流程压缩至1个, 浓度控制在25微克."""
    rows = load("clause_verbs", Verbs, key="key")
    return re.compile(
        phrases(v for row in rows if row.kind in ("result", "change", "begin") for v in row.verbs) + "|控制在|保持在"
    )


ORDINAL = r"(?:第?[一二三四五六七八九十]{1,2}(?:是|要|,|、)|\d{1,2}[.、])"
TIME = r"(?:\d{4}年)?(?:\d{1,2}月底?(?:之?前)?|到?\d{4}年(?:底|末)?(?:之?前)?|上半年|下半年|全年|年内|今年|一年来|五年来|\d+年来|年底前)?"
DIRECTION = r"(?:加快|推进|推动|促进|建设|打造|构建|建成|建立|提升|提高|实现|完善|增强|优化|强化|扩大|解决|破解|保障|落实|培育|发展|稳|促)"
WORK = (
    r"(?:开展|加强|推进|引进|引入|实施|组织|举办|完成|制定|出台|发布|推出|打造|推动|建立|搭建|设立|构建|强化|深化|加大"
    r"|优化|完善|健全|提供|新增|建设|培育|布局)"
)
PLACE = (
    r"(?:(?:在|对(?![外口接])|向|从|与|给|把|将|由(?!于)|面向)[^,;:。]{1,24}?"
    r"|以(?![^,;:。]*为)[^,;:。]{2,24}?"
    rf"|(?:就(?!业)|同|依托|利用|借助|通过|会同|联合|携手|瞄准|围绕|聚焦|针对|根据|按照)(?!{DIRECTION})(?:“[^”]*”|[^,;:。“]){{2,30}}?(?={WORK}[^,;:。])"
    r"|为[^,;:。]{1,16}?(?=提供|新增|发放|减免|办理|开通)|第一时间)"
)
