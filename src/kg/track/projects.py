"""Each project and policy that a commitment names against what later reports say of the same name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

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
from kg.track.naming import forms, is_trackable
from kg.track.progress import PROGRESS, Progress, progress, reached
from kg.track.reading import Reading
from kg.track.stages import is_final, rank

NAMED = (EntityType.PROJECT, EntityType.POLICY)
TOLD = (Role.ACHIEVEMENT, Role.INDICATOR, Role.PROBLEM, Role.CONTEXT)
AHEAD = (Part.PLAN, Part.CLOSING)
REASONS = {
    Verdict.DONE: ("后来的报告说已经做到", "the later report says that it was carried out"),
    Verdict.IN_PROGRESS: ("后来的报告说仍在进行", "the later report says that it is under way"),
    Verdict.REPEATED: ("后来的报告只是再次承诺", "the later report only promises it again"),
}
BEST = (Verdict.DONE, Verdict.IN_PROGRESS, Verdict.REPEATED)


class Told(NamedTuple):
    """What one later report says of a named thing, where, and how far it has come."""

    verdict: Verdict
    place: Span
    later: Reading
    progress: Progress


def track_projects(reading: Reading, later: Sequence[Reading]) -> Iterator[Assessment]:
    """An assessment for each project and policy that a commitment names."""
    for key, mentions in reading.naming.items():
        entity = reading.entities[key]
        if entity.type in NAMED and is_trackable(entity.name):
            promised = {s.id: (s, span) for s, span in mentions if s.role is Role.COMMITMENT and s.part is Part.PLAN}
            if promised:
                names = forms(entity, reading.extraction.report.jurisdiction)
                found = [(one, said) for one in later if (said := one.said_of(entity, names))]
                for statement, span in promised.values():
                    yield _assess(reading, statement, span, entity, names, later, found)


def _assess(
    reading: Reading,
    statement: Statement,
    span: Span,
    entity: Entity,
    names: Sequence[str],
    later: Sequence[Reading],
    found: Sequence[tuple[Reading, Sequence[tuple[Statement, Span]]]],
) -> Assessment:
    promise = reading.passage(statement.span)
    told = _told(progress(reading.folded, span), found)
    if told is None:
        listed = "、".join(dict.fromkeys((entity.name, *entity.aliases, *names)))
        return Assessment(
            promise=promise,
            name=entity.name,
            verdict=Verdict.NOT_MENTIONED,
            searched=tuple(one.id for one in later),
            reason=(f"按名称查找（{listed}），没有找到", f"looked for by name ({listed}), not found"),
            entity=entity.key,
        )
    return Assessment(
        promise=promise,
        name=entity.name,
        verdict=told.verdict,
        searched=tuple(one.id for one in later[: later.index(told.later) + 1]),
        reason=REASONS[told.verdict],
        later=told.later.passage(told.place),
        entity=entity.key,
        completion=_completion(told),
    )


def _told(aim: Progress, found: Sequence[tuple[Reading, Sequence[tuple[Statement, Span]]]]) -> Told | None:
    """What the later reports come to: the first that tells of the thing, or promises it again where none tells of it.

    Where an end was promised, that it is reached counts whenever it is told.
    """
    every = (_by_one_report(aim, one, said) for one, said in found)
    best: Told | None = None
    for told in every:
        if best is None or BEST.index(told.verdict) < BEST.index(best.verdict):
            best = told
        if told.verdict is Verdict.DONE or (told.verdict is Verdict.IN_PROGRESS and aim.stage in (None, PROGRESS)):
            break
    return best


def _by_one_report(aim: Progress, later: Reading, found: Sequence[tuple[Statement, Span]]) -> Told:
    """Done where the report tells of the promised stage or of a last one, in progress where it tells of it at all."""
    told = [
        (statement, span, progress(later.folded, span))
        for statement, span in found
        if (statement.role in TOLD or statement.role is Role.HEADING) and statement.part not in AHEAD
    ]
    for statement, _, come in told:
        if statement.role is not Role.PROBLEM and reached(come, aim):
            return Told(Verdict.DONE, statement.span, later, come)
    if told:
        statement, _, come = told[0]
        return Told(Verdict.IN_PROGRESS, statement.span, later, come)
    return Told(Verdict.REPEATED, found[0][0].span, later, Progress(None))


def _completion(told: Told) -> Completion | None:
    if told.verdict is Verdict.DONE:
        return Completion.MET
    if told.verdict is not Verdict.IN_PROGRESS:
        return None
    stage = told.progress.stage
    further = stage is not None and rank(stage) > rank(PROGRESS) and not is_final(stage)
    return Completion.SUBSTANTIAL if further else Completion.BEGUN
