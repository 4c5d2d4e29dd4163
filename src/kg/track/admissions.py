"""What a report says itself of its targets: that some were not reached, or that one was, without giving a figure.

That a target was not reached goes before any comparison of figures.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from kg.model import Part, Span
from kg.track.cues import families, metrics, name_at_end, names, short_names, words
from kg.track.reading import Reading

SEVERAL = re.compile("规划|“?十[一二三四五六]五|五年")
BOTH = "城乡"
STOP, LISTED = re.compile("[，,。；;\\n]"), 80
SEPARATED = re.compile("[、和及与]|等")


class Sayings(NamedTuple):
    """The base keys of metrics that a report says fell short, were reached or stayed as they were, and where it says so."""

    fell_short: Mapping[str, Span]
    reached: Mapping[str, Span]
    unchanged: Mapping[str, Span]


@cache
def _admits() -> re.Pattern[str]:
    return re.compile(f"{words('fell-short')}(?P<what>{words('set-for-the-year')})")


@cache
def _declares(what: str) -> re.Pattern[str]:
    return re.compile(words(what))


def sayings_of(reading: Reading) -> Sayings:
    """What a report says itself of its metrics, without giving a figure."""
    return Sayings(admitted(reading), declared(reading, "carried-out"), declared(reading, "unchanged"))


def admitted(reading: Reading) -> Mapping[str, Span]:
    """The base keys of the metrics that the report says fell short of the year's target, and where it says so."""
    text, found = reading.extraction.document.text, dict[str, Span]()
    for match in _admits().finditer(text):
        # Only what its own clause lists was missed; what stands before the comma is another matter.
        opening = max(0, match.start() - LISTED)
        start = max((stop.end() for stop in STOP.finditer(text, opening, match.start())), default=opening)
        if SEVERAL.search(match["what"]):
            continue
        for name in names().finditer(text, start, match.start()):
            for key in _meant(name.group(), text[max(0, name.start() - 2) : name.start()]):
                found.setdefault(key, Span(name.start(), match.end()))
        for piece in SEPARATED.split(text[start : match.start()]):
            if short := short_names().get(piece.removesuffix("增速")):
                found.setdefault(short, Span(start, match.end()))
    return found


def declared(reading: Reading, what: str) -> Mapping[str, Span]:
    """The base keys of the metrics of which the report says something in words of a row of the table, and where."""
    text, found = reading.extraction.document.text, dict[str, Span]()
    for match in _declares(what).finditer(text):
        name = name_at_end(text[max(0, match.start() - LISTED) : match.start()])
        if name is not None:
            span = Span(match.start() - len(name), match.end())
            if (holder := reading.holder(span)) and holder.part is not Part.PLAN and reading.of_one_year(span):
                found.setdefault(metrics()[name].key, span)
    return found


def _meant(name: str, before: str) -> tuple[str, ...]:
    key = metrics()[name].key
    family = families().get(key)
    whole = family is not None and family.covered and (name.startswith(BOTH) or before.endswith(BOTH))
    return (key, *family.parts) if family and whole else (key,)
