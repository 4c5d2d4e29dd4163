"""CSV files that people fill in a spreadsheet: words instead of offsets, one row for each label.

Excel writes UTF-8, UTF-16 or, in China, GB 18030, separates by commas, semicolons or tabs, and rewrites dates; all of that is
read.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from kg.errors import AnnotationError
from kg.evaluate.records import Malformed
from kg.model import Span

DATE = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")
YES, NO = {"1", "yes", "true", "x", "y", "是", "√"}, {"0", "no", "false", "n", "否"}
SHOWN = 20
UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def rows(path: Path, columns: Mapping[str, Callable[[str], Any]]) -> Iterator[tuple[int, dict[str, Any]]]:
    """The number of each row as a spreadsheet counts, and its cells that are not empty.

    Raises `AnnotationError` on a column that is not known, or a cell that is not what its column wants.
    """
    text = _decoded(path)
    header = text.partition("\n")[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=header.count))
    names = [name.strip().lower() for name in next(reader, [])]
    if unknown := [name for name in names if name and name not in columns]:
        raise AnnotationError(
            f"{path} has the column {unknown[0]!r}, which is not known; there are {', '.join(columns)}."
        )
    for number, cells in enumerate(reader, 2):
        filled = [(n, cell.strip()) for n, cell in zip(names, cells, strict=False) if n and cell.strip()]
        try:
            record = {name: columns[name](cell) for name, cell in filled}
        except Malformed as error:
            raise AnnotationError(f"{path} row {number} {error}.") from error
        if record:
            yield number, record


def find(text: str, quote: str, occurrence: int | None, within: Span) -> Span:
    """Where a quote stands; raises `Malformed` where that is nowhere, or in several places and none is chosen."""
    places, start = [], text.find(quote, within.start, within.end)
    while start >= 0:
        places.append(start)
        start = text.find(quote, start + 1, within.end)
    where = f"“{quote[:SHOWN]}{'…' * (len(quote) > SHOWN)}”"
    if not places:
        raise Malformed(f"quotes {where}, which does not stand there; copy it from the text")
    if occurrence is None and len(places) > 1:
        raise Malformed(f"quotes {where}, which stands there {len(places)} times; say which in the column occurrence")
    if not 1 <= (occurrence or 1) <= len(places):
        raise Malformed(f"wants occurrence {occurrence} of {where}, which stands there {len(places)} times")
    start = places[(occurrence or 1) - 1]
    return Span(start, start + len(quote))


def flag(cell: str) -> bool:
    """A yes or no."""
    if cell.lower() not in YES | NO:
        raise Malformed(f"says {cell!r} where yes or no is wanted")
    return cell.lower() in YES


def choice(*words: str) -> Callable[[str], str]:
    """One of some words."""

    def chosen(cell: str) -> str:
        if cell not in words:
            raise Malformed(f"says {cell!r} where one of {', '.join(words)} is wanted")
        return cell

    return chosen


def number(cell: str) -> float:
    """A number, with or without commas between the thousands."""
    try:
        return float(cell.replace(",", ""))
    except ValueError:
        raise Malformed(f"says {cell!r} where a number is wanted") from None


def count(cell: str) -> int:
    """A whole number from one."""
    if not cell.isdecimal() or int(cell) < 1:
        raise Malformed(f"says {cell!r} where a whole number from 1 is wanted")
    return int(cell)


def day(cell: str) -> str:
    """A date, year first, however the spreadsheet writes it."""
    found = DATE.fullmatch(cell)
    try:
        return date(*map(int, found.groups())).isoformat() if found else _no_day(cell)
    except ValueError:
        return _no_day(cell)


def _no_day(cell: str) -> str:
    raise Malformed(f"says {cell!r} where a date such as 2020-08-31 is wanted")


def _decoded(path: Path) -> str:
    data = path.read_bytes()
    for encoding in ("utf-16",) if data.startswith(UTF_16) else ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise AnnotationError(f"{path} is neither UTF-8 nor GB 18030; save it as “CSV UTF-8”.")
