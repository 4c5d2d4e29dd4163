"""What the tables know about names, and the word segmenter that knows it too."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

import rjieba

from kg.areas import areas
from kg.tables import by_word, either, load, raw

_COMPOUND = 4
_SOFT = frozenset({"front", "join"})


@dataclass(frozen=True, slots=True)
class Boundary:
    """Words before which or after which a name ends; `where` says how firmly."""

    kind: str
    where: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Suffix:
    """Words that names of one type end with; `sure` says what else makes them names."""

    kind: str
    type: str
    sure: str
    words: tuple[str, ...]
    unless: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ordinary:
    """Words that look like names and are none."""

    kind: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """A name that its form does not show to be one, and its other forms."""

    name: str
    type: str
    words: tuple[str, ...]


def by_first(words: Iterable[str]) -> str:
    """A regular expression for any of the words, the longest first, grouped by first character: a search skips what none begins with."""
    groups: dict[str, list[str]] = {}
    for word in sorted(words):
        groups.setdefault(word[0], []).append(word[1:])
    return "|".join(re.escape(first) + either(rest) for first, rest in groups.items())


@cache
def boundaries() -> dict[str, str]:
    """Every boundary word and how firm it is."""
    rows = load("name_boundaries", Boundary, key="kind")
    return by_word("name_boundaries", ((word, row.where) for row in rows for word in row.words))


@cache
def suffixes() -> dict[str, Suffix]:
    """Every suffix and its row."""
    rows = load("name_suffixes", Suffix, key="kind")
    return by_word("name_suffixes", ((word, row) for row in rows for word in row.words))


@cache
def area_words() -> frozenset[str]:
    """Names of areas without their kind that are ordinary words as well."""
    return frozenset(word for row in load("area_words", Ordinary, key="kind") for word in row.words)


@cache
def ordinary() -> frozenset[str]:
    """Words that a segmenter takes for names and that are none."""
    return frozenset(word for row in load("name_ordinary", Ordinary, key="kind") for word in row.words)


@cache
def known() -> dict[str, Known]:
    """Every form of a known name and its row."""
    rows = load("name_known", Known, key="name")
    return by_word("name_known", ((form, row) for row in rows for form in (row.name, *row.words)))


@dataclass(frozen=True, slots=True)
class MetricEnding:
    """Last words of metrics."""

    kind: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Variant:
    """Words that a thing is named with and without."""

    kind: str
    types: tuple[str, ...]
    where: str
    words: tuple[str, ...]
    by: str
    least: int


@cache
def variants() -> tuple[Variant, ...]:
    """Words that are left out when names are compared."""
    return load("name_variants", Variant, key="kind")


@cache
def metric_words() -> frozenset[str]:
    """Words that a statistic's name ends with."""
    return frozenset(word for row in load("metric_endings", MetricEnding, key="kind") for word in row.words)


@cache
def metric_names() -> dict[str, str]:
    """Every name of a metric in the table of metrics that says by its end that it is one, and the metric's usual name."""
    ends = tuple(metric_words())
    rows = raw("metrics")["rows"]
    names = ((name, row["name"]) for row in rows for name in (row["name"], *row["aliases"]))
    return {name: usual for name, usual in names if name.endswith(ends)}


@cache
def firmness(word: str) -> str:
    """How firmly a word bounds a name, if it does; a word made of two boundary words (顺利完成) does as its last does."""
    firm = boundaries()
    if word in firm:
        return firm[word]
    return firm.get(word[2:], "") if len(word) == _COMPOUND and word[:2] in firm else ""


class Traits(NamedTuple):
    """What is special about a word: how it bounds names wherever it stands, and whether its last character may end one."""

    firm: str
    ends: bool


class _TraitsOf(dict[str, Traits | None]):
    """What is special about a word, if anything is; filled as words are met."""

    def __missing__(self, word: str) -> Traits | None:
        body = word in known() and known()[word].type == "agency"
        firm = "hard" if body else firmness(word)
        found = Traits("" if firm in _SOFT else firm, _ends_a_name(word))
        self[word] = result = found if any(found) else None
        return result


@cache
def traits() -> _TraitsOf:
    """What the rules need to know of each word."""
    return _TraitsOf()


def _ends_a_name(word: str) -> bool:
    """Whether the last character of a word may be the suffix of a name (清水河, 财政局), and is no part of a common word (布局)."""
    if word in ordinary() or word[-2:] in ordinary():
        return False
    return part_of_speech(word) in ("ns", "nt", "nr") if word[-1] not in "局厅署" else len(word) > len("布局")


@cache
def part_of_speech(word: str) -> str:
    """The part of speech that the segmenter's dictionary gives to a word; it is the same wherever the word stands."""
    return segmenter().tag(word, False)[-1][1]


@cache
def segmenter() -> rjieba.Jieba:
    """A segmenter that sees the words of the tables as words."""
    words = rjieba.Jieba()
    sources = (
        ("ns", (area.name for area in areas().values())),
        ("nz", known()),
        ("n", suffixes()),
        ("n", metric_words()),
        ("n", ordinary()),
        ("v", boundaries()),
    )
    for tag, entries in sources:
        for word in sorted(set(entries)):
            if len(word) > 1:
                words.add_word(word, None, tag)
    return words
