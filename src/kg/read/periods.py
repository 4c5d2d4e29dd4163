"""Stretches of time as official reports count them, by their ids."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from kg.errors import SourceError
from kg.model import Period

PERIOD = re.compile(r"(\d{4})(?:-(?:H([12])|Q([1-4])|(\d{2}))|/(\d{4}))?")


def parse_period(text: str) -> Period:
    """`2020`, `2020-H1`, `2020-Q3`, `2020-06` or `2021/2025` as a period; raises `SourceError` on anything else."""
    match = PERIOD.fullmatch(text.strip())
    if match is None:
        raise SourceError(f"“{text}” is no period; write 2020, 2020-H1, 2020-Q3, 2020-06 or 2021/2025.")
    year, half, quarter, month, last = match.groups()
    first_month, last_month = 1, 12
    if half:
        first_month, last_month = (1, 6) if half == "1" else (7, 12)
    elif quarter:
        first_month, last_month = 3 * int(quarter) - 2, 3 * int(quarter)
    elif month:
        first_month = last_month = int(month)
    try:
        return Period(
            text.strip(), date(int(year), first_month, 1), _last_day(int(last or year), last_month, int(year))
        )
    except ValueError:
        raise SourceError(f"“{text}” is no period; there is no such year or month.") from None


def _last_day(year: int, month: int, first_year: int) -> date:
    if year < first_year or not 1 <= month <= 12:
        raise ValueError
    return date(year, month, monthrange(year, month)[1])
