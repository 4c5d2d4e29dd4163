"""The table of cues that tell the parts of a report, compiled once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kg.model import Part
from kg.outline.phrases import pattern_of
from kg.tables import load

ASKED = (Part.PROBLEMS, Part.CLOSING, Part.RESULTS, Part.PLAN)

JOINED = re.compile("[和与及暨、,;]")


@dataclass(frozen=True, slots=True)
class PartCue:
    """Words that tell a part of a report, and where they tell it."""

    key: str
    part: str
    place: str
    words: tuple[str, ...]
    rare: tuple[str, ...] = ()


@cache
def said_in(place: str, part: Part | None = None) -> re.Pattern[str]:
    """Any phrase that tells something in this place."""
    rows = (r for r in load("part_cues", PartCue, key="key") if r.place == place and (part is None or r.part == part))
    return pattern_of(word for row in rows for word in row.words + row.rare)


def parts_named(heading: str) -> tuple[Part, ...]:
    """The parts that a (folded) heading announces, those first that a report has first."""
    named = tuple(part for part in ASKED if said_in("heading", part).search(heading))
    return tuple(p for p in named if p is not Part.PROBLEMS) if said_in("solving").search(heading) else named


def turns_to_plan(heading: str) -> bool:
    """Whether a (folded) heading announces something else and then, behind 和 or 及, a plan."""
    named = [parts[0] for piece in JOINED.split(heading) if (parts := parts_named(piece))]
    return len(named) > 1 and named[-1] is Part.PLAN and named[0] is not Part.PLAN
