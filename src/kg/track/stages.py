"""The ladder of stages: which comes after which, and which end it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from kg.tables import load
from kg.track.cues import row_of

FIRST_FINAL = "complete"


@dataclass(frozen=True, slots=True)
class StageRow:
    """The words of one stage; the rows of the table stand in the order of the ladder."""

    stage: str
    verbs: tuple[str, ...]
    endings: tuple[str, ...]


@cache
def _ladder() -> dict[str, int]:
    return {row.stage: number for number, row in enumerate(load("stages", StageRow, key="stage"))}


def rank(stage: str) -> int:
    """How far along the ladder a stage is."""
    return _ladder()[stage]


def is_final(stage: str) -> bool:
    """Whether nothing more is to come: completed, accepted, in use; issued, established or recovered."""
    return rank(stage) >= rank(FIRST_FINAL)


@cache
def verbs() -> dict[str, str]:
    """The stage that each verb in front of its object names."""
    return {verb: row.stage for row in load("stages", StageRow, key="stage") for verb in row.verbs}


@cache
def endings() -> dict[str, str]:
    """The stage that each last word of a clause names, and what else later reports end with."""
    said = {ending: row.stage for row in load("stages", StageRow, key="stage") for ending in row.endings}
    return said | dict.fromkeys(row_of("also-ends").words, FIRST_FINAL)
