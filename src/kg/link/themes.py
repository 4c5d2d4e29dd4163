"""The scheme of policy fields and topics, and what a text is about by it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from kg.tables import among, load


@dataclass(frozen=True, slots=True)
class Theme:
    """A field of policy: a row of `themes.yml`; `wide` that what merely lies in it is not yet about it, `place` that it says where."""

    key: str
    zh: str
    en: str
    cues: tuple[str, ...]
    wide: bool = False
    place: bool = False


@dataclass(frozen=True, slots=True)
class Topic:
    """A kind of thing within one or more fields: a row of `topics.yml`; `within` is the wider topic, `alike` that its cues name one thing, `core` that its field mainly consists of it."""

    key: str
    zh: str
    en: str
    themes: tuple[str, ...]
    cues: tuple[str, ...]
    within: str = ""
    alike: bool = False
    core: bool = False


class Mention(NamedTuple):
    """A cue word in a text, and the topics and fields that it names."""

    start: int
    end: int
    cue: str
    topics: frozenset[str]
    themes: frozenset[str]


@cache
def themes() -> Mapping[str, Theme]:
    """The fields by key."""
    return {row.key: row for row in load("themes", Theme, key="key")}


@cache
def wide() -> frozenset[str]:
    """The fields that an act must name itself to be about."""
    return frozenset(row.key for row in themes().values() if row.wide)


@cache
def places() -> frozenset[str]:
    """The fields whose words, before those of another, only say where."""
    return frozenset(row.key for row in themes().values() if row.place)


@cache
def topics() -> Mapping[str, Topic]:
    """The topics by key."""
    return {row.key: row for row in load("topics", Topic, key="key")}


@cache
def _cues() -> Mapping[str, tuple[frozenset[str], frozenset[str]]]:
    named: dict[str, tuple[set[str], set[str]]] = defaultdict(lambda: (set(), set()))
    for topic in topics().values():
        for cue in topic.cues:
            named[cue][0].add(topic.key)
            named[cue][1].update(topic.themes)
    for theme in themes().values():
        for cue in theme.cues:
            named[cue][1].add(theme.key)
    return {cue: (frozenset(found), frozenset(fields)) for cue, (found, fields) in named.items()}


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(among(_cues()))


@lru_cache(maxsize=1 << 13)
def mentions(text: str) -> tuple[Mention, ...]:
    """The cues in a text from left to right; of overlapping cues the longest that begins first."""
    return tuple(Mention(m.start(), m.end(), m[0], *_cues()[m[0]]) for m in _pattern().finditer(text))


def theme_of(text: str) -> tuple[str, ...]:
    """The fields that a text is about, in the order of `themes.yml`."""
    found = set().union(*(mention.themes for mention in mentions(text)))
    return tuple(key for key in themes() if key in found)


@cache
def wider(topic: str) -> frozenset[str]:
    """A topic and all that it lies within."""
    above = topics()[topic].within
    return frozenset({topic}) | (wider(above) if above else frozenset())


@cache
def label(key: str) -> tuple[str, str]:
    """The Chinese and English name of a field or topic."""
    row = topics().get(key) or themes()[key]
    return row.zh, row.en
