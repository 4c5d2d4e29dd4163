"""Whose a judgement in a sheet is: a sheet shows what others said, and nobody else may change that in their name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from kg.reviews.judging import Told
from kg.reviews.row import Row


def signed(rows: Iterable[Row], kept: Iterable[Row], told: Told) -> list[Row]:
    """The rows that are not on file yet.

    One that changes what somebody else said is a judgement of whoever hands the sheet in, made on that day; the reason that
    the other gave stays the other's.
    """
    on_file: dict[tuple[str, str, str, str], list[Row]] = defaultdict(list)
    for row in kept:
        on_file[_about(row)].append(row)
    new: list[Row] = []
    for row in rows:
        before = on_file.get(_about(row), [])
        if any(_says(row) == _says(one) for one in before):
            continue
        if before and row.by != told.by:
            own = told.why or ({} if any(row.why == one.why for one in before) else row.why)
            new.append(replace(row, by=told.by, on=told.on, why=own))
        else:
            new.append(row)
    return new


def _about(row: Row) -> tuple[str, str, str, str]:
    return row.report, row.problem.quote, row.commitment.quote, row.by


def _says(row: Row) -> tuple[object, ...]:
    return row.judgement, row.grade, row.basis, row.on, dict(row.why)
