"""Stretches of text that may hold a name: what stands between punctuation, verbs, function words and figures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from kg.extract.entities.endings import Ending, endings
from kg.extract.entities.lexicon import firmness, suffixes
from kg.extract.entities.page import Page, Word
from kg.extract.windows import BY, DAY, FIRST, QUARTER

_HARD = (re.compile(r"[^\w“”《》()·\-—–~+./%&]+"), re.compile(r"[—–-]{2,}"), re.compile(r"\n *\d{1,3}[.、]"))
_BRACKET = re.compile(r"\(([^()\n]*)\)(?=[一-鿿])|[()]")
_CLASSIFIER = (
    "(?:平方公里|平方千米|平方米|立方米|公里|千米|公顷|亩|美元|元|吨|千瓦时|千瓦|兆瓦|个百分点|个|项|条|家|座|所|处|支|批次|批|类|名|位|"
    "人次|人|种|套|台|辆|艘|架|场|次|户|天|小时|倍|宗|起|件|部|篇|门|岁|对|只|间|幢|栋|片|张|周年|周岁|月|日|大|%)"
)
_COUNT = re.compile(
    r"(?=[\d一二两三四五六七八九十百])(?:"
    rf"(?:\d[\d.,]*(?:-\d+)?|[一二两三四五六七八九十百]+)[万亿千百]*(?:多|余)?[万亿千百]*{_CLASSIFIER}(?:以上|左右|以内)?"
    r"|\d[\d.,]*[万亿](?=[一-鿿])|(?<![\d.])\d{1,2}年)"
)


# A day by which something is due stands before a name and is no part of it (9月底前东江路建成).
_DATES = (DAY, QUARTER, re.compile(rf"{FIRST}(?:第?[一二三四1234]季度{BY}|\d{{4}}年(?:底|末)?{BY}|\d{{1,2}}月份{BY}?)"))
_YIELDING = frozenset({"inner", "toward", "between"})
# No name is longer; so text without punctuation costs no more than its length.
LONGEST = 80
_JOIN = re.compile("[和与及同暨]")
_SHORT, _NUMBERED = 8, re.compile(r"[一二三四五六七八九十\d]+|[^一-鿿\w]*")


# Where a stretch begins and ends that no name runs across, and its kind: `hard` (punctuation), `count` (a figure), `join`,
# or how firm a word bounds names.
Cut = tuple[int, int, str]


class Run(NamedTuple):
    """What stands between two cuts: the kind of the one before, the endings in it, and where a statistic's name ends in it."""

    before: str
    start: int
    end: int
    endings: tuple[Ending, ...]
    figure: Ending | None = None


def _cuts(page: Page, ends: list[Ending], figures: set[int]) -> list[Cut]:
    text = page.masked
    found = [(m.start(), -m.end(), "hard") for pattern in _HARD for m in pattern.finditer(text)]
    found += [(m.start(), -m.end(), "hard") for m in _BRACKET.finditer(text) if not m[1] or not _part_of_name(m[1])]
    found += [(start, -end, is_.firm) for start, end, is_ in page.marked if is_.firm]
    found += [
        (m.start(), -m.end(), "count")
        for m in _COUNT.finditer(text)
        if (m[0][0].isdigit() or (m.end() in page.at and m.start() in page.at)) and text[m.start() - 1] != "第"
    ]
    found += [(m.start(), -_date_end(page, m), "always") for pattern in _DATES for m in pattern.finditer(text)]
    found.sort()
    return _merged(page, found, ends, figures)


def _date_end(page: Page, date: re.Match[str]) -> int:
    """Where a date ends: before its 前 where that begins a word (6月前海片区)."""
    word = page.word_at(date.end() - 1)
    return date.end() - 1 if word is not None and word.text[0] == "前" and len(word.text) > 1 else date.end()


def _part_of_name(bracketed: str) -> bool:
    return len(bracketed) <= _SHORT and "," not in bracketed and not _NUMBERED.fullmatch(bracketed)


def _merged(page: Page, found: list[tuple[int, int, str]], ends: list[Ending], figures: set[int]) -> list[Cut]:
    """The cuts that stand, none inside another or inside an ending."""
    inside = {place for ending in ends for place in range(ending.start, ending.end)}
    begins = {ending.start for ending in ends if ending.end - ending.start > 1} | figures
    merged, reached = [(0, 0, "hard")], 0
    for start, negative, kind in found:
        end = -negative
        if start < reached:
            if end > reached:
                merged[-1], reached = (merged[-1][0], end, kind), end
        elif kind == "hard" or not (
            start in inside or (kind in _YIELDING and _yields(page, (start, end, kind), merged[-1], begins))
        ):
            merged.append((start, end, kind))
            reached = end
    return merged


def _yields(page: Page, cut: Cut, last: Cut, begins: set[int]) -> bool:
    """Whether a bounding word is part of a name after all, by what stands around it."""
    (start, end, kind), (began, reached, before) = cut, last
    if kind == "inner":
        return end in begins and start > reached + 1
    if kind == "toward":
        return start == reached and before != "hard" and reached - began > 1
    word = page.word_ending(start)
    return start > reached and word is not None and (word.tag == "ns" or word.text in suffixes())


def runs(page: Page, areas: frozenset[int], figures: Sequence[Ending]) -> Iterator[Run]:
    """The runs of a page that may hold a name, in order, given where names of areas and of statistics end."""
    ends, text = endings(page, areas), page.text
    cuts = [*_cuts(page, ends, {figure.start for figure in figures}), (len(text), len(text), "hard")]
    end = figure = 0
    for (_, start, before), (stop, _, _) in pairwise(cuts):
        if start == stop:
            continue
        while end < len(ends) and ends[end].start < start:
            end += 1
        first, farthest = end, min(stop, start + LONGEST)
        while end < len(ends) and ends[end].start < farthest:
            end += 1
        while figure < len(figures) and figures[figure].end <= stop:
            figure += 1
        named = figures[figure - 1] if figure and figures[figure - 1].start >= start else None
        if first < end or named or "、" in (text[start - 1 : start], text[stop : stop + 1]):
            yield Run(before, start, stop, tuple(ends[first:end]), named)


def joins(page: Page, start: int, end: int) -> list[Word]:
    """The words in a range that may join two names."""
    end = min(end, start + LONGEST)
    if not _JOIN.search(page.masked, start, end):
        return []
    return [word for word in page.words_in(start, end) if firmness(word.text) == "join"]
