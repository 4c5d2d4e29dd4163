"""A problem and a commitment that may answer it, and what the tables say of the two."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from kg.link.ambition import Ambition
from kg.link.focus import NONE, Topics
from kg.link.profile import Profile
from kg.link.themes import label, wide, wider
from kg.tables import either, load


@dataclass(frozen=True)
class Pair:
    """A problem and a commitment; `ambitions` are those of its targets, `shared` the longest rare wording of both."""

    problem: Profile
    act: Profile
    ambitions: tuple[Ambition | None, ...] = ()
    shared: str = ""

    @cached_property
    def covered(self) -> Topics:
        """The topics of those phrases of the problem that the commitment has: each itself, as a part, or as the whole around it."""
        return NONE.union(*(want for want in self.problem.focus.wants if all(map(self._has, want))))

    @cached_property
    def fields(self) -> Topics:
        """The fields that the problem is about as a whole and that the commitment lies in, or names where they are wide."""
        return self.problem.focus.fields & ((self.act.themes - wide()) | self.act.focus.fields)

    def _has(self, topic: str) -> bool:
        return topic in around(self.act.topics) or not wider(topic).isdisjoint(self.act.topics)


@lru_cache(maxsize=1 << 12)
def around(topics: Topics) -> Topics:
    """Topics and all that they lie within."""
    return NONE.union(*map(wider, topics))


@dataclass(frozen=True, slots=True)
class Remedy:
    """A kind of deficiency that needs a kind of act: a row of `remedies.yml`."""

    key: str
    zh: str
    en: str
    lacks: tuple[str, ...]
    acts: tuple[str, ...]


@cache
def remedy(key: str) -> tuple[Remedy, re.Pattern[str], re.Pattern[str]]:
    """A kind of deficiency, with the words of a problem that has it and of an act that meets it."""
    row = next(row for row in load("remedies", Remedy, key="key") if row.key == key)
    return row, re.compile(either(row.lacks)), re.compile(either(row.acts))


@lru_cache(maxsize=1 << 10)
def labels(keys: frozenset[str]) -> tuple[str, str]:
    """The names of topics and fields as lists in Chinese and English."""
    named = [label(key) for key in sorted(keys)]
    return "、".join(zh for zh, _ in named), ", ".join(en[:1].lower() + en[1:] for _, en in named)
