"""One record of an annotation or of a program's output → a label, or what is wrong with it."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping
from typing import Any

from kg.evaluate.labels import EntityLabel, FindingLabel, LinkLabel, PairLabel, QuantityLabel, StatementLabel
from kg.evaluate.statements import ROLES
from kg.model import Grade, Span

Record = Mapping[str, Any]


class Malformed(ValueError):
    """What is wrong with a record, as the rest of a sentence that begins with where it stands."""


def json_lines(text: str) -> Iterator[str]:
    """The lines of JSON Lines; a line separator inside a string ends none."""
    return iter(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))


def json_object(line: str) -> dict[str, Any]:
    """The object on a line of JSON Lines; raises `Malformed` where there is none."""
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        reason = error.msg if isinstance(error, json.JSONDecodeError) else type(error).__name__
        raise Malformed(f"is no JSON ({reason})") from error
    if not isinstance(record, dict):
        raise Malformed("is no JSON object")
    return record


def statement(record: Record, size: int) -> StatementLabel:
    """A statement, or a component with `component_of`."""
    role = _needed(record, "role")
    if role not in ROLES:
        raise Malformed(f"has the role {role!r}; there are {', '.join(ROLES)}")
    return StatementLabel(
        id=str(_needed(record, "id")),
        role=role,
        span=span_of(record, size),
        checkable=_word(record, "checkable"),
        deadline=_word(record, "deadline"),
        window=_word(record, "window") or "unstated",
        headline=bool(record.get("headline")),
        umbrella=bool(record.get("umbrella")),
        parent=_word(record, "parent"),
        component_of=str(record["component_of"]) if record.get("component_of") else None,
    )


def quantity(record: Record, size: int) -> QuantityLabel:
    """A figure."""
    unit = record.get("unit") or ""
    if not isinstance(unit, str):
        raise Malformed(f"has the unit {unit!r}, which is no text")
    return QuantityLabel(
        span=span_of(record, size),
        value=_number(record, "value"),
        maximum=_number(record, "max"),
        unit=unit,
        comparator=_word(record, "comparator"),
        direction=_word(record, "direction"),
        kind=_word(record, "kind"),
        optional=bool(record.get("optional")),
    )


def entity(record: Record, size: int) -> EntityLabel:
    """A named thing with its mentions."""
    return EntityLabel(
        type=str(record.get("etype") or record.get("entity_type") or ""),
        mentions=_spans(record, "mentions", size),
        ignored=_spans(record, "nested", size) + _spans(record, "coref", size),
    )


def link(record: Record, _size: int) -> LinkLabel:
    """A link, by the ids of its two ends."""
    grade = _needed(record, "grade")
    if grade not in list(Grade):
        raise Malformed(f"has the grade {grade!r}; there are {', '.join(Grade)}")
    ends = str(_needed(record, "problem")), str(_needed(record, "commitment"))
    return LinkLabel(*ends, grade, _number(record, "score"))


def pair(record: Record, size: int) -> PairLabel:
    """A baseline and its target."""
    return PairLabel(
        baseline=place(_needed(record, "baseline"), size),
        target=place(_needed(record, "target"), size),
        alternatives=_spans(record, "baseline_alt", size),
        status=record.get("relation") == "status",
        doubtful=record.get("confidence") == "low",
        already_met=record.get("already_met"),
    )


def finding(record: Record, _size: int) -> FindingLabel:
    """A finding, by its kind and the ids of its statements."""
    statements = _needed(record, "statements")
    if not isinstance(statements, list):
        raise Malformed("has statements that are no list of ids")
    return FindingLabel(str(_needed(record, "kind")), frozenset(map(str, statements)))


def span_of(record: Record, size: int) -> Span:
    """The place of a record that has `start` and `end`."""
    return place([_needed(record, "start"), _needed(record, "end")], size)


def place(value: object, size: int) -> Span:
    """A pair of offsets that lies inside the text."""
    if not isinstance(value, list) or len(value) != 2 or not all(type(offset) is int for offset in value):
        raise Malformed(f"has the place {value!r}; give two whole numbers, where it starts and where it ends")
    span = Span(*value)
    if not 0 <= span.start < span.end <= size:
        raise Malformed(f"has the place {span.start}–{span.end}, which the text of {size} characters does not have")
    return span


def _spans(record: Record, key: str, size: int) -> tuple[Span, ...]:
    places = record.get(key, [] if key != "mentions" else None)
    if not isinstance(places, list):
        raise Malformed(f"has no list of {key}")
    return tuple(place(value, size) for value in places)


def _needed(record: Record, key: str) -> Any:
    if key not in record:
        raise Malformed(f"has no {key}")
    return record[key]


def _word(record: Record, key: str) -> str | None:
    value = record.get(key)
    return value if isinstance(value, str) and value else None


def _number(record: Record, key: str) -> float | None:
    """A JSON number as a double; none of it is computed with, only compared."""
    value = record.get(key)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise Malformed(f"has the {key} {value!r}, which is no number")
    try:
        number = float(value)
    except OverflowError:
        number = math.inf
    if not math.isfinite(number):
        raise Malformed(f"has a {key} that is too large to compare")
    return number
