"""The words that tracking reads, compiled once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kg.tables import either, load

GROSS_PRODUCT = re.compile("(?:国内|地区|全[国省市区县])?生产总值$|GDP$")


@dataclass(frozen=True, slots=True)
class CueRow:
    """Words that do one thing, each a regular expression."""

    key: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FamilyRow:
    """What else a report may give in place of a metric."""

    whole: str
    parts: tuple[str, ...]
    bases: tuple[str, ...]
    short: tuple[str, ...] = ()
    covered: bool = False


@dataclass(frozen=True, slots=True)
class MetricRow:
    """A headline metric and what it is called."""

    key: str
    name: str
    en: str
    aliases: tuple[str, ...]
    unit: str
    better: str


@cache
def row_of(key: str) -> CueRow:
    """The row of the table with a key."""
    return next(row for row in load("track_cues", CueRow, key="key") if row.key == key)


@cache
def words(key: str) -> str:
    """The words of a row as one regular expression, the longest first."""
    return "(?:" + "|".join(sorted(row_of(key).words, key=lambda word: (-len(word), word))) + ")"


@cache
def families() -> dict[str, FamilyRow]:
    """What may be given in place of a metric, by its key."""
    return {row.whole: row for row in load("metric_families", FamilyRow, key="whole")}


@cache
def metrics() -> dict[str, MetricRow]:
    """Every headline metric by each of its names."""
    rows = load("metrics", MetricRow, key="key")
    return {name: row for row in rows for name in (row.name, *row.aliases)}


@cache
def short_names() -> dict[str, str]:
    """The keys of metrics by what they are called in lists, as 投资."""
    return {name: row.whole for row in families().values() for name in row.short}


@cache
def names() -> re.Pattern[str]:
    """Any name of a headline metric, the longest first."""
    return re.compile(either(metrics()))


def name_at_end(phrase: str) -> str | None:
    """The name of a metric that ends a phrase, the longest of several: 全体居民收入 → 居民收入."""
    tail = phrase[-longest_name() :]
    return next((tail[start:] for start in range(len(tail)) if tail[start:] in metrics()), None)


@cache
def longest_name() -> int:
    """How many characters the longest name of a metric has."""
    return max(map(len, metrics()))


def metric_at_end(phrase: str) -> MetricRow | None:
    """The metric whose name ends a phrase: 全体居民收入 → income, 国内生产总值 → gross product."""
    name = name_at_end(GROSS_PRODUCT.sub("经济", phrase))
    return None if name is None else metrics()[name]
