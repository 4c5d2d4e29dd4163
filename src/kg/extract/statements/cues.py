"""The tables of cue words as compiled patterns."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kg.tables import load

FIGURE = "#"
GAP = "…"


@dataclass(frozen=True, slots=True)
class Cue:
    """A group of words that tell what a clause does in its sentence."""

    key: str
    words: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Verbs:
    """Verbs of one kind that a clause may open with."""

    key: str
    kind: str
    verbs: tuple[str, ...]
    tail: bool = False


def phrases(words: tuple[str, ...]) -> str:
    """A pattern for any of the words, the longest first: `…` stands for words of the same clause, `#` for a figure."""
    longest_first = sorted(set(words), key=lambda word: (-len(word), word))
    return "(?:" + "|".join(map(_phrase, longest_first)) + ")"


def _phrase(word: str) -> str:
    return re.escape(word).replace(GAP, "[^,;:。]*?").replace(re.escape(FIGURE), r"[^,;:。\d]{0,4}\d")


@cache
def cue(key: str) -> re.Pattern[str]:
    """The pattern of one group of cue words."""
    return re.compile(_cues()[key])


@cache
def words(key: str) -> tuple[str, ...]:
    """The words of one group of cue words."""
    return next(row.words for row in load("clause_cues", Cue, key="key") if row.key == key)


@cache
def _cues() -> dict[str, str]:
    return {row.key: phrases(row.words) for row in load("clause_cues", Cue, key="key")}


@cache
def opening() -> re.Pattern[str]:
    """What a clause opens with: time, place and adverbs, then a verb in the group named for its kind."""
    rows = load("clause_verbs", Verbs, key="key")
    kinds = {
        kind: tuple(v for row in rows if row.kind == kind for v in row.verbs)
        for kind in dict.fromkeys(r.kind for r in rows)
    }
    verbs = "|".join(f"(?P<{kind}>{phrases(words)})" for kind, words in kinds.items())
    return re.compile(rf"(?:{TIME})?(?:{PLACE})?{_cues()['adverb']}{{0,4}}(?:{verbs})")


@cache
def tail_opening() -> re.Pattern[str]:
    """The opening of a clause that may be no more than the purpose of the one before."""
    rows = load("clause_verbs", Verbs, key="key")
    verbs = phrases(tuple(v for row in rows if row.tail for v in row.verbs))
    return re.compile(rf"{_cues()['adverb']}{{0,3}}{verbs}")


TIME = (
    r"(?:\d{4}年)?(?:\d{1,2}月底?(?:之?前)?|到?\d{4}年底?|上半年|下半年|全年|年内|今年|一年来|五年来|\d+年来|年底前)?"
)
PLACE = r"(?:在|为|对|向|从|与|给|以|把|将|由)[^,;:。]{1,20}?"
