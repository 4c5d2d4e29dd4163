"""The files of an annotation: one for each kind of label, JSON Lines or CSV."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from kg.errors import AnnotationError
from kg.evaluate.records import Malformed, Record, json_lines, json_object
from kg.evaluate.sheets import COLUMNS, Row, Sheets

Label = TypeVar("Label")


class Files:
    """What a folder holds, read against the text that it annotates."""

    def __init__(self, folder: Path, text: str) -> None:
        self.folder = folder
        self._found: dict[str, list[Row]] = {}
        self._size = len(text)
        self._sheets = Sheets(folder, text)

    @property
    def held(self) -> frozenset[str]:
        """The kinds of label that the folder was asked for and has."""
        return frozenset(self._found)

    def rows(self, kind: str) -> list[Row]:
        """The records of one kind and where each stands; none where there is no such file."""
        lines, sheet = self.folder / f"{kind}.jsonl", self.folder / f"{kind}.csv"
        as_sheet = kind in COLUMNS and sheet.exists()
        if lines.exists() and as_sheet:
            raise AnnotationError(f"{self.folder} holds both {lines.name} and {sheet.name}; keep one of them.")
        if kind not in self._found and (as_sheet or lines.exists()):
            self._found[kind] = list(self._sheets.read(kind) if as_sheet else _json_rows(lines))
        return self._found.get(kind, [])

    def label(self, row: Row, read: Callable[[Record, int], Label]) -> Label:
        """One label; raises `AnnotationError` that says where the record stands and what is wrong with it."""
        try:
            return read(row.record, self._size)
        except Malformed as error:
            raise AnnotationError(f"{row.where} {error}.") from error

    def labels(self, kind: str, read: Callable[[Record, int], Label]) -> tuple[Label, ...]:
        """The labels of one kind."""
        return tuple(self.label(row, read) for row in self.rows(kind))


def text_of(path: Path) -> str:
    """What a file of the annotation holds."""
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise AnnotationError(f"{path} is not UTF-8; save it so.") from error


def _json_rows(path: Path) -> Iterator[Row]:
    for number, line in enumerate(json_lines(text_of(path)), 1):
        if line.strip():
            where = f"{path} line {number}"
            try:
                yield Row(where, json_object(line))
            except Malformed as error:
                raise AnnotationError(f"{where} {error}.") from error
