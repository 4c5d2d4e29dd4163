"""Named things and places, and when two names mean one thing."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import takewhile

from kg.ids import normal
from kg.link.spans import Within
from kg.model import EntityType, Extraction, Report, Span
from kg.tables import either, load

THINGS = frozenset({EntityType.PROJECT, EntityType.PLACE, EntityType.ORGANISATION, EntityType.POLICY, EntityType.EVENT})
SHARED_FRONT = 4
LEVELS = "省市区县州盟旗"
BARE_LEVELS = "省市区县"
ENDS = 2
LIKE = 0.75


@dataclass(frozen=True, slots=True)
class Words:
    """A row of a table of words."""

    key: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Name:
    """A mention of a named thing: `core` is the name without the works done on it, as far as it tells which one it is."""

    key: str
    text: str
    core: str
    type: EntityType
    span: Span


@cache
def _works() -> re.Pattern[str]:
    words = [word for row in load("name_works", Words, key="key") for word in row.words]
    return re.compile(either(words) + "+$")


def core_of(text: str, owners: Iterable[str] = ()) -> str:
    """What tells a thing from others of its kind: 东山火车站升级改造 → 东山火车站; the name of the body's own area goes too."""
    core = normal(text)
    for owner in sorted(owners, key=len, reverse=True):
        core = core.removeprefix(owner) if owner[-1] in LEVELS else core
    return _works().sub("", core) or core


def same_thing(one: Name, other: Name) -> bool:
    """Whether two names mean one thing: one entity, or one core of three characters or more.

    Things of one kind end alike and begin differently, so a common end never counts: 东河复明 is not 西河复明.
    """
    return one.key == other.key or (len(one.core) >= 3 and one.core == other.core)


def shared_front(one: Name, other: Name) -> str:
    """The front that two names share, where it is long enough to say that one is a part or a section of the other."""
    front = "".join(a for a, b in takewhile(lambda both: both[0] == both[1], zip(one.core, other.core, strict=False)))
    return front if len(front) >= SHARED_FRONT and not same_thing(one, other) else ""


def same_course(one: Name, other: Name) -> bool:
    """Whether two names mean one undertaking: alike at both ends and nearly throughout, with the same figures in them."""
    if one.key == other.key or one.core == other.core:
        return True
    short, long = sorted((without_level(one.core), without_level(other.core)), key=len)
    if (
        len(short) < 4
        or short[:ENDS] != long[:ENDS]
        or short[-ENDS:] != long[-ENDS:]
        or _digits(short) != _digits(long)
    ):
        return False
    pairs = [short[at : at + 2] for at in range(len(short) - 1)]
    return sum(pair in long for pair in pairs) >= LIKE * len(pairs)


def without_level(core: str) -> str:
    """A name without the level in front that another mention may leave out: 区人民医院 and 人民医院."""
    return core[1:] if len(core) > 4 and core[0] in BARE_LEVELS else core


def _digits(core: str) -> list[str]:
    return re.findall(r"\d+", core)


def names_in(extraction: Extraction) -> Within[Name]:
    """The names of a report by place; those of its own area and of what that lies in are left out."""
    own, text = own_names(extraction.report), extraction.document.text
    found = (
        (e, span, text[span.start : span.end]) for e in extraction.entities if e.type in THINGS for span in e.mentions
    )
    return Within(
        (Name(e.key, quote, core_of(quote, own), e.type, span) for e, span, quote in found if normal(quote) not in own),
        lambda name: name.span,
    )


def own_names(report: Report) -> frozenset[str]:
    """The names of the body's own area and of the areas around it, with and without the ending of their level."""
    whole = normal(report.jurisdiction.name)
    parts = [part for part in re.findall(rf".+?(?:自治区|[{LEVELS}])", whole) if part] or [whole]
    names = {whole, *parts, *(part[:-1] for part in parts if len(part) > 2)}
    return frozenset(names | {"全市", "全区", "全省", "我区", "我市", "我省", "中国", "全国"})
