"""The tables of units, comparators, change words and non-quantities, compiled for the grammar."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from kg.model import Direction, Kind
from kg.tables import by_word, either, load

CLAUSE_ENDS = ",;。:\n"
LAST_END = re.compile(f"(?s:.*)[{CLAUSE_ENDS}]")
JOINT = re.compile(" ?(?:以上|以下|以内|左右|上下)? ?(?:、|和|与|及|以及|,)约? ?")


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A unit of measurement."""

    unit: str
    dimension: str
    forms: tuple[str, ...]
    kind: str = "level"
    han: bool = False
    beside: tuple[str, ...] = ()
    implied_before: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ClassifierRow:
    """A measure word."""

    unit: str
    forms: tuple[str, ...]
    han: bool = False
    implied_behind: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ComparatorRow:
    """Words that bound a figure."""

    comparator: str
    before: tuple[str, ...] = ()
    before_bare: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    after_time: tuple[str, ...] = ()
    not_in: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """Words of growth or fall."""

    key: str
    direction: str
    form: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NotQuantityRow:
    """What makes a figure measure nothing."""

    key: str
    words: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


class Unit(NamedTuple):
    """What a form of a unit or measure word means; `beside` are words it needs beside it, forwards and backwards."""

    form: str
    name: str
    kind: Kind
    dimension: str = "count"
    beside: tuple[re.Pattern[str], re.Pattern[str]] | None = None


def clause_start(text: str, farthest: int, position: int) -> int:
    """Where the clause begins that holds a position, as far back as is looked."""
    end = LAST_END.match(text, farthest, position)
    return end.end() if end else farthest


def backwards(words: Iterable[str]) -> str:
    """A regular expression for the words in reversed text."""
    return either(word[::-1] for word in words)


@cache
def unit_rows() -> tuple[UnitRow, ...]:
    """The table of units of measurement."""
    return load("units", UnitRow, key="forms")


@cache
def classifier_rows() -> tuple[ClassifierRow, ...]:
    """The table of measure words."""
    return load("classifiers", ClassifierRow, key="forms")


@cache
def units() -> dict[str, Unit]:
    """Every form of a unit or measure word and what it means."""
    found: list[Unit] = []
    for row in unit_rows():
        beside = (re.compile(backwards(row.beside)), re.compile(either(row.beside))) if row.beside else None
        found += (Unit(form, row.unit, Kind(row.kind), row.dimension, beside) for form in row.forms)
    found += (Unit(form, row.unit, Kind.COUNT) for row in classifier_rows() for form in row.forms)
    return by_word("units.yml or classifiers", ((unit.form, unit) for unit in found))


@cache
def nouns() -> str:
    """A regular expression of the nouns that imply a unit when a large number stands before them."""
    return either(noun for row in classifier_rows() for noun in row.implied_behind)


@cache
def unit_pattern(*, han: bool) -> str:
    """A regular expression of the units that may follow digits, or a numeral in Chinese characters."""
    forms = {form for row in unit_rows() if row.han or not han for form in row.forms}
    forms |= {form for row in classifier_rows() if row.han or not han for form in row.forms}
    latin = {form for form in forms if form[-1].isascii() and form[-1].isalnum()}
    return f"(?:{either(forms - latin)}|{either(latin)}(?![A-Za-z0-9]))"


def comparator_rows() -> tuple[ComparatorRow, ...]:
    """The table of words that bound a figure."""
    return load("comparators", ComparatorRow, key="comparator")


@cache
def change_words(form: str) -> dict[str, Direction]:
    """The words of one form and the direction each gives."""
    rows = [row for row in load("change_words", ChangeRow, key="key") if row.form == form]
    return by_word("change_words", ((word, Direction(row.direction)) for row in rows for word in row.words))
