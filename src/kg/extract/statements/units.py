"""Units of one or more clauses: what frames an act goes with it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from kg.extract.statements.clauses import DEEDS, Clause
from kg.extract.statements.cues import words as cue_words
from kg.model import Part, Span

SLOGAN = 8
SUBJECT = 12
LONG = 5
SEEING = 2
IDIOMS = re.compile("(?:[一-鿿]{4}、)+[一-鿿]{4}")
FRAMES = ("means", "frame-end", "time-alone", "frame-end-weak", "frame-verb", "frame-open")


class Unit(NamedTuple):
    """Clauses that say one thing together: `head` is the clause that carries the act, `joins` the rules that joined them."""

    clauses: tuple[Clause, ...]
    head: Clause
    joins: tuple[str, ...] = ()

    @property
    def span(self) -> Span:
        return Span(self.clauses[0].span.start, self.clauses[-1].span.end)

    @property
    def last(self) -> Clause:
        return self.clauses[-1]

    @property
    def figures(self) -> int:
        if len(self.clauses) == 1:
            return len(self.head.figures)
        return sum(len(clause.figures) for clause in self.clauses)

    @property
    def text(self) -> str:
        return ",".join(clause.text for clause in self.clauses)

    @property
    def vague(self) -> bool:
        """Whether it only gives a direction."""
        return self.head.kind == "soft" and not self.figures

    @property
    def further(self) -> bool:
        """Whether a further rate was joined to it."""
        return any(join.startswith("M2") for join in self.joins)

    def has(self, *keys: str) -> bool:
        """Whether a cue word of any of these groups stands in one of its clauses."""
        if len(self.clauses) == 1:
            return self.head.has(*keys)
        return any(clause.has(*keys) for clause in self.clauses)


def is_frame(clause: Clause) -> bool:
    """Whether a clause is only a time, topic or circumstance for the next (guideline M1)."""
    if clause.closes == ";" or not clause.has(*FRAMES) or (clause.has("exception") and clause.has("success")):
        return False
    if clause.has("frame-end", "time-alone", "means"):
        return True
    if clause.has("frame-end-weak") and clause.has("frame", "time") and not clause.tells:
        return True
    if clause.kind:
        return False
    if clause.closes != "," or clause.figures:
        return clause.has("frame-verb")
    return clause.has("frame-verb", "frame-open") and not clause.tells


def is_subject(clause: Clause, after: Clause) -> bool:
    """Whether a clause is only the subject of what the next one says must be done or is at stake (今年经济工作,要…)."""
    if clause.kind or clause.figures or clause.closes != "," or len(clause.text) > SUBJECT or clause.tells:
        return False
    return after.has("must", "concerns") and not clause.has(
        "act", "attained", "deficiency", "injunction", "argument", "trend"
    )


def trails(before: Clause, clause: Clause) -> bool:
    """Whether a short principle or a string of idioms only says in what spirit the direction before it is followed."""
    if before.kind != "soft" or before.figures or before.closes != "," or clause.kind or clause.figures:
        return False
    return (len(clause.text) <= SLOGAN and clause.has("principle")) or IDIOMS.fullmatch(clause.text) is not None


def follows_policy(clause: Clause) -> bool:
    """Whether a clause only says that a policy or strategy is followed: its name is a field of work."""
    return clause.has("general-policy") and clause.has("programme")


def one_unit(clauses: Sequence[Clause], rule: str) -> tuple[Unit, ...]:
    """A sentence that says one thing as a whole."""
    return (Unit(tuple(clauses), clauses[0], (rule,)),)


def framed(clauses: Sequence[Clause], part: Part) -> Iterator[Unit]:
    """The units that are still apart: each clause that carries an act, with the frames before it."""
    waiting: list[Clause] = []
    reach = _circumstance(clauses)
    for at, clause in enumerate(clauses):
        if at < reach:
            waiting.append(clause)
            continue
        if waiting and _stands_alone(waiting[-1], clause):
            yield Unit(tuple(waiting), waiting[-1])
            waiting = []
        waiting.append(clause)
        if len(waiting) == 1 and at and trails(clauses[at - 1], clause):
            yield Unit((clause,), clause)
            waiting = []
            continue
        if at + 1 < len(clauses) and is_subject(clause, clauses[at + 1]):
            continue
        if not is_frame(clause) or (part is Part.PROBLEMS and _is_problem(clause)):
            if part is Part.PROBLEMS and _only_sees(waiting):
                yield Unit(tuple(waiting[:-1]), waiting[-2])
                waiting = waiting[-1:]
            yield Unit(tuple(waiting), clause, ("M1 frame",) * (len(waiting) > 1))
            waiting = []
    if waiting:
        yield Unit(tuple(waiting), waiting[-1])


def _only_sees(clauses: Sequence[Clause]) -> bool:
    """Whether a plain problem follows so long a way of saying that the speaker sees it that it is no part of the problem."""
    return len(clauses) > SEEING and clauses[-2].has("sees-that") and not clauses[-1].has("admission", "admission-more")


def _stands_alone(frame: Clause, clause: Clause) -> bool:
    """Whether a principle frames nothing: what comes after it tells of something done, or a priority has its deeds after it."""
    if frame.has("puts-first") and (clause.figures or clause.kind in DEEDS):
        return True
    return frame.has("principle") and not clause.kind and clause.has("act", "attained", "done")


def _circumstance(clauses: Sequence[Clause]) -> int:
    """How many clauses in front are one circumstance, opened by a preposition and closed later (在…,…,…的形势下)."""
    if not clauses[0].has("circumstance"):
        return 0
    front = [clause.closes for clause in clauses[:LONG]]
    reach = front.index(";") if ";" in front else len(front)
    return next((at for at, clause in enumerate(clauses[1:reach], 1) if clause.has("circumstance-end")), 0)


def _is_problem(clause: Clause) -> bool:
    return clause.has("deficiency") and not clause.has("frame-end") and not clause.has("frame-end-weak")


@cache
def _common() -> frozenset[str]:
    return frozenset(word for word in cue_words("common") if len(word) == 2)


def shared(left: str, right: str) -> bool:
    """Whether two stretches of text share a pair of characters that says something."""
    pairs = {left[at : at + 2] for at in range(len(left) - 1)} - _common()
    return any(right[at : at + 2] in pairs for at in range(len(right) - 1))
