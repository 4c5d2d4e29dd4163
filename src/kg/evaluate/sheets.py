"""What the columns of each CSV file of an annotation are, and the records that its rows make."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from kg.errors import AnnotationError
from kg.evaluate.records import Malformed
from kg.evaluate.spreadsheet import choice, count, day, find, flag, number, rows
from kg.model import Checkability, Comparator, Direction, EntityType, Grade, Kind, Role, Span

Cell = Callable[[str], Any]


class Row(NamedTuple):
    """Where a record stands, and the record."""

    where: str
    record: dict[str, Any]


QUOTE: dict[str, Cell] = {"quote": str, "occurrence": count, "in": str, "note": str}
COLUMNS: dict[str, dict[str, Cell]] = {
    "statements": {
        "id": str,
        "role": choice(*Role),
        **QUOTE,
        "checkable": choice(*Checkability),
        "deadline": day,
        "window": str,
        "headline": flag,
        "umbrella": flag,
        "parent": str,
        "component_of": str,
    },
    "quantities": {
        **QUOTE,
        "value": number,
        "max": number,
        "unit": str,
        "comparator": choice(*Comparator),
        "kind": choice(*Kind),
        "direction": choice(*Direction),
        "optional": flag,
    },
    "not_quantities": {**QUOTE, "reason": str},
    "entities": {"type": choice(*EntityType), "name": str, **QUOTE},
    "links": {"problem": str, "commitment": str, "grade": choice(*Grade), "note": str},
    "baselines": {
        "baseline": str,
        "baseline_occurrence": count,
        "baseline_in": str,
        "target": str,
        "target_occurrence": count,
        "target_in": str,
        "relation": choice("same-metric", "derived", "near", "status"),
        "already_met": flag,
        "confidence": choice("high", "medium", "low"),
        "note": str,
    },
    "passages": {"from": str, "to": str, "kind": str, "note": str},
}


class Sheets:
    """The CSV files of a folder, read against the text that they quote."""

    def __init__(self, folder: Path, text: str) -> None:
        self._folder, self._text = folder, text
        self._statements: dict[str, Span] = {}

    def read(self, kind: str) -> Iterator[Row]:
        """The records of a file, in the form that JSON Lines have."""
        path = self._folder / f"{kind}.csv"
        made = rows(path, COLUMNS[kind])
        # A member is sought in the statement that it belongs to, wherever that stands in the file.
        for row, record in sorted(made, key=lambda numbered: "component_of" in numbered[1]):
            where = f"{path} row {row}"
            try:
                yield Row(where, self._record(kind, str(row), record))
            except Malformed as error:
                raise AnnotationError(f"{where} {error}.") from error

    def _record(self, kind: str, row: str, record: dict[str, Any]) -> dict[str, Any]:
        if kind == "links":
            return record
        if kind == "passages":
            return {"passage": self._passage(record), "kind": record.get("kind", "")}
        if kind == "baselines":
            ends = ("baseline", "target")
            return record | {end: list(self._place(record, end, f"{end}_occurrence", f"{end}_in")) for end in ends}
        span = self._place(record, "quote", "occurrence", "component_of" if "component_of" in record else "in")
        if kind == "statements":
            record = {"id": row, **record}
            self._statements[record["id"]] = span
        return record | {"start": span.start, "end": span.end}

    def _place(self, record: Mapping[str, Any], quote: str, occurrence: str, holder: str) -> Span:
        if quote not in record:
            raise Malformed(f"has no {quote}")
        within = Span(0, len(self._text))
        if holder in record:
            if record[holder] not in self._statements:
                raise Malformed(f"names {record[holder]}, which is the id of no statement")
            within = self._statements[record[holder]]
        return find(self._text, record[quote], record.get(occurrence), within)

    def _passage(self, record: Mapping[str, Any]) -> Span:
        if not {"from", "to"} <= record.keys():
            raise Malformed("lacks from or to; quote how the passage begins and how it ends")
        start = find(self._text, record["from"], None, Span(0, len(self._text))).start
        return Span(start, find(self._text, record["to"], None, Span(start, len(self._text))).end)
