"""CSV tables with a description by the CSV on the Web recommendation, so that a machine knows what each column means."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from pyoxigraph import Store

from kg.export.columns import Cell, Column, Reader, Sheet, Value, columns, sheets
from kg.export.files import Files
from kg.export.note import notes
from kg.export.properties import iri
from kg.spreadsheet import guarded, sheet
from kg.vocab import CA, CODE

SEPARATOR = "|"
METADATA = "csvw.json"
DATATYPES = {"integer": "integer", "decimal": "decimal", "boolean": "boolean", "date": "date", "iri": "anyURI"}
REFERENCES = {"ca:problem": "problems", "ca:commitment": "commitments"}


def csv(store: Store) -> Files:
    """For spreadsheets and journalists: a CSV file for each table, with `csvw.json` that says what the columns mean."""
    reader = Reader(store)
    written = [table for table in sheets() if table.name != "nodes"]
    files = {f"{table.name}.csv": sheet(_rows(table, reader)) for table in written}
    described = json.dumps(_described(written, reader, notes(store)), ensure_ascii=False, indent=1)
    return {**files, METADATA: described.encode("utf-8") + b"\n"}


def _rows(table: Sheet, reader: Reader) -> Iterator[Iterable[str]]:
    yield (column.name for column in columns(table.name))
    for row in reader.rows(table):
        yield map(_cell, row)


def _cell(cell: Cell) -> str:
    first = cell[0] if isinstance(cell, tuple) and cell else cell
    return guarded(joined(cell)) if isinstance(first, str) else joined(cell)


def joined(cell: Cell) -> str:
    """A cell as text, with a vertical bar between several values."""
    values = cell if isinstance(cell, tuple) else () if cell is None else (cell,)
    return SEPARATOR.join(map(plain, values))


def plain(value: Value) -> str:
    """A value as CSV holds it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return value.isoformat() if isinstance(value, date) else str(value)


def _described(written: Iterable[Sheet], reader: Reader, said: list[str]) -> dict[str, Any]:
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "zh"}],
        "dc:title": {"@value": "承诺问责图的各表", "@language": "zh"},
        "rdfs:comment": said,
        "dialect": {"encoding": "utf-8", "delimiter": ",", "header": True},
        "tables": [_described_table(table, reader) for table in written],
    }


def _described_table(sheet: Sheet, reader: Reader) -> dict[str, Any]:
    wanted = columns(sheet.name)
    key = wanted[0].name
    foreign = [
        {
            "columnReference": [column.name],
            "reference": {"resource": f"{REFERENCES[column.path]}.csv", "columnReference": ["id"]},
        }
        for column in wanted
        if column.path in REFERENCES
    ]
    return {
        "url": f"{sheet.name}.csv",
        "dc:title": [{"@value": sheet.zh, "@language": "zh"}, {"@value": sheet.en, "@language": "en"}],
        "tableSchema": {
            "aboutUrl": (CODE.base if sheet.name == "codes" else reader.base) + "{+" + key + "}",
            "primaryKey": [key],
            **({"foreignKeys": foreign} if foreign else {}),
            "columns": [_described_column(column, reader) for column in wanted],
        },
    }


def _described_column(column: Column, reader: Reader) -> dict[str, Any]:
    """A column that one property leads to is a triple of each row; any other is for people, and makes none."""
    direct = re.fullmatch(r"[\w-]+:\w+", column.path) and not column.many
    prefix = {"id": reader.base, "code": CODE.base, "class": CA.base, "iri": ""}.get(column.type)
    return {
        "name": column.name,
        "titles": {"en": [column.name, column.en], "zh": [column.zh]},
        "datatype": DATATYPES.get(column.type, "string"),
        **({"separator": SEPARATOR} if column.many else {}),
        **({"lang": column.type} if column.type in ("zh", "en") else {}),
        **({"propertyUrl": iri(column.path).value} if direct else {"suppressOutput": True}),
        **({"valueUrl": prefix + "{+" + column.name + "}"} if direct and prefix is not None else {}),
    }
