"""Names known by how they end."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from kg.extract.entities.cuts import Cut, cuts, front, trie
from kg.extract.entities.words import Page
from kg.model import EntityType
from kg.tables import load


class Mention(NamedTuple):
    """A name in the text and its type."""

    start: int
    end: int
    type: EntityType


class Ending(NamedTuple):
    start: int
    end: int
    type: str
    sure: str


@dataclass(frozen=True, slots=True)
class Suffix:
    kind: str
    type: str
    sure: str
    words: tuple[str, ...]


@cache
def suffixes() -> dict[str, Suffix]:
    """Every suffix and its row."""
    return {word: row for row in load("name_suffixes", Suffix, key="kind") for word in row.words}


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(trie(frozenset(suffixes())))


def endings(page: Page) -> list[Ending]:
    """Where something stands that names end with, and a word ends too."""
    rows = suffixes()
    found = []
    for match in _pattern().finditer(page.masked):
        if match.end() in page.ends:
            row = rows[match[0]]
            found.append(Ending(*match.span(), row.type, row.sure))
    return found


def suffixed(page: Page) -> Iterator[Mention]:
    """Names that end as the table of suffixes says, from their left boundary on."""
    ends = endings(page)
    starts = [ending.start for ending in ends]
    before = Cut(0, 0, "hard")
    for cut in [*cuts(page), Cut(len(page.text), len(page.text), "hard")]:
        if cut.start > before.end:
            run = ends[bisect_left(starts, before.end) : bisect_left(starts, cut.start)]
            run = [ending for ending in run if ending.end <= cut.start]
            if run:
                yield from _names(page, before, run)
        before = cut


def _names(page: Page, before: Cut, run: list[Ending]) -> Iterator[Mention]:
    start = before.end
    while match := front().match(page.masked, start, run[-1].start):
        start = match.end()
    for join in [
        w.start
        for w in page.words_in(start, run[-1].start)
        if page.masked[w.start : w.end] in ("和", "与", "及", "同", "暨")
    ]:
        left = [e for e in run if e.end == join]
        if left and _named(page, before, start, left[-1]):
            yield Mention(start, join, EntityType(left[-1].type))
            start = join + 1
            before = Cut(join, join + 1, "word")
        elif run[-1].type not in ("agency",) and run[-1].sure != "long":
            start = join + 1
            before = Cut(join, join + 1, "word")
    for ending in reversed(run):
        if ending.start > start and _named(page, before, start, ending):
            yield Mention(start, ending.end, EntityType(ending.type))
            return


def _named(page: Page, before: Cut, start: int, ending: Ending) -> bool:
    length = ending.start - start
    if length < 1:
        return False
    if page.proper(start, ending.start):
        return True
    if before.kind == "count":
        return False
    if ending.sure == "always":
        return True
    if ending.sure == "long":
        return length >= 8
    if ending.sure == "task":
        return before.kind == "verb" and length >= 4
    return False
