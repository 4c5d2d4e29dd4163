"""What a figure counts or measures: the things, the deed, and which ones are named."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from kg.link.focus import Topics, exact, focus
from kg.link.names import Name, Words
from kg.link.spans import Within
from kg.model import Extraction, Kind, Quantity, Role, Span, Statement
from kg.tables import either, load

CLAUSE = re.compile("[,，;；。:：]")
MEMBER = re.compile("[、,，;；。:：]|以及|[及和与]")
SIGNS = re.compile("[^\u4e00-\u9fffA-Za-z]+")
NEAR = 40
ROLES = frozenset({Role.INDICATOR, Role.ACHIEVEMENT, Role.PROBLEM, Role.COMMITMENT, Role.GUIDANCE})


@dataclass(frozen=True, slots=True)
class Counted:
    """A figure and what it is a figure of: `things` in plain words, the kind of `deed`, the `names` listed before it."""

    figure: Quantity
    statement: Statement
    things: str
    deed: str
    names: tuple[Name, ...]
    topics: Topics

    @property
    def pairs(self) -> frozenset[str]:
        """The pairs of neighbouring characters of what is counted, to compare wordings by."""
        return _pairs(self.things)


@lru_cache(maxsize=1 << 12)
def _pairs(things: str) -> frozenset[str]:
    return frozenset(things[at : at + 2] for at in range(len(things) - 1))


@cache
def _frames() -> re.Pattern[str]:
    return re.compile(either(word for row in load("figure_frames", Words, key="key") for word in row.words))


@cache
def _deeds() -> tuple[re.Pattern[str], dict[str, str]]:
    kinds = {word: row.key for row in load("deeds", Words, key="key") for word in row.words}
    return re.compile(either(kinds)), kinds


def counted(extraction: Extraction, names: Within[Name]) -> tuple[Counted, ...]:
    """All figures of results, problems and plans with what they count; a figure alone is of what the one before is."""
    figures = Within(extraction.quantities, lambda quantity: quantity.span)
    found: list[Counted] = []
    before: Statement | None = None
    for statement in extraction.statements:
        if statement.role in ROLES and not statement.member_of:
            inherited = names(before.span) if before and _leads(before, statement) else ()
            for figure in figures(statement.span):
                found.append(_counted(figure, statement, names, found[-1] if found else None, inherited))
            before = statement
    return tuple(one for one in found if not one.figure.scope)


def _leads(one: Statement, other: Statement) -> bool:
    """Whether a statement is the lead of the next: what it names is then what a figure without names of its own is of."""
    return one.role is Role.GUIDANCE and 0 <= other.span.start - one.span.end <= 2


def _counted(
    figure: Quantity,
    statement: Statement,
    names: Within[Name],
    last: Counted | None,
    inherited: tuple[Name, ...],
) -> Counted:
    start, end = figure.span.start - statement.span.start, figure.span.end - statement.span.start
    clause = CLAUSE.split(statement.quote[:start])[-1]
    things = _plain(MEMBER.split(statement.quote[end:])[0]) if figure.kind is Kind.COUNT else ""
    things = things or _plain(MEMBER.split(clause)[-1])
    pattern, kinds = _deeds()
    deeds = pattern.findall(clause)
    if (len(things) < 2 or things in kinds) and last is not None and figure.span.start - last.figure.span.end < NEAR:
        things = f"{last.things}{things}"
    return Counted(
        figure=figure,
        statement=statement,
        things=things,
        deed=kinds[deeds[-1]] if deeds else "",
        names=names(Span(figure.span.start - len(clause), figure.span.start))
        or names(Span(statement.span.start, figure.span.start))
        or inherited,
        topics=exact(focus(statement.quote).named),
    )


def _plain(text: str) -> str:
    return SIGNS.sub("", _frames().sub("", text))
