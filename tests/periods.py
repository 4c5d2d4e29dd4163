"""The half-years and years that tests speak of."""

from datetime import date

from kg.model import Period


def half(year: int, number: int) -> Period:
    first, last = (date(year, 1, 1), date(year, 6, 30)) if number == 1 else (date(year, 7, 1), date(year, 12, 31))
    return Period(f"{year}-H{number}", first, last)


def whole(year: int) -> Period:
    return Period(str(year), date(year, 1, 1), date(year, 12, 31))
