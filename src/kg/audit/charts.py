"""The lengths of the bars on the page, in the units of their drawings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.audit.paper import Aim
from kg.audit.wording import number_in_words
from kg.audit.words import Speech

# A target stands at two thirds of the width, so that what goes beyond it still shows.
AIM, WIDTH, POINTS = 160, 240, 240


@dataclass(frozen=True, slots=True)
class Bar:
    """A target's bar: its length, whether it is cut off at the edge, and the words beside it."""

    aim: Aim
    length: int
    cut: bool
    share: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Slice:
    """A part of a whole in a bar: from where, how long, how many."""

    name: str
    start: int
    length: int
    count: int


def aim_bar(aim: Aim, say: Speech) -> Bar:
    """The bar of a target."""
    length = round(aim.share * AIM / 100)
    notes = tuple(say(key) for key, holds in (("ceiling", aim.ceiling), ("unlike", not aim.alike)) if holds)
    return Bar(aim, min(length, WIDTH), length > WIDTH, f"{number_in_words(round(aim.share, 1), say.lang)}%", notes)


def point_bar(share: int) -> int:
    """The length of the bar of a point that so many in a hundred commitments earn."""
    return round(share * POINTS / 100)


def slices(counts: Sequence[tuple[str, int]], width: int = 600) -> list[Slice]:
    """The parts of a whole side by side over a width; none where there is nothing."""
    total, start, found = sum(count for _, count in counts), 0, list[Slice]()
    seen = 0
    for name, count in counts:
        if count:
            seen += count
            end = round(width * seen / total)
            found.append(Slice(name, start, end - start, count))
            start = end
    return found
