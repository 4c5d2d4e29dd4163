"""What a report says itself of its targets: that some were not reached, or that one was, without giving a figure.

That a target was not reached goes before any comparison of figures.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from kg.model import Part, Span
from kg.track.cues import families, metrics, names, words
from kg.track.reading import Reading

SEVERAL = re.compile("规划|“?十[一二三四五六]五|五年")
BOTH = "城乡"


@cache
def _admits() -> re.Pattern[str]:
    return re.compile(f"(?P<listed>[^。；;\\n]{{2,80}}?){words('fell-short')}(?P<what>{words('set-for-the-year')})")


@cache
def _declares() -> re.Pattern[str]:
    return re.compile(f"(?P<name>{names().pattern}){words('carried-out')}")


def admitted(reading: Reading) -> Mapping[str, Span]:
    """The base keys of the metrics that the report says fell short of the year's target, and where it says so."""
    text, found = reading.extraction.document.text, dict[str, Span]()
    for match in _admits().finditer(text):
        # 规划 behind an earlier verb of the same sentence is another matter; the list begins behind it.
        start = _after_earlier(match["listed"]) + match.start("listed")
        if SEVERAL.search(match["what"]):
            continue
        for name in names().finditer(text, start, match.end("listed")):
            # 固定资产投资 and 民间投资 are names of their own; 投资 alone is the whole.
            for key in _meant(name.group(), text[max(0, name.start() - 2) : name.start()]):
                found.setdefault(key, Span(name.start(), match.end()))
    return found


def declared(reading: Reading) -> Mapping[str, Span]:
    """The base keys of the metrics whose target for the year the report says was reached, and where."""
    text, found = reading.extraction.document.text, dict[str, Span]()
    for match in _declares().finditer(text):
        if (holder := reading.holder(Span(*match.span()))) and holder.part is not Part.PLAN:
            found.setdefault(metrics()[match["name"]].key, Span(*match.span()))
    return found


def _after_earlier(listed: str) -> int:
    ends = [match.end() for match in re.finditer(f"{words('fell-short')}[^，,]*[，,]", listed)]
    return ends[-1] if ends else 0


def _meant(name: str, before: str) -> tuple[str, ...]:
    key = metrics()[name].key
    family = families().get(key)
    whole = family is not None and family.covered and (name.startswith(BOTH) or before.endswith(BOTH))
    return (key, *family.parts) if family and whole else (key,)
