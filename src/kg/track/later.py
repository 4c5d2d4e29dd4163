"""Which later report of the same body a promise is to be held against."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from kg.model import Extraction, Period
from kg.track.reading import Reading


def bodies(extractions: Iterable[Extraction]) -> list[list[Reading]]:
    """The reports of each area, from the earliest to the latest reported time."""
    found: dict[str, list[Reading]] = defaultdict(list)
    for extraction in extractions:
        found[extraction.report.jurisdiction.code].append(Reading(extraction))
    return [sorted(found[code], key=_when) for code in sorted(found)]


def after(reading: Reading, all_of_body: Sequence[Reading]) -> list[Reading]:
    """The reports on a later time than this one reports on, in order."""
    end = reading.extraction.report.reporting_period.end
    return [other for other in all_of_body if other.extraction.report.reporting_period.end > end]


def reporting_on(period: Period, later: Sequence[Reading]) -> Reading | None:
    """The report on exactly this period, else the one on the shortest that holds it."""
    on = [r for r in later if _reported(r).start <= period.start and period.end <= _reported(r).end]
    return min(on, key=lambda r: (_reported(r).end - _reported(r).start, _when(r)), default=None)


def _reported(reading: Reading) -> Period:
    return reading.extraction.report.reporting_period


def _when(reading: Reading) -> tuple[str, str, str]:
    report = reading.extraction.report
    return report.reporting_period.end.isoformat(), report.reporting_period.start.isoformat(), report.id
