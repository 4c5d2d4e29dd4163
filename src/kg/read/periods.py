"""Stretches of time as official reports count them, by their ids."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from kg.errors import SourceError
from kg.model import Period

UNIT = re.compile(r"(\d{4})(?:-(?:H([12])|Q([1-4])|(0[1-9]|1[0-2])))?")


def parse_period(text: str) -> Period:
    """`2020`, `2020-H1`, `2020-Q3`, `2020-06`, `2021/2025` or `2020-01/2020-09` as a period; raises `SourceError` on anything else."""
    parts = text.strip().split("/")
    units = [UNIT.fullmatch(part) for part in parts]
    bounds = [_bounds(unit) for unit in units if unit is not None]
    if len(bounds) != len(parts) or not 1 <= len(parts) <= 2 or bounds[0][0] > bounds[-1][1]:
        raise SourceError(f"“{text}” is no period; write it as 2020, 2020-H1, 2020-Q3, 2020-06 or 2021/2025.")
    return Period(text.strip(), bounds[0][0], bounds[-1][1])


def _bounds(unit: re.Match[str]) -> tuple[date, date]:
    year, half, quarter, month = unit.groups()
    length = 6 if half else 3 if quarter else 1 if month else 12
    last = length * int(half or quarter or month or 1)
    return date(int(year), last - length + 1, 1), date(int(year), last, monthrange(int(year), last)[1])
