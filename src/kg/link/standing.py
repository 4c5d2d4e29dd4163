"""Baseline pairs of named things: where a project stood, and the stage promised for it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from kg.link.names import ENDS, Name, same_course, without_level
from kg.link.profile import telling
from kg.link.spans import Within
from kg.model import BaselinePair, EntityType, Extraction, Role, Span, Statement

# A paper can be drafted, approved and carried out; a slogan cannot.
PAPER = re.compile("(?:规划|方案|计划|条例|办法|意见|纲要|细则|规定|导则)[》”]?$")
BEFORE = (Role.ACHIEVEMENT, Role.INDICATOR, Role.PROBLEM)


def standing_pairs(
    extraction: Extraction, names: Within[Name], taken: Sequence[BaselinePair]
) -> Iterator[BaselinePair]:
    """For each named thing of a commitment its last mention before; not in clauses where figures are compared already."""
    holds = Within([span for pair in taken for span in (pair.baseline, pair.target)], lambda span: span)
    before: dict[str, list[Name]] = defaultdict(list)
    for name in _names(extraction, names, BEFORE, holds):
        before[without_level(name.core)[:ENDS]].append(name)
    done: set[str] = set()
    for name in _names(extraction, names, (Role.COMMITMENT,), holds):
        earlier = [one for one in before[without_level(name.core)[:ENDS]] if same_course(one, name)]
        if earlier and name.core not in done:
            done.add(name.core)
            yield BaselinePair(
                earlier[-1].span, name.span, name.text, "status", False, "the same thing, at a later stage"
            )


def _names(extraction: Extraction, names: Within[Name], roles: Sequence[Role], taken: Within[Span]) -> Iterator[Name]:
    for statement in extraction.statements:
        if statement.role in roles and not statement.member_of and not taken(statement.span):
            yield from (name for name in names(statement.span) if _undertaking(name, statement))


def _undertaking(name: Name, statement: Statement) -> bool:
    """Whether a name is of something that can move on: works, events, papers, and areas that the statement ends or opens with."""
    if name.type is EntityType.POLICY:
        return bool(PAPER.search(name.text))
    if name.type is EntityType.PLACE:
        return telling(name.core) and (name.span.end == statement.span.end or name.span.start == statement.span.start)
    return name.type in (EntityType.PROJECT, EntityType.EVENT) and telling(name.core)
