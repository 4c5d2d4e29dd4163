"""From clauses to units: which neighbours say one thing together."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from kg.extract.statements.clauses import DEEDS, Clause
from kg.extract.statements.cues import words as cue_words
from kg.model import Part, Span

SHORT = 10
SLOGAN = 8
LONG = 5
CODE = re.compile(r"[A-Za-z0-9]")
FRAMES = ("frame-end", "time-alone", "frame-end-weak", "frame-verb", "frame-open")


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


class Pair(NamedTuple):
    """Two units with nothing but a comma or colon between them, and where in their segment they stand."""

    left: Unit
    right: Unit
    first: bool = True
    after: int = 0

    @property
    def alone(self) -> bool:
        """Whether the segment holds nothing else."""
        return self.first and not self.after


class Join(NamedTuple):
    """A merging rule: where `test` holds, both are one."""

    name: str
    test: Callable[[Pair], bool]


def is_frame(clause: Clause) -> bool:
    """Whether a clause is only a time, topic or circumstance for the next (guideline M1)."""
    if clause.closes == ";" or not clause.has(*FRAMES) or (clause.has("exception") and clause.has("success")):
        return False
    if clause.has("frame-end", "time-alone"):
        return True
    if clause.has("frame-end-weak") and clause.has("frame", "time"):
        return True
    if clause.kind:
        return False
    if clause.closes != "," or clause.figures:
        return clause.has("frame-verb")
    return clause.has("frame-verb", "frame-open") and not clause.has("aspect")


def concession_and_turn(pair: Pair) -> bool:
    """A concession and its turn are one (M5)."""
    first = pair.right.clauses[0]
    turn = first.connective.startswith(("但", "不过", "然而")) or first.has("turn")
    return turn and pair.left.last.has("concession")


def evidence_and_verdict(pair: Pair) -> bool:
    """Figures or doings and the verdict on them are one (M6)."""
    if pair.right.has("verdict"):
        return bool(pair.left.figures) or not pair.right.figures
    return pair.right.head.has("poor-effect") and pair.left.has("concession")


def effect(pair: Pair) -> bool:
    """What a condition leads to goes with it (M3, of problems)."""
    return pair.right.head.has("effect") and not pair.right.figures


def further_rate(pair: Pair) -> bool:
    """A further rate, share, growth or rank of the same subject goes with the clause before it (M2)."""
    first = pair.right.clauses[0]
    if first.kind == "soft" or not (first.figures or first.has("rank", "comparison")):
        return False
    return first.has("further", "comparison") or (first.has("further-change") and not pair.left.head.kind)


def list_goes_on(pair: Pair) -> bool:
    """A clause that goes on with the list or predicate of the one before is one with it (M4)."""
    first = pair.right.clauses[0]
    return not (first.kind or first.figures) and first.has("list-goes-on")


def purpose_tail(pair: Pair) -> bool:
    """What an act is only for stays with it, unless it has a figure or a document of its own (M3)."""
    head = pair.right.head
    if head.figures or head.titled or CODE.search(head.text):
        return False
    if not head.has("tail"):
        return not head.kind and pair.after == 0 and not head.named and head.has("effect-claim")
    if pair.left.head.kind != "soft":
        return True
    own = head.has("own-act") and not (pair.alone and "、" not in head.text) and not betters(head)
    return not (own or head.has("end-state"))


def betters(clause: Clause) -> bool:
    """Whether a clause only tells what quality gets better."""
    return clause.has("raises") and clause.has("quality")


def elaboration(pair: Pair) -> bool:
    """What only says how an act is done, or does more of the same to the same object, stays with it (M4)."""
    head = pair.right.head
    if not pair.right.vague or head.titled or head.named:
        return False
    if pair.left.head.kind in DEEDS:
        return pair.alone and head.has("elaborate", "own-tail") and "、" not in head.text
    if not pair.left.vague:
        return False
    if len(head.text) <= SHORT and shared(pair.left.text, head.text[head.object :]):
        return True
    if pair.alone:
        return head.has("elaborate") or (head.has("quality") and not (head.has("no-lead") or "、" in head.text))
    return len(head.text) <= SLOGAN and head.has("elaborate")


def elliptic_detail(pair: Pair) -> bool:
    """A lead whose object is needed to understand its only detail stays with it (M7)."""
    left, head = pair.left, pair.right.head
    if not pair.first or pair.after > 1 or len(left.clauses) > 1 or left.figures:
        return False
    return left.head.kind in ("soft", "campaign") and (head.has("elliptic") or head.only_counts)


def more_admitted(pair: Pair) -> bool:
    """A second admission in general goes with the first."""
    return pair.left.has("admission") and pair.right.has("admission-more")


JOINS = (
    Join("M5 concession and turn", concession_and_turn),
    Join("M2 further rate", further_rate),
    Join("M4 list goes on", list_goes_on),
    Join("M7 elliptic detail", elliptic_detail),
    Join("M3 purpose tail", purpose_tail),
    Join("M4 elaboration", elaboration),
)
PROBLEM_JOINS = (
    Join("M5 concession and turn", concession_and_turn),
    Join("M6 evidence and verdict", evidence_and_verdict),
    Join("M3 effect", effect),
    Join("M2 further rate", further_rate),
    Join("M4 admission", more_admitted),
)


def units(clauses: Sequence[Clause], part: Part) -> tuple[Unit, ...]:
    """The units of a sentence: frames go with what they frame, then neighbours join by the first rule that holds."""
    joins = PROBLEM_JOINS if part is Part.PROBLEMS else JOINS
    found: list[Unit] = []
    for segment in _segments(tuple(_framed(clauses, part))):
        begins = len(found)
        for at, unit in enumerate(segment):
            left = found[-1] if len(found) > begins else None
            pair = Pair(left, unit, len(found) - begins == 1, len(segment) - at - 1) if left else None
            join = next((join for join in joins if join.test(pair)), None) if pair else None
            if left is None or join is None:
                found.append(unit)
                continue
            found[-1] = _one(left, join.name, unit)
            if join.name.startswith("M6"):
                _take_in_evidence(found, begins)
    return tuple(found)


def _segments(framed: Sequence[Unit]) -> Iterator[Sequence[Unit]]:
    """The units between semicolons."""
    start = 0
    for at, unit in enumerate(framed, 1):
        if unit.last.closes == ";" or at == len(framed):
            yield framed[start:at]
            start = at


def _one(left: Unit, rule: str, right: Unit) -> Unit:
    return Unit(left.clauses + right.clauses, left.head, (*left.joins, rule, *right.joins))


def _take_in_evidence(found: list[Unit], begins: int) -> None:
    """A verdict takes in all bare figures before it in its segment, not only the last."""
    while len(found) - 1 > begins and found[-2].figures and not found[-2].has("deficiency"):
        right = found.pop()
        found[-1] = _one(found[-1], "M6 evidence and verdict", right)


def one_unit(clauses: Sequence[Clause], rule: str) -> tuple[Unit, ...]:
    """A sentence that says one thing as a whole."""
    return (Unit(tuple(clauses), clauses[0], (rule,)),)


def _framed(clauses: Sequence[Clause], part: Part) -> Iterator[Unit]:
    waiting: list[Clause] = []
    reach = _circumstance(clauses)
    for at, clause in enumerate(clauses):
        if at < reach:
            waiting.append(clause)
            continue
        if waiting and waiting[-1].has("principle") and not clause.kind and clause.has("act", "attained", "done"):
            yield Unit(tuple(waiting), waiting[-1])
            waiting = []
        waiting.append(clause)
        if not is_frame(clause) or (part is Part.PROBLEMS and _is_problem(clause)):
            yield Unit(tuple(waiting), clause, ("M1 frame",) * (len(waiting) > 1))
            waiting = []
    if waiting:
        yield Unit(tuple(waiting), waiting[-1])


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
