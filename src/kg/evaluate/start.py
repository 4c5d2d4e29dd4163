"""A first sheet of statements, to be corrected in a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import Any

from kg.evaluate.records import json_object
from kg.evaluate.sheets import COLUMNS

FIRST = tuple(column for column in COLUMNS["statements"] if column != "in")


def draft(lines: Iterable[str], text: str) -> str:
    """The statements among a program's lines as the CSV that an annotation is made of, in the order of the text."""
    statements = [record for record in map(json_object, lines) if record["type"] == "statement"]
    statements.sort(key=lambda s: (s["start"], -s["end"]))
    places = {s["id"]: (s["start"], s["end"]) for s in statements}
    sheet = io.StringIO()
    writer = csv.DictWriter(sheet, FIRST, extrasaction="ignore", lineterminator="\r\n")
    writer.writeheader()
    for statement in statements:
        start, end = places.get(statement.get("component_of"), (0, len(text)))
        writer.writerow(_row(statement, text, start, end))
    return sheet.getvalue()


def _row(statement: dict[str, Any], text: str, start: int, end: int) -> dict[str, Any]:
    quote = text[statement["start"] : statement["end"]]
    flags = {key: "yes" if statement.get(key) else "" for key in ("headline", "umbrella")}
    return statement | flags | {"quote": quote, "occurrence": _occurrence(quote, statement["start"], text, start, end)}


def _occurrence(quote: str, at: int, text: str, start: int, end: int) -> int | str:
    """Which of several; nothing where the words stand only once."""
    number, found, place = 0, 0, text.find(quote, start, end)
    while place >= 0:
        found += 1
        number += place <= at
        place = text.find(quote, place + 1, end)
    return number if found > 1 else ""
