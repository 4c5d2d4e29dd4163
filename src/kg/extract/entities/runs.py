"""Stretches of text that may hold a name: what stands between punctuation, verbs, function words and figures."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from kg.extract.entities.lexicon import boundaries, known, ordinary, suffixes
from kg.extract.entities.page import Page, Word
from kg.tables import either

_HARD = re.compile(r"(?:(?<=\n)|^)[\s\u3000]*\d+[.、．]|[—–-]{2,}|[^\w“”《》()·\-—–~+./%&]+")
_BRACKET = re.compile(r"\(([^()\n]*)\)(?=[一-鿿]|$)|[()]")
_CLASSIFIER = (
    "(?:平方公里|平方千米|平方米|立方米|公里|千米|公顷|亩|美元|元|吨|千瓦时|千瓦|兆瓦|个百分点|个|项|条|家|座|所|处|支|批次|批|类|名|位|"
    "人次|人|种|套|台|辆|艘|架|场|次|户|天|小时|倍|宗|起|件|部|篇|门|岁|对|只|间|幢|栋|片|张|周年|周岁|月|日|大|%)"
)
_COUNT = re.compile(
    rf"(?:\d[\d.,]*(?:-\d+)?|[一二两三四五六七八九十百]+)[万亿千百]*(?:多|余)?[万亿千百]*{_CLASSIFIER}(?:以上|左右|以内)?|\d[\d.,]*[万亿](?=[一-鿿])|(?<![\d.])\d{{1,2}}年"
)
_MEASURES = re.compile(r"(?:\d+|[一二三四五六七八九十]+)条(?:举措|措施|政策|意见|新政)")


_FIRM = frozenset({"always", "intro", "inner", "toward", "between"})
_OFFICES = frozenset("局厅署")


class Cut(NamedTuple):
    """A stretch that no name runs across: `hard` (punctuation), `count` (a figure), `join`, or how firm a word bounds names."""

    start: int
    end: int
    kind: str


class Ending(NamedTuple):
    """Where something stands that names end with."""

    start: int
    end: int
    type: str
    sure: str


class Run(NamedTuple):
    """What stands between two cuts, and the endings in it."""

    before: Cut
    start: int
    end: int
    after: Cut
    endings: tuple[Ending, ...]


@cache
def _suffix_pattern() -> re.Pattern[str]:
    by_first: dict[str, list[str]] = {}
    for word in sorted(suffixes()):
        by_first.setdefault(word[0], []).append(word[1:])
    return re.compile("|".join(re.escape(first) + either(rest) for first, rest in by_first.items()))


def endings(page: Page, areas: frozenset[int]) -> list[Ending]:
    """Where something stands that names end with, and a word ends too; `areas` are the places where names of areas end."""
    rows = suffixes()
    alone = {word.start for word in page.words if len(word.text) == 1}
    named = {word.end for word in page.words if word.end not in areas and _ends_a_name(word)}
    found = [Ending(*m.span(), "policy", "task") for m in _MEASURES.finditer(page.masked)]
    for match in _suffix_pattern().finditer(page.masked):
        start, end = match.span()
        if (
            (end in page.ends or _opens(page, start, match[0]))
            and (end - start > 1 or start in alone or end in named)
            and not _adverb(page, match)
        ):
            row = rows[match[0]]
            found.append(Ending(start, end, row.type, row.sure))
    return sorted(found)


def _opens(page: Page, start: int, suffix: str) -> bool:
    """Whether a word begins with the suffix and goes on with a boundary word (工程建设)."""
    word = page.word_at(start)
    return word is not None and word.text.startswith(suffix) and firmness(word.text[len(suffix) :]) is not None


def _ends_a_name(word: Word) -> bool:
    """Whether the last character of a word may be the suffix of a name (清水河, 财政局), and is no part of a common word (布局)."""
    if word.text in ordinary() or word.text[-2:] in ordinary():
        return False
    return word.tag in ("ns", "nt", "nr") if word.text[-1] not in _OFFICES else len(word.text) > 2


def _adverb(page: Page, match: re.Match[str]) -> bool:
    """Whether 系统 says how something is done (系统推进) and ends no name."""
    after = page.word_at(match.end())
    return match[0] == "系统" and after is not None and firmness(after.text) in ("always", "intro", "inner")


@cache
def firmness(word: str) -> str | None:
    """How firmly a word bounds a name; a word made of two boundary words (顺利完成) does as its last does."""
    firm = boundaries()
    if word in firm:
        return firm[word]
    return firm.get(word[2:]) if len(word) == 4 and word[:2] in firm else None


def _cuts(page: Page, ends: list[Ending], figures: set[int]) -> list[Cut]:
    found = [Cut(*m.span(), "hard") for m in _HARD.finditer(page.masked)]
    found += [Cut(*m.span(), "hard") for m in _BRACKET.finditer(page.masked) if not m[1] or not _part_of_name(m[1])]
    found += [Cut(w.start, w.end, kind) for w in page.words if (kind := firmness(w.text)) in _FIRM]
    found += [
        Cut(*m.span(), "count")
        for m in _COUNT.finditer(page.masked)
        if (m[0][0].isdigit() or (m.end() in page.ends and m.start() in page.at)) and page.masked[m.start() - 1] != "第"
    ]
    found += [Cut(w.start, w.end, "hard") for w in page.words if w.text in known() and known()[w.text].type == "agency"]
    found.sort(key=lambda cut: (cut.start, -cut.end))
    return _merged(page, found, ends, figures)


def _part_of_name(bracketed: str) -> bool:
    return (
        len(bracketed) <= 8
        and not re.fullmatch(r"[一二三四五六七八九十\d]+|[^一-鿿\w]*", bracketed)
        and "," not in bracketed
    )


def _merged(page: Page, found: list[Cut], ends: list[Ending], figures: set[int]) -> list[Cut]:
    """The cuts that stand, none inside another or inside an ending."""
    inside = {place for ending in ends for place in range(ending.start, ending.end)}
    begins = {ending.start for ending in ends} | figures
    to = {ending.end for ending in ends} | {word.end for word in page.words if word.tag == "ns"}
    merged = [Cut(0, 0, "hard")]
    for cut in found:
        last = merged[-1]
        if cut.start < last.end:
            if cut.end > last.end:
                merged[-1] = Cut(last.start, cut.end, cut.kind)
        elif cut.kind == "hard" or not (cut.start in inside or _yields(cut, last, begins, to)):
            merged.append(cut)
    return merged


def _yields(cut: Cut, last: Cut, begins: set[int], to: set[int]) -> bool:
    if cut.kind == "between":
        return cut.start in to and cut.start > last.end
    if cut.kind == "inner":
        return cut.end in begins and cut.start > last.end + 1
    return cut.kind == "toward" and cut.start == last.end and last.kind != "hard"


def runs(page: Page, areas: frozenset[int], figures: Iterable[Ending]) -> Iterator[Run]:
    """All runs of a page in order, given where names of areas and of statistics end."""
    ends = endings(page, areas)
    cuts = _cuts(page, ends, {figure.start for figure in figures})
    last = Cut(len(page.text), len(page.text), "hard")
    number = 0
    for before, after in zip(cuts, [*cuts[1:], last], strict=True):
        if after.start <= before.end:
            continue
        first = number
        while number < len(ends) and ends[number].start < after.start:
            number += 1
        yield Run(before, before.end, after.start, after, tuple(e for e in ends[first:number] if e.start >= before.end))


def joins(page: Page, start: int, end: int) -> list[Word]:
    """The words in a range that may join two names."""
    firm = boundaries()
    return [word for word in page.words_in(start, end) if firm.get(word.text) == "join"]
