"""What the tables know about names, and the word segmenter that knows it too."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib import resources

import rjieba

from kg.tables import load


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


@cache
def boundaries() -> dict[str, str]:
    """Every boundary word and how firm it is."""
    return {word: row.where for row in load("name_boundaries", Boundary, key="kind") for word in row.words}


@cache
def suffixes() -> dict[str, Suffix]:
    """Every suffix and its row."""
    return {word: row for row in load("name_suffixes", Suffix, key="kind") for word in row.words}


@cache
def ordinary() -> frozenset[str]:
    """Words that a segmenter takes for names and that are none."""
    return frozenset(word for row in load("name_ordinary", Ordinary, key="kind") for word in row.words)


@cache
def known() -> dict[str, Known]:
    """Every form of a known name and its row."""
    return {form: row for row in load("name_known", Known, key="name") for form in (row.name, *row.words)}


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
def area_names() -> dict[str, str]:
    """The administrative areas by their six-digit code."""
    lines = resources.files("kg.tables").joinpath("areas.csv").read_text("utf-8").splitlines()
    return {row["code"]: row["name"] for row in csv.DictReader(lines)}


@cache
def segmenter() -> rjieba.Jieba:
    """A segmenter that sees the words of the tables as words."""
    words = rjieba.Jieba()
    sources = (
        ("ns", area_names().values()),
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
