"""Each project and policy that a commitment names against what later reports say of the same name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.model import (
    Assessment,
    Completion,
    Entity,
    EntityType,
    Part,
    Role,
    Span,
    Statement,
    Verdict,
)
from kg.track.cues import words
from kg.track.reading import Reading
from kg.track.stages import is_final, rank

NAMED = (EntityType.PROJECT, EntityType.POLICY)
SHORTEST = 4  # a name of three characters or fewer stands in too many other words to be searched for as text
TOLD = (Role.ACHIEVEMENT, Role.INDICATOR, Role.PROBLEM, Role.CONTEXT)
REASONS = {
    Verdict.DONE: ("后来的报告说已经做到", "the later report says that it was carried out"),
    Verdict.IN_PROGRESS: ("后来的报告说仍在进行", "the later report says that it is under way"),
    Verdict.REPEATED: ("后来的报告只是再次承诺", "the later report only promises it again"),
}


def track_projects(reading: Reading, later: Sequence[Reading]) -> Iterator[Assessment]:
    """An assessment for each project and policy that a commitment names."""
    for key, mentions in reading.naming.items():
        entity = reading.entities[key]
        if entity.type in NAMED:
            promised = {s.id: (s, span) for s, span in mentions if s.role is Role.COMMITMENT and s.part is Part.PLAN}
            for statement, _ in promised.values():
                yield _assess(reading, statement, entity, later)


def _assess(reading: Reading, statement: Statement, entity: Entity, later: Sequence[Reading]) -> Assessment:
    promise = reading.passage(statement.span)
    for one in later:
        if found := _said(one, entity):
            verdict, place = _verdict(reading, statement, one, found)
            return Assessment(
                promise=promise,
                name=entity.name,
                verdict=verdict,
                searched=tuple(r.id for r in later[: later.index(one) + 1]),
                reason=REASONS[verdict],
                later=one.passage(place),
                entity=entity.key,
                completion=_completion(verdict, one, place),
            )
    names = "、".join((entity.name, *entity.aliases))
    return Assessment(
        promise=promise,
        name=entity.name,
        verdict=Verdict.NOT_MENTIONED,
        searched=tuple(one.id for one in later),
        reason=(f"按名称查找（{names}），没有找到", f"looked for by name ({names}), not found"),
        entity=entity.key,
    )


def _said(later: Reading, entity: Entity) -> list[tuple[Statement, Span]]:
    """The statements of a later report that name the thing: by its key, else by any of its names as they stand."""
    if mentions := later.naming.get(entity.key):
        return mentions
    text, found = later.extraction.document.text, []
    for name in (name for name in (entity.name, *entity.aliases) if len(name) >= SHORTEST):
        at = text.find(name)
        while at >= 0:
            span = Span(at, at + len(name))
            if holder := later.holder(span):
                found.append((holder, span))
            at = text.find(name, at + 1)
    return found


def _verdict(
    reading: Reading, promised: Statement, later: Reading, found: Sequence[tuple[Statement, Span]]
) -> tuple[Verdict, Span]:
    """Done where the report tells of the promised stage or of a last one, in progress where it tells of it at all."""
    aim = reading.extraction.stages.get(promised.id)
    told = [statement for statement, _ in found if statement.role in TOLD]
    for statement in told:
        stage = later.extraction.stages.get(statement.id)
        if statement.role is not Role.PROBLEM and stage and _reached(stage, aim) and not _partly(statement.quote):
            return Verdict.DONE, statement.span
    if told:
        return Verdict.IN_PROGRESS, told[0].span
    return Verdict.REPEATED, found[0][0].span


def _partly(quote: str) -> bool:
    return re.search(words("partly"), quote) is not None


def _reached(stage: str, aim: str | None) -> bool:
    return is_final(stage) or (aim is not None and rank(aim) <= rank(stage) and aim != "progress")


def _completion(verdict: Verdict, later: Reading, place: Span) -> Completion | None:
    if verdict is Verdict.DONE:
        return Completion.MET
    if verdict is not Verdict.IN_PROGRESS:
        return None
    holder = later.holder(place)
    stage = later.extraction.stages.get(holder.id) if holder else None
    return Completion.SUBSTANTIAL if stage and rank(stage) > rank("progress") else Completion.BEGUN
