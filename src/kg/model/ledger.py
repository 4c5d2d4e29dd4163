"""A ledger: headline figures and targets over the years, each with where it was read."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from kg.model.source import Area, Period
from kg.model.statement import Comparator, Metric, ValueRole


@dataclass(frozen=True, slots=True)
class LedgerSource:
    """Where figures were read; `published` is as precise as it is known: a day, a month or a year."""

    id: str
    title: str
    published: str
    url: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One figure: of a metric, an area and a period, signed, in the unit that it is printed in.

    `scaled` is what one of that unit is in the base unit: a hundred million for 亿元.
    """

    area: Area
    metric: Metric
    period: Period
    role: ValueRole
    comparator: Comparator
    value: Decimal
    maximum: Decimal | None
    unit: str
    scaled: Decimal
    note: str
    source: str


@dataclass(frozen=True, slots=True)
class Ledger:
    """The figures of one file and the sources that they name."""

    name: str
    entries: tuple[Entry, ...]
    sources: tuple[LedgerSource, ...]
