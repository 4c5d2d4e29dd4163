"""Which kind of report a text is, by its title or its opening sentences."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kg.tables import load


@dataclass(frozen=True, slots=True)
class Genre:
    """A kind of report and the words that tell it."""

    key: str
    title: tuple[str, ...]
    opening: tuple[str, ...]
    name: str


@cache
def genres() -> tuple[Genre, ...]:
    """The table of kinds of report."""
    return load("genres", Genre, key="key")


def genre_of_title(title: str) -> Genre | None:
    """The kind that a title names."""
    return next((g for g in genres() if _found(g.title, title)), None)


def genre_of_opening(opening: str) -> Genre | None:
    """The kind that the opening sentences of a speech name."""
    return next((g for g in genres() if _found(g.opening, opening)), None)


def genre_keyed(key: str) -> Genre | None:
    """The kind with this code."""
    return next((g for g in genres() if g.key == key), None)


def _found(words: tuple[str, ...], text: str) -> bool:
    return any(re.search(".*".join(map(re.escape, word.split("…"))), text) for word in words)
