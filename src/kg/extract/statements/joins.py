"""Which neighbours say one thing together (guideline M2 to M7)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from kg.extract.statements.clauses import DEEDS, Clause
from kg.extract.statements.units import SLOGAN, Unit, follows_policy, framed, shared, trails
from kg.model import Part

SHORT = 10
WORD = 5
PHRASE = 16
TASK = 4
AIMS = ("重点", "着力")
ABOVE_ALL = ("特别是", "尤其是")
CODE = re.compile(r"[A-Za-z0-9]")


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


def concession_and_turn(pair: Pair) -> bool:
    """A concession and its turn are one (M5)."""
    first = pair.right.clauses[0]
    turn = first.connective.startswith(("但", "不过", "然而")) or first.has("turn")
    return turn and pair.left.last.has("concession")


def evidence_and_verdict(pair: Pair) -> bool:
    """Figures or doings and the verdict on them are one (M6)."""
    if pair.right.clauses[0].has("explains") and pair.left.figures:
        return True
    if pair.right.has("verdict"):
        return bool(pair.left.figures) or not pair.right.figures
    return pair.right.head.has("poor-effect") and pair.left.has("concession")


def effect(pair: Pair) -> bool:
    """What a condition leads to goes with it (M3, of problems)."""
    return pair.right.head.has("effect") and not pair.right.figures


def further_rate(pair: Pair) -> bool:
    """A further rate, share, growth or rank of the same subject goes with the clause before it (M2)."""
    first = pair.right.clauses[0]
    if first.figures and first.has("part-of") and not first.has("share"):
        return False
    if first.kind == "soft" or not (first.figures or first.has("rank", "comparison")):
        return False
    if not first.figures and pair.left.head.kind in DEEDS and not pair.left.figures:
        return False
    return first.has("further", "comparison") or (first.has("further-change") and not pair.left.head.kind)


def list_goes_on(pair: Pair) -> bool:
    """A clause that goes on with the list or predicate of the one before is one with it (M4)."""
    first = pair.right.clauses[0]
    goes_on = first.has("list-goes-on") or first.connective.startswith(ABOVE_ALL)
    return goes_on and not (first.kind or first.figures)


def purpose_tail(pair: Pair) -> bool:
    """What an act is only for stays with it, unless it has a figure or a document of its own (M3)."""
    head = pair.right.head
    if head.figures or head.titled or CODE.search(head.text) or pair.right.clauses[0].has("means"):
        return False
    if not head.has("tail"):
        return not head.kind and pair.after == 0 and not head.named and head.has("effect-claim")
    if head.has("outcome") or (pair.after and head.has("last-of-all")):
        return False
    if pair.left.head.kind != "soft":
        own = pair.left.head.kind == "campaign" and head.has("own-act-behind-campaign")
        return not own and not (head.has("statistic") and head.has("adjusts"))
    own = head.has("own-act") and not (pair.alone and "、" not in head.text) and not betters(head)
    return not (own or (head.has("own-act-alone") and not head.has("quality")) or head.has("end-state", "statistic"))


def betters(clause: Clause) -> bool:
    """Whether a clause only tells what quality gets better, or what state of things is to come about."""
    return (clause.has("raises") and clause.has("quality")) or clause.has("brings-about")


def elaboration(pair: Pair) -> bool:
    """What only says how an act is done, or does more of the same to the same object, stays with it (M4)."""
    head = pair.right.head
    if not pair.right.vague or head.titled or head.named or head.has("outcome"):
        return False
    if pair.left.head.kind == "campaign" and head.has("own-act-alone"):
        return False
    if pair.left.head.kind in DEEDS:
        return pair.alone and head.has("elaborate", "presses", "own-tail") and "、" not in head.text
    if not pair.left.vague or follows_policy(pair.left.head):
        return False
    return _on_one_object(pair) or (_completes(head) if pair.alone else _goes_along(pair))


def _on_one_object(pair: Pair) -> bool:
    """Whether a short clause speaks of the object before it, and neither presses on with another nor begins another act."""
    head = pair.right.head
    if len(head.text) > SHORT or (head.has("presses") and not head.has("controls")) or _other_act(head):
        return False
    return shared(pair.left.text, head.text[head.object :])


def _completes(clause: Clause) -> bool:
    """Whether a clause completes the only one before it: by control, by care, or by a quality that it is to have."""
    if clause.has("elaborate") or (clause.has("presses") and clause.has("controls")) or _lends(clause):
        return True
    return clause.has("quality") and not (clause.has("no-lead") or "、" in clause.text)


def _goes_along(pair: Pair) -> bool:
    """Whether a slogan goes along with what stands before it among others."""
    head = pair.right.head
    if _lends(head) or (len(head.text) <= SLOGAN and head.has("elaborate")):
        return True
    return len(head.text) <= WORD and (head.has("presses") or len(pair.left.last.text) <= WORD)


def _lends(clause: Clause) -> bool:
    """Whether a clause only says what good the act before it does."""
    return len(clause.text) <= PHRASE and clause.has("lends") and "、" not in clause.text


def _other_act(clause: Clause) -> bool:
    """Whether a clause begins another act, and does not only steer the one before."""
    return clause.has("own-act") and not clause.has("own-tail")


def elliptic_detail(pair: Pair) -> bool:
    """A lead whose object is needed to understand its only detail stays with it (M7)."""
    left, head = pair.left, pair.right.head
    if not pair.first or pair.after > 1 or len(left.clauses) > 1 or left.figures:
        return False
    return left.head.kind in ("soft", "campaign") and (head.has("elliptic", "strives") or head.only_counts)


def means_and_end(pair: Pair) -> bool:
    """General means and what they are used for are one, and so are an act and what it is to prevent (M4)."""
    left, head = pair.left.last, pair.right.head
    if head.titled or head.named or pair.right.figures:
        return False
    if pair.right.vague and len(pair.left.clauses) == 1:
        if left.has("general-means"):
            return True
        aims = pair.alone or head.text.startswith(AIMS)
        if aims and left.has("more-force") and "、" not in left.text:
            return True
    return pair.after == 0 and not pair.left.figures and head.kind in ("", "soft") and head.has("forbids")


def same_subject(pair: Pair) -> bool:
    """What a subject must do besides goes with what it must do first (M4)."""
    left, head = pair.left.head, pair.right.head
    if left.kind or left.figures or len(pair.left.clauses) > 1 or not left.has("subject-must"):
        return False
    return pair.right.vague and not (head.named or head.titled)


def same_spirit(pair: Pair) -> bool:
    """Words on the spirit in which work is done are one (M4)."""
    return not (pair.left.figures or pair.right.figures) and all(
        unit.last.has("attitude") or (not unit.last.kind and unit.last.has("principle"))
        for unit in (pair.left, pair.right)
    )


def in_what_spirit(pair: Pair) -> bool:
    """A principle or idioms that trail behind a direction belong to it (M4)."""
    return len(pair.right.clauses) == 1 and pair.left.vague and trails(pair.left.last, pair.right.head)


def goes_on_being(pair: Pair) -> bool:
    """What the subject of the clause before is besides goes with it (M4)."""
    first = pair.right.clauses[0]
    return first.has("goes-on-being") and not (first.kind or first.figures)


def hard_task(pair: Pair) -> bool:
    """Tasks in a row, of which the last clause says that they are hard, are one (M4)."""
    return bool(pair.left.head.kind) and len(pair.left.clauses) < TASK and _is_hard(pair.right.head)


def _is_hard(clause: Clause) -> bool:
    """Whether a clause says that a task is hard, and not how much is called for."""
    return clause.has("hard") and not clause.has("called-for")


def more_admitted(pair: Pair) -> bool:
    """A second admission in general goes with the first."""
    return pair.left.has("admission") and pair.right.has("admission-more")


JOINS = (
    Join("M5 concession and turn", concession_and_turn),
    Join("M2 further rate", further_rate),
    Join("M4 in what spirit", in_what_spirit),
    Join("M4 list goes on", list_goes_on),
    Join("M7 elliptic detail", elliptic_detail),
    Join("M3 purpose tail", purpose_tail),
    Join("M4 means and end", means_and_end),
    Join("M4 same subject", same_subject),
    Join("M4 same spirit", same_spirit),
    Join("M4 elaboration", elaboration),
)
PROBLEM_JOINS = (
    Join("M5 concession and turn", concession_and_turn),
    Join("M6 evidence and verdict", evidence_and_verdict),
    Join("M3 effect", effect),
    Join("M4 hard task", hard_task),
    Join("M4 goes on", goes_on_being),
    Join("M2 further rate", further_rate),
    Join("M4 admission", more_admitted),
)


def units(clauses: Sequence[Clause], part: Part) -> tuple[Unit, ...]:
    """The units of a sentence: frames go with what they frame, then neighbours join by the first rule that holds."""
    joins = PROBLEM_JOINS if part is Part.PROBLEMS else JOINS
    found: list[Unit] = []
    for segment in _segments(tuple(framed(clauses, part))):
        begins = len(found)
        for at, unit in enumerate(segment):
            left = found[-1] if len(found) > begins else None
            pair = Pair(left, unit, len(found) - begins == 1, len(segment) - at - 1) if left else None
            join = _join(joins, pair) if pair else None
            if left is None or join is None:
                found.append(unit)
                continue
            found[-1] = _one(left, join.name, unit)
            if join.name.startswith("M6"):
                _take_in_evidence(found, begins)
    return tuple(found)


def _join(joins: Sequence[Join], pair: Pair) -> Join | None:
    for join in joins:
        if join.test(pair):
            return join
    return None


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
    """A verdict takes in all bare figures before it in its segment, one that sums up whatever stands there bare."""
    sums_up = found[-1].last.has("sums-up")
    while len(found) - 1 > begins and (sums_up or found[-2].figures) and not found[-2].has("deficiency"):
        right = found.pop()
        found[-1] = _one(found[-1], "M6 evidence and verdict", right)
