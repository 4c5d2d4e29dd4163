"""Ledgers as CSV: `NAME.csv` holds the figures and `NAME-sources.csv` beside it where each was read."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cache
from pathlib import Path

from kg.areas import areas
from kg.errors import KgError, SourceError
from kg.ids import short_hash
from kg.model import Area, Comparator, Kind, Metric, Period, ValueRole
from kg.model.ledger import Entry, Ledger, LedgerSource
from kg.read.periods import parse_period
from kg.tables import load

COLUMNS = ("district", "metric", "period", "kind", "comparator", "value", "value_max", "unit", "note", "source")
SOURCES = ("id", "title", "published", "url")
SCALES = {"亿": Decimal(10**8), "万": Decimal(10**4)}
CHANGE = re.compile("(增速|变化)$")
RATE = re.compile("率$|比重$|占比$")
SHORT_PERIOD = re.compile(r"(\d{4})([HQ]\d)")


@dataclass(frozen=True, slots=True)
class MetricRow:
    """A headline metric of the table."""

    key: str
    name: str
    en: str
    aliases: tuple[str, ...]
    unit: str
    better: str


def read_ledger(path: Path) -> Ledger:
    """The ledger of a CSV file; raises `SourceError` with the line on a cell that cannot be read."""
    sources = tuple(LedgerSource(**row) for _, row in _rows(path.with_name(f"{path.stem}-sources.csv"), SOURCES))
    known = {source.id for source in sources}
    entries = []
    for line, row in _rows(path, COLUMNS):
        try:
            entries.append(_entry(row, known))
        except (KgError, ValueError, InvalidOperation) as error:
            raise SourceError(f"{path.name}, line {line}: {error or row['value']}; mend that line.") from error
    return Ledger(path.stem, tuple(entries), sources)


def write_ledger(ledger: Ledger) -> tuple[bytes, bytes]:
    """The two CSV files of a ledger, figures and sources, as `read_ledger` reads them."""
    figures = ([_cell(entry, column) for column in COLUMNS] for entry in ledger.entries)
    sources = ([getattr(source, column) for column in SOURCES] for source in ledger.sources)
    return _csv(COLUMNS, figures), _csv(SOURCES, sources)


def _csv(columns: tuple[str, ...], rows: Iterator[list[str]]) -> bytes:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([columns, *rows])
    return out.getvalue().encode("utf-8")


def _cell(entry: Entry, column: str) -> str:
    cells = {
        "district": entry.area.name,
        "metric": entry.metric.name,
        "period": entry.period.id.replace("-", ""),
        "kind": entry.role.value,
        "comparator": entry.comparator.value,
        "value": str(entry.value),
        "value_max": "" if entry.maximum is None else str(entry.maximum),
        "unit": entry.unit,
        "note": entry.note,
        "source": entry.source,
    }
    return cells[column]


def _rows(path: Path, columns: tuple[str, ...]) -> Iterator[tuple[int, dict[str, str]]]:
    if not path.is_file():
        raise SourceError(f"There is no {path}; a ledger is NAME.csv with NAME-sources.csv beside it.")
    try:
        reader = csv.DictReader(io.StringIO(path.read_text("utf-8-sig"), newline=""))
        if tuple(reader.fieldnames or ()) != columns:
            raise SourceError(f"{path.name} has not the columns of a ledger; they are {', '.join(columns)}.")
        for row in reader:
            if None in row or None in row.values():
                raise SourceError(
                    f"{path.name}, line {reader.line_num}: it has not {len(columns)} cells; mend that line."
                )
            yield reader.line_num, row
    except (UnicodeDecodeError, csv.Error) as error:
        raise SourceError(f"{path.name} is not CSV in UTF-8 ({error}); save it so.") from error


def _entry(row: Mapping[str, str], sources: set[str]) -> Entry:
    if row["source"] not in sources:
        raise SourceError(f"source {row['source']} is not in the file of sources")
    unit = row["unit"]
    return Entry(
        area=_area(row["district"]),
        metric=_metric(row["metric"], unit),
        period=_period(row["period"]),
        role=ValueRole(row["kind"]),
        comparator=Comparator(row["comparator"]),
        value=_number(row["value"]),
        maximum=_number(row["value_max"]) if row["value_max"] else None,
        unit=unit,
        scaled=SCALES.get(unit[:1], Decimal(1)) if len(unit) > 1 else Decimal(1),
        note=row["note"],
        source=row["source"],
    )


def _number(text: str) -> Decimal:
    try:
        return Decimal(text)
    except InvalidOperation:
        raise SourceError(f"“{text}” is no number") from None


def _period(text: str) -> Period:
    return parse_period(SHORT_PERIOD.sub(r"\1-\2", text))


def _area(name: str) -> Area:
    found = [area for area in areas().values() if name in (area.code, area.name)]
    if len(found) != 1:
        raise SourceError(f"“{name}” names {len(found)} areas; give its six-digit code")
    return found[0]


@cache
def _table() -> Mapping[str, MetricRow]:
    return {row.name: row for row in load("metrics", MetricRow, key="key")}


def _metric(name: str, unit: str) -> Metric:
    """The metric of the table that goes by exactly this name, else one of its own: other names are for people to match."""
    change = CHANGE.search(name)
    row = _table().get(CHANGE.sub("", name))
    key = row.key if row else f"m-{short_hash(CHANGE.sub('', name))}"
    kind = Kind.CHANGE if change else Kind.SHARE if unit == "%" and RATE.search(name) else Kind.LEVEL
    english = f"{row.en} (growth)" if row and change else row.en if row else ""
    better = row.better if row else "none"
    return Metric(f"{key}-growth" if change else key, name, english, kind, row.unit if row else "", better)
