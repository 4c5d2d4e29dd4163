"""From clauses to units: which neighbours say one thing together."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from kg.extract.statements.clauses import Clause
from kg.extract.statements.cues import TIME, words
from kg.model import Span

NAMED = re.compile(r"[《“「『]|[A-Za-z]{2,}")
DEEDS = frozenset({"result", "milestone", "campaign", "build"})


@dataclass(frozen=True, slots=True)
class Unit:
    """Clauses that say one thing together; `joins` names the rules that joined them, `head` is the one that carries the act."""

    clauses: tuple[Clause, ...]
    joins: tuple[str, ...] = ()
    head_at: int = 0

    @property
    def span(self) -> Span:
        return Span(self.clauses[0].span.start, self.clauses[-1].span.end)

    @property
    def head(self) -> Clause:
        return self.clauses[self.head_at]

    @property
    def last(self) -> Clause:
        return self.clauses[-1]

    @property
    def figures(self) -> int:
        return sum(clause.figures for clause in self.clauses)

    @property
    def frame(self) -> bool:
        """Whether it has no act yet, only a time, topic or circumstance."""
        return is_frame(self.clauses[-1])

    def any(self, key: str) -> bool:
        """Whether a cue word stands in one of its clauses."""
        return any(clause.has(key) for clause in self.clauses)


class Join(NamedTuple):
    """A merging rule: when `test` holds of a unit and the clause after it, both are one."""

    name: str
    test: Callable[[Unit, Clause], bool]
    why: str


ONLY_TIME = re.compile(rf"(?:{TIME}|上半年|下半年|[“\"]十[一二三四五]五[”\"]期间)$")


def is_frame(clause: Clause) -> bool:
    """Whether a clause is only a time, topic or circumstance."""
    if ONLY_TIME.match(clause.text) or (clause.opens("time") and len(clause.text) <= 6):
        return True
    if clause.figures and not clause.opens("circumstance"):
        return False
    match = ends_frame(clause)
    return match or (clause.opens("circumstance") and not clause.figures and clause.kind not in DEEDS)


def ends_frame(clause: Clause) -> bool:
    """Whether a clause closes as a frame does (…影响, …为例)."""
    return clause.text.endswith(words("circumstance-end"))


def fronted_frame(unit: Unit, clause: Clause) -> bool:
    """A fronted time, topic or circumstance goes with the clause after it."""
    return unit.frame


def further_rate(unit: Unit, clause: Clause) -> bool:
    """A further rate, share, growth or rank of the same subject goes with the clause before it."""
    return clause.opens("further") and (clause.figures > 0 or clause.has("rank")) and unit.last.closes != ";"


def concession_and_turn(unit: Unit, clause: Clause) -> bool:
    """A concession and its turn are one."""
    return unit.last.has("concession") and (clause.connective.startswith("但") or clause.opens("turn"))


def evidence_and_verdict(unit: Unit, clause: Clause) -> bool:
    """Figures that back one verdict are one with it."""
    return clause.has("verdict") and not clause.figures


def purpose_tail(unit: Unit, clause: Clause) -> bool:
    """A tail that only says what the act is for stays with it, unless it has a figure or a deliverable of its own."""
    return (
        clause.tail
        and not clause.figures
        and clause.kind not in DEEDS - {"build"}
        and not NAMED.search(clause.text)
        and unit.last.closes != ";"
    )


def vague_in_a_row(unit: Unit, clause: Clause) -> bool:
    """Vague clauses in a row on one object are one."""
    vague = unit.head.kind == "soft" and clause.kind == "soft" and not unit.figures and not clause.figures
    return vague and not NAMED.search(clause.text) and unit.last.closes != ";"


def elliptic_detail(unit: Unit, clause: Clause) -> bool:
    """A lead whose object is needed to understand its only detail stays with it."""
    return unit.head.kind == "soft" and not unit.figures and clause.opens("elliptic") and clause.closes not in ",;"


JOINS = (
    Join("M1 fronted frame", fronted_frame, "the frame has no act of its own"),
    Join("M5 concession and turn", concession_and_turn, "one subject, one judgement"),
    Join("M6 evidence and verdict", evidence_and_verdict, "the figures back the verdict"),
    Join("M2 further rate", further_rate, "the same subject"),
    Join("M3 purpose tail", purpose_tail, "nothing to look for later"),
    Join("M7 elliptic detail", elliptic_detail, "the detail cannot be understood alone"),
    Join("M4 vague in a row", vague_in_a_row, "one object, no detail"),
)


def units(clauses: tuple[Clause, ...]) -> tuple[Unit, ...]:
    """The units of a sentence, by the first joining rule that holds."""
    found: list[Unit] = []
    for clause in clauses:
        rule = next((join for join in JOINS if found and join.test(found[-1], clause)), None)
        if rule is None:
            found.append(Unit((clause,)))
        else:
            before = found[-1]
            at = len(before.clauses) if rule.name.startswith("M1") else before.head_at
            found[-1] = Unit((*before.clauses, clause), (*before.joins, rule.name), at)
    return tuple(found)
