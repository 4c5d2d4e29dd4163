"""Values in base units, so that 3.7亿元 and 370000000 元 are one amount."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kg.evaluate.labels import QuantityLabel
from kg.tables import load

# Annotations hold values as JSON numbers, so they are compared as such: equal but for the last digits of a double.
TOLERANCE = 1e-9
MAGNITUDES = {"亿": 1e8, "万": 1e4, "千": 1e3, "百": 1e2, "十": 1e1}
MAGNITUDE = re.compile(r"(?:万亿|[千百十]?亿|[千百]?万|千)(?=.)")
COMPOUND = "微克/立方米"


@dataclass(frozen=True, slots=True)
class Spelling:
    """A row of the table of spellings."""

    unit: str
    forms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Amount:
    """A value, the upper end of its range, and its unit, all in the base unit."""

    value: float | None
    maximum: float | None
    unit: str

    def same(self, other: Amount) -> bool:
        """Whether value and unit are equal."""
        return self.unit == other.unit and equal(self.value, other.value)


def equal(a: float | None, b: float | None) -> bool:
    """Whether two values are the same number; no value equals only no value."""
    if a is None or b is None:
        return a is b
    return a == b or abs(a - b) <= TOLERANCE * max(abs(a), abs(b))


def amount(quantity: QuantityLabel) -> Amount:
    """A figure in its base unit."""
    unit, factor = base_unit(quantity.unit)
    value, maximum = quantity.value, quantity.maximum
    return Amount(value and value * factor, maximum and maximum * factor, unit)


@cache
def base_unit(written: str) -> tuple[str, float]:
    """The base unit of a written one, and how many of it make one: 亿元 → (元, 100000000). What is counted per is left out."""
    unit = _spelled(written.strip())
    if unit != COMPOUND:
        unit = unit.partition("/")[0]
    magnitude = None if unit in _spellings() else MAGNITUDE.match(unit)
    if magnitude is None:
        return _spelled(unit), 1.0
    factor = 1.0
    for sign in magnitude.group():
        factor *= MAGNITUDES[sign]
    return _spelled(unit[magnitude.end() :]), factor


def _spelled(unit: str) -> str:
    return _spellings().get(unit) or _spellings().get(unit.lower(), unit)


@cache
def _spellings() -> dict[str, str]:
    rows = load("unit_spellings", Spelling, key="unit")
    return {form: row.unit for row in rows for form in (row.unit, *row.forms)}
