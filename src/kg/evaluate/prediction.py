"""What a program read out of a report: JSON Lines as `kg extract` prints them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any

from kg.evaluate import records
from kg.evaluate.labels import Labels, StatementLabel
from kg.evaluate.records import Malformed, Record, json_object

READERS: dict[str, Callable[[Record, int], Any]] = {
    "statement": records.statement,
    "quantity": records.quantity,
    "entity": records.entity,
    "link": records.link,
    "baseline": records.pair,
    "finding": records.finding,
}


def read_prediction(lines: Iterable[str], size: int) -> tuple[Labels, tuple[str, ...]]:
    """The labels, and a sentence for each line that is none; `size` is the length of the text."""
    found: dict[str, list[Any]] = defaultdict(list)
    wrong: list[str] = []
    ids: set[str] = set()
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            kind, label = _read(line, size, ids)
        except Malformed as error:
            wrong.append(f"line {number} {error}")
        else:
            found[kind].append(label)
    whole, members = _apart(found["statement"])
    labels = Labels(
        statements=whole,
        components=members,
        quantities=tuple(found["quantity"]),
        entities=tuple(found["entity"]),
        links=tuple(found["link"]),
        pairs=tuple(found["baseline"]),
        findings=tuple(found["finding"]),
    )
    return labels, tuple(wrong)


def _read(line: str, size: int, ids: set[str]) -> tuple[str, Any]:
    record = json_object(line)
    kind = record.get("type")
    if not isinstance(kind, str) or kind not in READERS:
        raise Malformed(f"has the type {kind!r}; there are {', '.join(READERS)}")
    if kind == "statement":
        _claim(record, size, ids)
    return kind, READERS[kind](record, size)


def _claim(record: Record, size: int, ids: set[str]) -> None:
    """An id belongs to the first statement that has it and a place, even where the rest of that line is wrong."""
    records.span_of(record, size)
    if "id" in record:
        if str(record["id"]) in ids:
            raise Malformed(f"repeats the id {record['id']}")
        ids.add(str(record["id"]))


def _apart(statements: Iterable[StatementLabel]) -> tuple[tuple[StatementLabel, ...], tuple[StatementLabel, ...]]:
    whole: list[StatementLabel] = []
    members: list[StatementLabel] = []
    for label in statements:
        (members if label.component_of else whole).append(label)
    return tuple(whole), tuple(members)
