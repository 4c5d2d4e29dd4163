"""Cells of a review file → a checked row, and back."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import TypeVar

from kg.errors import ReviewError
from kg.model import Basis, Grade, Judgement
from kg.reviews.row import OTHERS, Row, Words

COLUMNS = (
    "report",
    "problem",
    "commitment",
    "judgement",
    "grade",
    "basis",
    "by",
    "on",
    "why_zh",
    "why_en",
    "problem_prefix",
    "problem_suffix",
    "commitment_prefix",
    "commitment_suffix",
)
DAY = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})")
Code = TypeVar("Code", bound=StrEnum)


def one_line(text: str) -> str:
    """The text on one line, so that a row is a line of the file: every run of blanks is one space."""
    return re.sub(r"\s+", " ", text).strip()


def row_of(cells: Mapping[str, str], where: str) -> Row:
    """The row that the cells make; raises `ReviewError` with the place, the value and the next step where they make none."""
    for column in ("report", "problem", "commitment", "by"):
        if not cells[column]:
            raise ReviewError(f"{where}: the column {column} is empty; fill it in.")
    row = Row(
        report=cells["report"],
        problem=Words(cells["problem"], cells["problem_prefix"], cells["problem_suffix"]),
        commitment=Words(cells["commitment"], cells["commitment_prefix"], cells["commitment_suffix"]),
        judgement=code_in(Judgement, cells, "judgement", where) or _missing("judgement", where),
        by=cells["by"],
        on=day_in(cells["on"], where),
        grade=code_in(Grade, cells, "grade", where),
        basis=code_in(Basis, cells, "basis", where),
        why={language: text for language in ("zh", "en") if (text := cells[f"why_{language}"])},
        where=where,
    )
    _check(row, where)
    return row


def cells_of(row: Row) -> dict[str, str]:
    """The cells of a row by column, each on one line."""
    cells = (
        row.report,
        row.problem.quote,
        row.commitment.quote,
        row.judgement,
        row.grade or "",
        row.basis or "",
        row.by,
        row.on.isoformat(),
        row.why.get("zh", ""),
        row.why.get("en", ""),
        row.problem.prefix,
        row.problem.suffix,
        row.commitment.prefix,
        row.commitment.suffix,
    )
    return dict(zip(COLUMNS, map(one_line, cells), strict=True))


def _check(row: Row, where: str) -> None:
    if row.problem.quote == OTHERS != row.commitment.quote:
        raise ReviewError(
            f"{where}: “{OTHERS}” for the problem means all other links; write it for the commitment too."
        )
    if row.commitment.quote == OTHERS and row.judgement is not Judgement.REJECT:
        raise ReviewError(f"{where}: “{OTHERS}” means all others, which can only be rejected; write reject.")
    if row.judgement in (Judgement.GRADE, Judgement.ADD) and row.grade is None:
        raise ReviewError(f"{where}: “{row.judgement}” needs a grade; write {', '.join(Grade)}.")
    if row.judgement is Judgement.ADD and row.basis is None:
        raise ReviewError(f"{where}: an added link needs a basis; write {', '.join(Basis)}.")


def _missing(column: str, where: str) -> Judgement:
    raise ReviewError(f"{where}: the column {column} is empty; write {', '.join(Judgement)}, or delete the row.")


def code_in(codes: type[Code], cells: Mapping[str, str], column: str, where: str) -> Code | None:
    """The code in a cell, None where it is empty; raises `ReviewError` where it is none of its list."""
    value = cells[column].lower()
    if value and value not in list(codes):
        raise ReviewError(f"{where}: “{cells[column]}” is no {column}; write {', '.join(codes)}.")
    return codes(value) if value else None


def day_in(value: str, where: str) -> date:
    """A day as people and spreadsheets write it: 2021-03-01, 2021/3/1."""
    try:
        if written := DAY.fullmatch(value):
            return date(*map(int, written.group(1, 3, 4)))
    except ValueError:
        pass
    raise ReviewError(f"{where}: “{value}” is no day; write it like 2021-03-01.")
