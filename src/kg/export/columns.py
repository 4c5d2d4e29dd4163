"""Tables for spreadsheets and data frames: `tables/export_tables.yml` says which there are, `tables/export_columns.yml` what is in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache

from pyoxigraph import Literal, Store

from kg.export.properties import Node, Properties, iri, local
from kg.export.rdf import base
from kg.tables import load

Value = str | int | bool | Decimal | date
Cell = Value | tuple[Value, ...] | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table to be: its name, the classes whose things are its rows, and how these are sorted."""

    name: str
    classes: tuple[str, ...]
    sort: str
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Column:
    """A column to be: `table.column`, the path that leads to its values, their type, and its titles."""

    key: str
    path: str
    type: str
    zh: str
    en: str
    many: bool = False

    @property
    def name(self) -> str:
        return self.key.partition(".")[2]

    @property
    def table(self) -> str:
        return self.key.partition(".")[0]


@cache
def sheets() -> tuple[Sheet, ...]:
    """All tables, in the order in which a reader wants them."""
    return load("export_tables", Sheet, key="name")


@cache
def columns(table: str) -> tuple[Column, ...]:
    """The columns of a table."""
    return tuple(column for column in load("export_columns", Column, key="key") if column.table == table)


class Reader:
    """Reads rows out of a store: IRIs are written from the base on, codes by their name."""

    def __init__(self, store: Store) -> None:
        self.properties = Properties(store)
        self.base = base(store) or ""

    def rows(self, sheet: Sheet) -> Iterator[tuple[Cell, ...]]:
        """The rows of a table, sorted."""
        found = self.properties.members(sheet.classes)
        for subject in sorted(found, key=lambda subject: self._place(sheet, subject)):
            yield self.row(sheet, columns(sheet.name), subject)

    def row(self, sheet: Sheet, wanted: Sequence[Column], subject: str) -> tuple[Cell, ...]:
        """The cells of one thing."""
        return tuple(self._cell(sheet, column, subject) for column in wanted)

    def short(self, name: str) -> str:
        """An IRI from the base on; one that does not begin with the base, whole."""
        return name.removeprefix(self.base)

    def _place(self, sheet: Sheet, subject: str) -> tuple[str, int, str]:
        """By report, then as the table says, then by IRI; what belongs to no report stands by itself."""
        report = "/".join(self.short(subject).split("/")[:2]) if self.short(subject).startswith("report/") else ""
        order = self.properties.first(subject, sheet.sort) if sheet.sort else ""
        return (report, int(order), subject) if order.isdecimal() else (report, 0, order + subject)

    def _cell(self, sheet: Sheet, column: Column, subject: str) -> Cell:
        values = self._values(sheet, column, subject)
        return tuple(values) if column.many else (values[0] if values else None)

    def _values(self, sheet: Sheet, column: Column, subject: str) -> list[Value]:
        if column.type == "class":
            held = {term.value for term in self.properties.of("rdf:type").get(subject, ())}
            return [name.partition(":")[2] for name in sheet.classes if iri(name).value in held]
        read = (self._value(term, column.type) for term in self.properties.follow(subject, column.path))
        return list(dict.fromkeys(value for value in read if value is not None))

    def _value(self, term: Node, kind: str) -> Value | None:
        text = term.value
        match kind:
            case "id":
                return self.short(text)
            case "code":
                return local(text)
            case "integer":
                return int(text)
            case "decimal":
                return Decimal(text)
            case "boolean":
                return text == "true"
            case "date":
                return date.fromisoformat(text)
            case "zh" | "en":
                spoken = term.language if isinstance(term, Literal) else None
                return text if spoken == kind else None
            case _:
                return text
