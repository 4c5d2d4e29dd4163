"""Small made-up reports: a few statements with their figures and names, for the linker alone."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from kg.model import (
    Area,
    Checkability,
    Comparator,
    Coverage,
    Document,
    Entity,
    EntityType,
    Extraction,
    Kind,
    Link,
    Linking,
    Outline,
    Part,
    Quantity,
    Report,
    Role,
    Span,
    Statement,
    ValueRole,
    Window,
)
from periods import half

FIGURE = re.compile(r"(\d+(?:\.\d+)?)(%|微克/立方米|[个套家条所场座])(?:以(上|下))?")
H1 = half(2020, 1)
H2 = half(2020, 2)
PARTS = {Role.PROBLEM: Part.PROBLEMS, Role.COMMITMENT: Part.PLAN, Role.GUIDANCE: Part.PLAN}


@dataclass(frozen=True)
class Said:
    """A statement of a made-up report; `end` is what follows it, so a comma keeps the next one in its sentence."""

    role: Role
    text: str
    end: str = "。"
    checkability: Checkability | None = None
    umbrella: bool = False
    headline: bool = False
    window: str = "unstated"
    below: int | None = None


def problem(text: str, **more: object) -> Said:
    return Said(Role.PROBLEM, text, **more)  # type: ignore[arg-type]


def done(text: str, **more: object) -> Said:
    return Said(Role.ACHIEVEMENT, text, **more)  # type: ignore[arg-type]


def lead(text: str) -> Said:
    return Said(Role.GUIDANCE, text, end=",")


def heading(text: str) -> Said:
    return Said(Role.HEADING, text)


def number(text: str, **more: object) -> Said:
    return Said(Role.COMMITMENT, text, checkability=Checkability.NUMBER, **more)  # type: ignore[arg-type]


def milestone(text: str, **more: object) -> Said:
    return Said(Role.COMMITMENT, text, checkability=Checkability.MILESTONE, **more)  # type: ignore[arg-type]


def vague(text: str, **more: object) -> Said:
    return Said(Role.COMMITMENT, text, checkability=Checkability.VAGUE, **more)  # type: ignore[arg-type]


def made(*said: Said, names: Mapping[str, str] | None = None) -> Extraction:
    """The extraction of a report that says just this; `names` has the named things and their types."""
    statements: list[Statement] = []
    text = ""
    for at, one in enumerate(said):
        statements.append(_statement(at, one, len(text), statements))
        text += one.text + one.end
    return Extraction(
        report=Report("made", "", "plan-execution", Area("110101", "甲市乙区", "district"), H1, H2),
        document=Document("made.txt", text, "text/plain", "utf-8", "0" * 64, "0" * 64),
        outline=Outline((), (), ()),
        statements=tuple(statements),
        quantities=tuple(_figures(statements)),
        entities=tuple(_entity(name, kind, text) for name, kind in (names or {}).items()),
        goals=(),
        coverage=Coverage(0, {}, ()),
    )


def _statement(at: int, one: Said, start: int, before: list[Statement]) -> Statement:
    return Statement(
        id=f"s{at}",
        span=Span(start, start + len(one.text)),
        quote=one.text,
        role=one.role,
        part=PARTS.get(one.role, Part.RESULTS),
        section=0,
        paragraph=0,
        rule="made",
        parent=next((s.id for s in reversed(before) if s.role is Role.HEADING), None),
        part_of=None if one.below is None else before[one.below].id,
        headline=one.headline,
        umbrella=one.umbrella,
        checkability=one.checkability,
        window=Window(one.window),
    )


def _figures(statements: list[Statement]) -> list[Quantity]:
    found = []
    for statement in statements:
        promised = statement.role is Role.COMMITMENT
        for match in FIGURE.finditer(statement.quote):
            start = statement.span.start + match.start()
            unit = match[2]
            kind = Kind.SHARE if unit == "%" else Kind.LEVEL if "/" in unit else Kind.COUNT
            bound = Comparator.AT_MOST if "控制在" in statement.quote else Comparator.AT_LEAST
            found.append(
                Quantity(
                    span=Span(start, start + len(match[1] + unit)),
                    quote=match[1] + unit,
                    value=Decimal(match[1]),
                    unit=unit,
                    kind=kind,
                    comparator=bound if promised else Comparator.EQUAL,
                    period=None if promised else H1,
                    value_role=ValueRole.TARGET if promised else ValueRole.ACTUAL,
                )
            )
    return found


def _entity(name: str, kind: str, text: str) -> Entity:
    spans = tuple(Span(m.start(), m.end()) for m in re.finditer(re.escape(name), text))
    return Entity(name, name, EntityType(kind), spans)


def grade(linking: Linking, of: int, by: int) -> str | None:
    """The grade between two statements by their numbers, or None where there is no link."""
    found: Link | None = next((k for k in linking.links if (k.problem, k.commitment) == (f"s{of}", f"s{by}")), None)
    return found.grade.value if found else None
