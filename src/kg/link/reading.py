"""Problems and commitments as the linker sees them, each with what it inherits from its sentence and its lead."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.link.focus import NONE, Focus
from kg.link.names import Name
from kg.link.profile import Profile, profile
from kg.link.spans import Within
from kg.model import Extraction, Role, Statement

# What opens a list of things that the government will do for people within the year.
LIST = re.compile("民生实事|实事项目|办实事|件实事")
ENDS = frozenset("。\n！？!?")
ROLES = (Role.PROBLEM, Role.COMMITMENT, Role.GUIDANCE, Role.HEADING)


@dataclass(frozen=True, slots=True)
class Readings:
    """The problems and commitments of a report; `points` has the points that an umbrella problem sums up."""

    problems: tuple[Profile, ...]
    acts: tuple[Profile, ...]
    points: Mapping[str, Sequence[str]]


def readings(extraction: Extraction, names: Within[Name]) -> Readings:
    """The profiles of all problems and commitments, in the order of the text."""
    figures = Within(extraction.quantities, lambda quantity: quantity.span)
    found: dict[str, Profile] = {}
    problems = {s.id: s for s in extraction.statements if s.role is Role.PROBLEM}
    points: dict[str, list[str]] = defaultdict(list)
    listed, end = NONE, 0
    for sentence in _sentences(extraction):
        listed = NONE if "\n" in extraction.document.text[end : sentence[0].span.start] else listed
        own = [profile(s, names(s.span), figures(s.span)) for s in sentence]
        own = [replace(one, listed=listed) for one in own] if listed else own
        found |= {one.id: one for one in _in_context(own, found)}
        listed |= NONE.union(*(one.focus.fields for one in own if LIST.search(one.text)))
        end = sentence[-1].span.end
        for umbrella, point in _points(problems, sentence):
            points[umbrella].append(point)
    return Readings(
        problems=tuple(p for p in found.values() if p.statement.role is Role.PROBLEM),
        acts=tuple(p for p in found.values() if p.statement.role is Role.COMMITMENT and not p.statement.member_of),
        points=points,
    )


def _sentences(extraction: Extraction) -> Iterator[Sequence[Statement]]:
    """The statements that matter here, those of one sentence together."""
    text, sentence, end = extraction.document.text, list[Statement](), 0
    for statement in extraction.statements:
        if sentence and not ENDS.isdisjoint(text[end : statement.span.start]):
            yield sentence
            sentence = []
        if statement.role in ROLES:
            sentence.append(statement)
        end = max(end, statement.span.end)
    if sentence:
        yield sentence


def _in_context(sentence: Sequence[Profile], found: Mapping[str, Profile]) -> Iterator[Profile]:
    """The statements of a sentence, each with its leads and with what it leaves unsaid."""
    before: list[Profile] = []
    for one in sentence:
        if one.statement.role is Role.COMMITMENT:
            leads = tuple(other for other in before if other.statement.role is Role.GUIDANCE or other.vague)
            beside = NONE.union(*(o.topics for o in sentence if o is not one and o.statement.role is Role.COMMITMENT))
            above = found.get(one.statement.parent or "")
            one = replace(one, leads=leads, beside=beside, heading=above.themes if above else NONE)
        if not one.themes:
            one = one.about(_unsaid(one.statement, before, found))
        yield one
        if not one.statement.member_of:
            before.append(one)


def _unsaid(statement: Statement, before: Sequence[Profile], found: Mapping[str, Profile]) -> Focus:
    """What a statement leaves unsaid: its owner or the sentence before it says it, else at large the problem or heading above."""
    owner = next((one for one in before if one.id == statement.member_of), None)
    near = (one for one in reversed(before) if one.statement.role in (statement.role, Role.GUIDANCE))
    if source := next((one for one in (owner, *near) if one is not None and one.themes), None):
        return source.focus
    above = (found.get(key or "") for key in (statement.part_of, statement.parent))
    return Focus((), next((one.themes for one in above if one is not None and one.themes), NONE), NONE)


def _points(problems: Mapping[str, Statement], sentence: Sequence[Statement]) -> Iterator[tuple[str, str]]:
    """The problems of a sentence with the umbrella above each, no headline: one that it names, or the last before it."""
    umbrella = ""
    for one in (statement for statement in sentence if statement.role is Role.PROBLEM):
        above = problems.get(one.part_of or "")
        if above is not None and above.umbrella and not above.headline:
            yield above.id, one.id
        elif umbrella and not one.umbrella:
            yield umbrella, one.id
        umbrella = one.id if one.umbrella else umbrella
