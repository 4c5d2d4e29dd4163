"""The ladder of stages: which comes after which, and which end it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from kg.tables import load

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
