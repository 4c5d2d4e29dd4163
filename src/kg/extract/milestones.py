"""The stage that a statement names, and of what."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from kg.extract.windows import without_window
from kg.model import Milestone, Role, Statement
from kg.tables import either, load

LEAD = re.compile(
    "(?:全力|积极|加快|尽快|扎实|深入|有序|稳步|全面|继续|力争|确保|争取|推动|要|将|并|再|高质量|高标准|适时|年内|今年|率先|正式|策划|牵头|组织)*"
)
CLAUSES = re.compile("[,，;；。:：]")
ONLY_VERB = frozenset(
    ("完成", "推进", "启动", "开展", "实现", "实施", "建设", "全面完成", "办好", "组织开展", "启动实施", "落实")
)
EDGES = " 、,了的"
LONGEST = 60
STAGED = (Role.ACHIEVEMENT, Role.PROBLEM, Role.COMMITMENT)


@dataclass(frozen=True, slots=True)
class StageRow:
    """The words of one stage."""

    stage: str
    verbs: tuple[str, ...]
    endings: tuple[str, ...]


@cache
def _rows() -> tuple[StageRow, ...]:
    return load("stages", StageRow, key="stage")


@cache
def _stage_of() -> tuple[dict[str, str], dict[str, str]]:
    verbs = {verb: row.stage for row in _rows() for verb in row.verbs}
    endings = {ending: row.stage for row in _rows() for ending in row.endings}
    return verbs, endings


@cache
def _verb() -> re.Pattern[str]:
    return re.compile(f"{either(_stage_of()[0])}(?![商者合的])")


@cache
def _ending() -> re.Pattern[str]:
    return re.compile(f"(?P<ending>{either(_stage_of()[1])})(?:等?工作|手续)?$")


def read_milestone(quote: str) -> Milestone | None:
    """The stage and object of the first clause that names a stage further than mere progress, else of the first that names any."""
    first = None
    for clause in CLAUSES.split(quote):
        milestone = _of_clause(clause)
        if milestone is not None and milestone.stage != "progress":
            return milestone
        first = first or milestone
    return first


def read_milestones(statements: Iterable[Statement]) -> dict[str, Milestone]:
    """The milestone that each achievement, problem and commitment names, by its id; those that name none are left out."""
    found = ((s.id, read_milestone(s.reading or s.quote)) for s in statements if s.role in STAGED)
    return {name: milestone for name, milestone in found if milestone}


def _of_clause(clause: str) -> Milestone | None:
    clause = without_window(clause.strip())
    start = LEAD.match(clause)
    rest = clause[start.end() :] if start else clause
    verbs, endings = _stage_of()
    verb = _verb().match(rest) or _verb().search(rest, 2)
    ending = _ending().search(rest)
    if ending is not None and (verb is None or verb.start() > 0 or verb.group() in ONLY_VERB):
        opening = verb.end() if verb is not None and verb.end() <= ending.start() and verb.start() == 0 else 0
        return _milestone(endings[ending["ending"]], rest[opening : ending.start()])
    if verb is None:
        return None
    return _milestone(verbs[verb.group()], rest[verb.end() :] or rest[: verb.start()])


def _milestone(stage: str, thing: str) -> Milestone | None:
    thing = thing.strip(EDGES).removeprefix("和").removeprefix("并")[:LONGEST]
    return Milestone(stage, thing) if thing else None
