"""Review files on disk: CSV in UTF-8, one judgement a line, sorted, so that two people's work merges line by line."""

from __future__ import annotations

import csv
import io
import os
import sys
import time
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol, TypeVar

from kg.errors import ReviewError
from kg.reviews.cells import COLUMNS, cells_of, one_line, row_of
from kg.reviews.row import Row

MERGE_MARKS = ("<<<<<<<", "=======", ">>>>>>>", "|||||||")
OF_ASSESSMENTS = (
    ".assessments.csv"  # how a file of people's assessments ends, which stands beside that of a report's links
)
PATIENCE = 5.0  # seconds to wait for another writer


class Keyed(Protocol):
    """A row that takes the place of an earlier one with the same key."""

    @property
    def key(self) -> Hashable: ...


Kept = TypeVar("Kept", bound=Keyed)


def review_files(path: Path) -> list[Path]:
    """The files of judgements of links that a path names: itself, or those of a folder in sorted order."""
    return [file for file in csv_files(path) if not file.name.endswith(OF_ASSESSMENTS)]


def csv_files(path: Path) -> list[Path]:
    """The CSV files that a path names: itself, or those of a folder in sorted order."""
    if not path.exists():
        raise ReviewError(f"There is no review file or folder {path}; check the path.")
    return sorted(p for p in path.glob("*.csv") if not p.name.startswith(".")) if path.is_dir() else [path]


def read_rows(paths: Iterable[Path], reports: Collection[str] | None = None) -> list[Row]:
    """The rows of review files and folders that are about some reports (default: all), each once.

    Rows of other reports are not looked at. Raises `ReviewError` with file, line, value and next step where a row is
    malformed, or where one reviewer judges one link in two ways on one day.
    """
    files = dict.fromkeys(file for path in paths for file in review_files(path))
    rows = dict.fromkeys(row for file in files for row in _rows_of(file, reports))
    _contradictions(rows)
    return list(rows)


def write_rows(file: Path, rows: Iterable[Row]) -> None:
    """Write rows in their canonical order, all or none: the file changes in one step."""
    write_cells(file, COLUMNS, (cells_of(row).values() for row in rows))


def write_cells(file: Path, columns: Sequence[str], rows: Iterable[Iterable[str]]) -> None:
    """Write a header and lines of cells, sorted and each once, in one step."""
    cells = sorted({tuple(row) for row in rows})
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([columns, *cells])
    temporary = file.with_name(f".{file.name}.new")
    with temporary.open("w", encoding="utf-8", newline="") as stream:
        stream.write(text.getvalue())
        stream.flush()
        os.fsync(stream.fileno())
    temporary.replace(file)


def record(file: Path, new: Sequence[Row]) -> list[Row]:
    """Put judgements into a file; a row takes the place of what the same reviewer said of the same link."""
    return put(file, new, _rows_of, write_rows)


def put(
    file: Path,
    new: Sequence[Kept],
    read: Callable[[Path, None], Iterable[Kept]],
    write: Callable[[Path, Iterable[Kept]], None],
) -> list[Kept]:
    """Put rows into a file beside those that are there, and give back those of the same keys, whose place they take.

    Who writes at the same time waits.
    """
    keys = {row.key for row in new}
    with alone(file):
        present = list(read(file, None)) if file.exists() else []
        write(file, [*(row for row in present if row.key not in keys), *new])
    return [row for row in present if row.key in keys and row not in new]


def table(
    text: str, name: str, required: Collection[str], delimiter: str = ","
) -> Iterator[tuple[dict[str, str], str]]:
    """The cells of each row by column, on one line each, with the file and line where the row begins."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    header: list[str] = []
    line = 1
    try:
        for values in reader:
            where, line = f"{name}, line {line}", reader.line_num + 1
            if values and len(values) != len(header) and values[0].startswith(MERGE_MARKS):
                raise ReviewError(
                    f"{where}: “{values[0]}” is left from a merge; keep the rows of both sides, drop the mark."
                )
            if not header:
                header = _header(values, where, required)
            elif any(values):
                yield _cells(header, values, where), where
    except csv.Error as error:
        raise ReviewError(f"{name}, line {line}: this is no CSV ({error}); mend the quotation marks there.") from error
    if not header:
        raise ReviewError(f"{name} is empty; begin it with the line {','.join(required)}.")


def _header(values: Sequence[str], where: str, required: Collection[str]) -> list[str]:
    header = [one_line(value).lower() for value in values]
    if missing := [column for column in required if column not in header]:
        raise ReviewError(f"{where}: the column {missing[0]} is missing; the first line names {','.join(required)}.")
    if twice := [column for column in required if header.count(column) > 1]:
        raise ReviewError(f"{where}: the column {twice[0]} is there twice; take one away.")
    return header


def _cells(header: Sequence[str], values: Sequence[str], where: str) -> dict[str, str]:
    if len(values) != len(header):
        raise ReviewError(f"{where}: there are {len(values)} cells for {len(header)} columns; mend the commas.")
    return dict(zip(header, map(one_line, values), strict=True))


def _rows_of(file: Path, reports: Collection[str] | None) -> Iterator[Row]:
    for cells, where in table(text_of(file), str(file), COLUMNS):
        if reports is None or cells["report"] in reports:
            yield row_of(cells, where)


def text_of(file: Path) -> str:
    """The text of a review file."""
    try:
        return file.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ReviewError(
            f"{file} is not UTF-8 (byte {error.start}); save it as UTF-8, or “kg review import” it."
        ) from error


def _contradictions(rows: Iterable[Row]) -> None:
    seen: dict[object, Row] = {}
    for row in rows:
        first = seen.setdefault((*row.key, row.on), row)
        if (first.judgement, first.grade) != (row.judgement, row.grade):
            raise ReviewError(
                f"{row.where}: {row.by} judges this link as {row.judgement} and on the same day as {first.judgement} "
                f"({first.where}); keep one of the two rows."
            )


@contextmanager
def alone(file: Path) -> Iterator[None]:
    """Nobody else writes the file meanwhile: who holds the lock of its folder may, and it falls open when its holder ends."""
    file.parent.mkdir(parents=True, exist_ok=True)
    patience = time.monotonic() + PATIENCE
    held = _opened(file)
    try:
        while not _locked(held):
            if time.monotonic() > patience:
                raise ReviewError(f"Another kg is writing {file}; try again when it has ended.")
            time.sleep(0.05)
        yield
    finally:
        os.close(held)


def _opened(file: Path) -> int:
    """What carries the lock: the folder, or where the system does not open folders a file beside the one to write."""
    if sys.platform == "win32":
        return os.open(file.with_name(f".{file.name}.lock"), os.O_CREAT | os.O_RDWR)
    return os.open(file.parent, os.O_RDONLY)


def _locked(descriptor: int) -> bool:
    """Whether the lock of an open file is ours now."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
