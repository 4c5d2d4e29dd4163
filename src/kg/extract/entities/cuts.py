"""Where a name cannot run on: punctuation, verbs, function words, figures."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from kg.extract.entities.words import Page
from kg.tables import either, load

CLASSIFIER = r"(?:平方公里|平方千米|平方米|立方米|公里|千米|公顷|亩|亿元|亿美元|万元|元|美元|吨|千瓦时|千瓦|兆瓦|个百分点|个|项|条|家|座|所|处|支|批次|批|类|名|位|人次|人|种|套|台|辆|艘|架|场|次|户|天|小时|倍|宗|起|件|部|篇|门|岁|对|只|间|幢|栋|片|张|周年|周岁|方|大|年|月|日|%)"
_COUNT = re.compile(rf"(?:\d[\d.,]*|[一二两三四五六七八九十百]+)(?:多|余)?[万亿千百]*{CLASSIFIER}(?:以上|左右|以内)?")
_HARD = re.compile(r"[^\w“”《》()·\-—–~+./%&]+")
_BRACKET = re.compile(r"\(([^()\n]*)\)(?=([一-鿿])?)")
_LISTED = re.compile(r"[一二三四五六七八九十\d]+")


class Cut(NamedTuple):
    """A stretch that no name runs across, and what it is: `hard`, `verb`, `word`, `count`."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Boundary:
    kind: str
    where: str
    words: tuple[str, ...]


@cache
def boundaries(where: str) -> frozenset[str]:
    """The boundary words of one kind."""
    return frozenset(
        w for row in load("name_boundaries", Boundary, key="kind") if row.where == where for w in row.words
    )


def trie(words: frozenset[str]) -> str:
    """A regular expression for any of the words, grouped by first character so that a search skips fast."""
    by_first: dict[str, list[str]] = {}
    for word in sorted(words):
        by_first.setdefault(word[0], []).append(word[1:])
    return "(?:" + "|".join(re.escape(first) + either(rest) for first, rest in by_first.items()) + ")"


@cache
def _verbs() -> re.Pattern[str]:
    return re.compile(trie(frozenset(w for w in boundaries("always") if len(w) > 1)))


@cache
def front() -> re.Pattern[str]:
    """Words to leave outside at the front of a name, as many as there are."""
    return re.compile(f"(?:{trie(frozenset(w for w in boundaries('front') if len(w) > 1))}|[沿到给用加建办治保防])")


def cuts(page: Page) -> list[Cut]:
    """All cuts of a page in order, none inside another."""
    text = page.masked
    single = {w for w in boundaries("always") if len(w) == 1}
    found = [Cut(*m.span(), "hard") for m in _HARD.finditer(text)]
    found += [Cut(*m.span(), "verb") for m in _verbs().finditer(text)]
    found += [Cut(w.start, w.end, "word") for w in page.words if w.end - w.start == 1 and text[w.start] in single]
    found += [Cut(*m.span(), "count") for m in _COUNT.finditer(text)]
    for match in _BRACKET.finditer(text):
        inside, after = match[1], match[2]
        if not after or len(inside) > 8 or _LISTED.fullmatch(inside) or not inside:
            found.append(Cut(*match.span(), "hard"))
    found.sort(key=lambda cut: (cut.start, -cut.end))
    merged: list[Cut] = []
    for cut in found:
        if merged and cut.start < merged[-1].end:
            last = merged[-1]
            if cut.end > last.end:
                merged[-1] = Cut(last.start, cut.end, cut.kind)
            continue
        merged.append(cut)
    return merged
