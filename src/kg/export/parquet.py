"""The same tables as CSV's, typed, for data frames."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable
from importlib import import_module
from typing import Any

from pyoxigraph import Store

from kg.errors import KgError
from kg.export.columns import Cell, Column, Reader, Sheet, columns, sheets
from kg.export.files import Files
from kg.export.note import notes

DIGITS, DECIMALS = (
    38,
    12,
)  # as wide as a decimal of Parquet gets: 26 digits before the point, which no sum of money fills


def parquet(store: Store) -> Files:
    """For data frames (pandas, Polars, DuckDB, R, Spark): a typed file for each table; needs the `parquet` extra."""
    try:
        write_table = import_module("pyarrow.parquet").write_table
    except ImportError:
        raise KgError('Parquet needs pyarrow; get it with pip install "kg[parquet]", or export csv.') from None
    reader, said = Reader(store), notes(store)
    files = {}
    for sheet in (sheet for sheet in sheets() if sheet.name != "nodes"):
        data = io.BytesIO()
        write_table(_table(sheet, reader.rows(sheet), said), data, compression="zstd")
        files[f"{sheet.name}.parquet"] = data.getvalue()
    return files


def _table(sheet: Sheet, rows: Iterable[tuple[Cell, ...]], said: list[str]) -> Any:
    pa = import_module("pyarrow")

    wanted = columns(sheet.name)
    about = {"title": sheet.zh, "title_en": sheet.en, "notes": json.dumps(said, ensure_ascii=False)}
    fields = [pa.field(c.name, _type(c), metadata={"title": c.zh, "title_en": c.en, "path": c.path}) for c in wanted]
    cells = zip(*rows, strict=True)
    filled = [list(column) for column in cells] or [[] for _ in wanted]
    arrays = [pa.array(column, type=field.type) for column, field in zip(filled, fields, strict=True)]
    return pa.Table.from_arrays(arrays, schema=pa.schema(fields, metadata=about))


def _type(column: Column) -> Any:
    pa = import_module("pyarrow")

    types = {
        "integer": pa.int64(),
        "decimal": pa.decimal128(DIGITS, DECIMALS),
        "boolean": pa.bool_(),
        "date": pa.date32(),
    }
    single = types.get(column.type, pa.string())
    return pa.list_(single) if column.many else single
