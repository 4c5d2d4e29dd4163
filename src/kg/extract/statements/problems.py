"""The hierarchy of problems: which statement heads a paragraph, which is general, and which point belongs to which."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from kg.extract.statements.units import Unit
from kg.model import Role, Statement

SEGMENTS = 3


class Read(NamedTuple):
    """A statement with the unit it was read from and the number of its sentence in the paragraph.

    `segment` counts the stretches between semicolons and full stops.
    """

    statement: Statement
    unit: Unit
    sentence: int
    segment: int


def arrange(paragraph: Sequence[Read]) -> list[Statement]:
    """The statements of a paragraph, its problems marked as headline or umbrella and tied to the one just above."""
    problems = [read for read in paragraph if read.statement.role is Role.PROBLEM]
    if not problems:
        return [read.statement for read in paragraph]
    placed = dict(_placed(problems))
    return [placed.get(read.statement.id, read.statement) for read in paragraph]


def _placed(problems: Sequence[Read]) -> Iterator[tuple[str, Statement]]:
    listed = len({read.segment for read in problems}) >= SEGMENTS
    headline: str | None = None
    umbrella: Read | None = None
    for at, read in enumerate(problems):
        statement, later = read.statement, problems[at + 1 :]
        if umbrella is not None and not _reaches(umbrella, read):
            umbrella = None
        if later and is_headline(read, problems[:at]):
            headline, umbrella = statement.id, None
            yield statement.id, replace(statement, headline=True, umbrella=True)
            continue
        above = umbrella.statement.id if umbrella else headline
        first = at == 0 or problems[at - 1].segment != read.segment or problems[at - 1].unit.has("admission")
        general = umbrella is None and is_umbrella(read, later, first and listed)
        umbrella = read if general else umbrella
        yield statement.id, replace(statement, umbrella=general, part_of=above)


def _reaches(umbrella: Read, read: Read) -> bool:
    """Whether an umbrella still stands over a statement: to the end of its segment, and over an example after it."""
    return read.segment == umbrella.segment or (read.sentence <= umbrella.sentence + 1 and is_example(read.unit))


def is_example(unit: Unit) -> bool:
    """Whether a unit illustrates what was just said."""
    first = unit.clauses[0]
    return first.connective.startswith("如") or first.has("example")


def is_headline(read: Read, before: Sequence[Read]) -> bool:
    """Whether a problem is numbered, or opens its sentence with an admission of problems in general."""
    if read.unit.head.has("ordinal"):
        return True
    return read.unit.has("admission") and not any(other.sentence == read.sentence for other in before[-1:])


def is_umbrella(read: Read, later: Sequence[Read], first: bool) -> bool:
    """Whether a problem is stated in general and its own details follow: figures, names, an example, or a list."""
    if read.unit.figures or read.unit.head.named or not read.unit.has("deficiency"):
        return False
    if any(is_example(other.unit) and _reaches(read, other) for other in later[:2]):
        return True
    details = [other for other in later if other.segment == read.segment]
    if any(other.unit.figures or other.unit.head.named for other in details[:2]):
        return True
    return first and len(details) > 1 and read.unit.head.has("general")
