"""The unit of a number that is written without one."""

from __future__ import annotations

import re
from functools import cache

from kg.extract.quantities.lexicon import Unit, classifier_rows, clause_start, unit_rows
from kg.model import Kind
from kg.tables import either

REACH = 24
NO_UNIT = Unit("", "", Kind.COUNT)
Clue = tuple[re.Pattern[str], Unit]


@cache
def _before(*, index: bool) -> tuple[Clue, ...]:
    """Names of metrics before a number, and the unit they imply."""
    return tuple(
        (re.compile(either(row.implied_before)), Unit("", row.unit, Kind(row.kind), row.dimension))
        for row in unit_rows()
        if row.implied_before and (row.dimension == "index") is index
    )


@cache
def _behind() -> tuple[Clue, ...]:
    """Nouns behind a large number, and the unit they imply."""
    return tuple(
        (re.compile(f"[^,;。、\\n]{{0,9}}?{either(row.implied_behind)}"), Unit("", row.unit, Kind.COUNT))
        for row in classifier_rows()
        if row.implied_behind
    )


def implied_unit(text: str, start: int, end: int, *, index: bool = False) -> Unit | None:
    """The unit that words beside a number imply: people (1.6亿学生), money (总值突破万亿), an index (指数为103).

    An `index` is a number without magnitude: it is none unless a word says so.
    """
    opening = clause_start(text, max(0, start - REACH), start)
    for pattern, unit in _before(index=index):
        if pattern.search(text, opening, start) is not None:
            return unit
    if index:
        return None
    return next((unit for pattern, unit in _behind() if pattern.match(text, end) is not None), NO_UNIT)
