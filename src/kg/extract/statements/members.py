"""The named members of a compound statement: several works under one verb, or parts with a number of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from kg.extract.statements.clauses import DEEDS, Clause
from kg.extract.statements.cues import phrases, words
from kg.extract.statements.units import Unit
from kg.model import Role, Span
from kg.tables import raw

PIECE = re.compile(r"(?:[“《(「『][^”》)」』]*[”》)」』]|(?!以?及|、|和|与)[^“《(「『])+")
AND = re.compile(r"以?及|、|和|与")
NUMBERED = re.compile(r"(?:\d[\d.]*(?:-\d+)?[万千百亿]?[^\d.%、]|[一二两三四五六七八九十]{1,3}[个座条所家场项])")
QUOTED = re.compile(r"“[^”]+”|《[^》]+》")
EDITION = re.compile(r"第[一二三四五六七八九十\d]+届")
REST = re.compile(r"等(?:(?P<total>[\d一二两三四五六七八九十]+|一批|系列|若干)|(?=.))?")


class Member(NamedTuple):
    """A member's place, its reading with the verb and the work that governs the list, and whether it is a number."""

    span: Span
    reading: str
    numbered: bool


def members(unit: Unit, role: Role) -> Iterator[Member]:
    """The members of a commitment to do something, or of a problem with several works."""
    if role is Role.COMMITMENT:
        for clause in unit.clauses:
            if clause.kind in DEEDS:
                yield from _of_commitment(clause)
    elif role is Role.PROBLEM and not unit.figures:
        yield from _of_problem(unit.head)


def _of_commitment(clause: Clause) -> Iterator[Member]:
    verb, listing = clause.text[: clause.object], clause.text[clause.object :]
    rest = REST.search(listing)
    if rest is not None and rest.group("total"):
        return
    work = _governing_work().search(listing)
    end = min((found.start() for found in (rest, work) if found is not None), default=len(listing))
    pieces = list(PIECE.finditer(listing, 0, end))
    numbered = [NUMBERED.match(piece.group()) is not None for piece in pieces]
    if len(pieces) < 2 or not (all(numbered) or all(map(_named, (piece.group() for piece in pieces)))):
        return
    tail = work.group() if work is not None else ""
    for piece, counted in zip(pieces, numbered, strict=True):
        start = clause.span.start + clause.object + piece.start()
        yield Member(Span(start, start + len(piece.group())), verb + piece.group() + tail, counted)


def _of_problem(clause: Clause) -> Iterator[Member]:
    listing = clause.text
    pieces = list(PIECE.finditer(listing))
    if len(pieces) < 2:
        return
    last = _begins_named().match(pieces[-1].group())
    if last is None or not all(_named(piece.group()) for piece in pieces[:-1]):
        return
    predicate = pieces[-1].group()[last.end() :]
    for piece in pieces:
        name = last.group() if piece is pieces[-1] else piece.group()
        start = clause.span.start + piece.start()
        yield Member(Span(start, start + len(name)), name + predicate, False)


def _named(piece: str) -> bool:
    return bool(EDITION.match(piece) or QUOTED.search(piece) or _ends_named().search(piece))


@cache
def _suffixes() -> str:
    rows = raw("name_suffixes")["rows"]
    return phrases(tuple(word for row in rows if row["type"] in ("project", "event") for word in row["words"]))


@cache
def _ends_named() -> re.Pattern[str]:
    return re.compile(rf"..{_suffixes()}\Z")


@cache
def _begins_named() -> re.Pattern[str]:
    return re.compile(
        rf"(?:QQ|[^、,]{{2,}}?{_suffixes()}(?=等|[^、,]{{0,3}}(?:未|缓|慢|滞|难|不)))".replace("QQ", QUOTED.pattern)
    )


@cache
def _governing_work() -> re.Pattern[str]:
    """The work at the end of a list that governs every member, such as 前期工作."""
    return re.compile(rf"{phrases(words('governing-work'))}\Z")
