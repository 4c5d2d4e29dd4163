"""The hierarchy of problems: which statement heads a paragraph, which is general, and which point belongs to which."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from kg.extract.statements.units import Unit
from kg.model import Role, Statement


class Read(NamedTuple):
    """A statement with the unit it was read from and the number of its sentence in the paragraph."""

    statement: Statement
    unit: Unit
    sentence: int


def arrange(paragraph: Sequence[Read]) -> list[Statement]:
    """The statements of a paragraph, its problems marked as headline or umbrella and tied to the one just above."""
    arranged: list[Statement] = []
    headline: str | None = None
    umbrella: tuple[str, int] | None = None
    for at, read in enumerate(paragraph):
        statement = read.statement
        if statement.role is not Role.PROBLEM:
            arranged.append(statement)
            continue
        if umbrella is not None and not _reaches(umbrella[1], read):
            umbrella = None
        later = [other for other in paragraph[at + 1 :] if other.statement.role is Role.PROBLEM]
        if is_headline(read, later):
            headline, umbrella = statement.id, None
            arranged.append(replace(statement, headline=True, umbrella=True))
            continue
        above = umbrella[0] if umbrella else headline
        general = umbrella is None and is_umbrella(read, later)
        if general:
            umbrella = (statement.id, read.sentence)
        arranged.append(replace(statement, umbrella=general, part_of=above))
    return arranged


def _reaches(sentence: int, read: Read) -> bool:
    """Whether an umbrella in a sentence still stands over a statement: to its end, and over an example after it."""
    return read.sentence == sentence or (read.sentence == sentence + 1 and is_example(read.unit))


def is_example(unit: Unit) -> bool:
    """Whether a unit illustrates what was just said."""
    first = unit.clauses[0]
    return first.connective.startswith("如") or first.has("example")


def is_headline(read: Read, later: Sequence[Read]) -> bool:
    """Whether a problem is numbered or an admission of problems in general, and its details follow."""
    return bool(later) and (read.unit.head.has("ordinal") or read.unit.has("admission"))


def is_umbrella(read: Read, later: Sequence[Read]) -> bool:
    """Whether a problem is stated in general and its own details follow, in figures, by names or as an example."""
    if read.unit.figures or read.unit.head.named:
        return False
    if any(is_example(other.unit) and _reaches(read.sentence, other) for other in later[:2]):
        return True
    if read.unit.last.closes == ";":
        return False
    details = [other for other in later if other.sentence == read.sentence]
    specific = any(other.unit.figures or other.unit.head.named for other in details[:2])
    return specific or (len(details) > 1 and read.unit.head.has("general"))
