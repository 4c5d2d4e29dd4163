"""The table of cues that tell the parts of a report, compiled once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kg.model import Part
from kg.outline.phrases import pattern_of
from kg.tables import load

ASKED = (Part.PROBLEMS, Part.CLOSING, Part.RESULTS, Part.PLAN)


@dataclass(frozen=True, slots=True)
class PartCue:
    """Words that tell a part of a report, and where they tell it."""

    key: str
    part: str
    place: str
    words: tuple[str, ...]
    why: str


@cache
def said_in(place: str, part: Part | None = None) -> re.Pattern[str]:
    """Any phrase that tells something in this place."""
    rows = (r for r in load("part_cues", PartCue, key="key") if r.place == place and (part is None or r.part == part))
    return pattern_of(word for row in rows for word in row.words)


def parts_named(heading: str) -> tuple[Part, ...]:
    """The parts that a (folded) heading announces, in the order in which a report has them."""
    return tuple(part for part in ASKED if said_in("heading", part).search(heading))
