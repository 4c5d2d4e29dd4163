"""The table of cues that tell the parts of a report, compiled once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kg.model import Part
from kg.outline.phrases import pattern_of
from kg.tables import load


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


def part_of_heading(heading: str) -> Part | None:
    """The part that a (folded) heading announces, if it announces one."""
    return next((p for p in (Part.PROBLEMS, Part.PLAN, Part.RESULTS) if said_in("heading", p).search(heading)), None)
