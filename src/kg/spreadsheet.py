"""CSV as spreadsheets want it: they take UTF-8 for the local encoding unless they are told, and run what begins like a formula."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable

BOM = b"\xef\xbb\xbf"
_FORMULA = re.compile(r"[=+@\t\r]|-(?!\d)")


def guarded(text: str) -> str:
    """The text of a cell, with an apostrophe before it where a spreadsheet would take it for a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def sheet(rows: Iterable[Iterable[str]]) -> bytes:
    """Rows of cells as a CSV file that begins with a byte order mark."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows(rows)
    return BOM + text.getvalue().encode("utf-8")
