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
UNCOUNTED = ("一批", "若干", "各类", "一系列")
QUOTED_LIST = re.compile(r"(?:“[^”]+”、?){2,}(?=等)")
EDITION = re.compile(r"第[一二三四五六七八九十\d]+届")
REST = re.compile(r"等(?:(?P<total>[\d一二两三四五六七八九十]+|一批|系列|若干)|(?=.))?")


class Member(NamedTuple):
    """A member's place, its reading with the verb and the work that governs the list, and whether it is a number."""

    span: Span
    reading: str
    numbered: bool


def members(unit: Unit, role: Role) -> Iterator[Member]:
    """The members of a commitment to do something, or of a problem with several works or tasks."""
    if role is Role.COMMITMENT:
        for clause in unit.clauses:
            if clause.kind in DEEDS:
                yield from _of_commitment(clause)
    elif role is Role.PROBLEM:
        yield from _of_problem(unit.head)


def _of_commitment(clause: Clause) -> Iterator[Member]:
    verb, listing = clause.text[: clause.object], clause.text[clause.object :]
    rest = REST.search(listing)
    if rest is not None and rest.group("total"):
        return
    work = _governing_work().search(listing)
    end = min((found.start() for found in (rest, work) if found is not None), default=len(listing))
    pieces = _pieces(listing[:end])
    numbered = all(NUMBERED.match(name) for _, name in pieces)
    if len(pieces) < 2 or not (numbered or all(_named(name) for _, name in pieces)):
        return
    tail = work.group() if work is not None else ""
    for at, name in pieces:
        start = clause.span.start + clause.object + at
        yield Member(Span(start, start + len(name)), verb + name + tail, numbered)


def _of_problem(clause: Clause) -> Iterator[Member]:
    if (tasks := QUOTED_LIST.search(clause.text)) is not None:
        for task in QUOTED.finditer(tasks.group()):
            start = clause.span.start + tasks.start() + task.start()
            yield Member(Span(start, start + len(task.group())), task.group(), False)
        return
    pieces = _pieces(clause.text)
    last = _begins_named().match(pieces[-1][1]) if len(pieces) > 1 else None
    if last is None or not all(_named(name) for _, name in pieces[:-1]):
        return
    predicate = pieces[-1][1][last.end() :]
    for at, name in (*pieces[:-1], (pieces[-1][0], last.group())):
        start = clause.span.start + at
        yield Member(Span(start, start + len(name)), name + predicate, False)


def _pieces(listing: str) -> list[tuple[int, str]]:
    """The members of a list and where they stand, without blanks around them."""
    found = ((match.start(), match.group()) for match in PIECE.finditer(listing))
    return [(at + len(name) - len(name.lstrip()), name.strip()) for at, name in found if name.strip()]


def _named(name: str) -> bool:
    if name.startswith(UNCOUNTED):
        return False
    return bool(EDITION.match(name) or name.endswith(("”", "》")) or _ends_named().search(name))


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
