"""The words of a clause around each of its figures."""

from __future__ import annotations

import re
from typing import NamedTuple

from kg.extract.quantities.lexicon import CLAUSE_ENDS, JOINT, clause_start
from kg.model import Kind, Quantity

NOUN_END = re.compile(f"[{CLAUSE_ENDS}()]")
JOINS = re.compile("[和及与、]")
FARTHEST = 240


class Around(NamedTuple):
    """A figure and the words of its clause.

    `clause` is all that stands before it, `left` what stands there since the figure before it, `right` what follows up to the
    next figure, `lead` the clauses before. `last` says that no figure follows in the clause, `continues` that one came before.
    """

    quantity: Quantity
    clause: str
    left: str
    right: str
    lead: str
    last: bool
    continues: bool


def rows(inside: list[Quantity], text: str, offset: int) -> list[list[Around]]:
    """The figures of a statement in rows: those with nothing but 、 or 和 between them belong together."""
    found: list[list[Around]] = []
    taken = -1
    for number, quantity in enumerate(inside):
        start, end = quantity.span.start - offset, quantity.span.end - offset
        around = _around(inside, number, text, offset, taken)
        joined = around.continues and JOINT.fullmatch(text, taken, start) is not None
        if found and joined and _same(found[-1][0], quantity):
            found[-1].append(around)
        else:
            found.append([around])
        if not quantity.scope:
            taken = end
    return found


def _around(inside: list[Quantity], number: int, text: str, offset: int, taken: int) -> Around:
    start = inside[number].span.start - offset
    opening = _opening(text, start)
    right, last = _right(inside, number, text, offset)
    clause, left = text[opening:start], text[max(opening, taken) : start]
    return Around(
        inside[number], clause, left, right, text[max(0, opening - FARTHEST) : opening], last, opening <= taken
    )


def _opening(text: str, start: int) -> int:
    """Where the clause begins, or the remark in brackets that the figure stands in."""
    opening = clause_start(text, max(0, start - FARTHEST), start)
    bracket = text.rfind("(", opening, start)
    return opening if bracket < 0 or ")" in text[bracket:start] else bracket + 1


def _same(first: Around, quantity: Quantity) -> bool:
    """Whether a figure may stand in a row with another: in one unit, or each with a subject of its own (分别)."""
    return first.quantity.unit == quantity.unit or "分别" in first.left


def _right(inside: list[Quantity], number: int, text: str, offset: int) -> tuple[str, bool]:
    """The words behind a figure up to the end of its clause or the next figure that is no threshold, and which it is."""
    start = inside[number].span.end - offset
    closing = NOUN_END.search(text, start)
    end = closing.start() if closing else len(text)
    for following in inside[number + 1 :]:
        beginning = following.span.start - offset
        if beginning >= end:
            break
        if not following.scope:
            return _first(text[start:beginning]), False
        if inside[number].kind is not Kind.SHARE:
            start = following.span.end - offset
    return text[start:end], True


def _first(words: str) -> str:
    """What stands before the first 、 or 和; nothing where the words begin with one."""
    return JOINS.split(words, maxsplit=1)[0]
