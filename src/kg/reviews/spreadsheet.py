"""Links as a sheet that people fill in with Excel or LibreOffice, and what they filled in back as judgements."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterable, Mapping

from kg.errors import ReviewError
from kg.model import Judgement, Role
from kg.reviews.candidates import Candidate
from kg.reviews.cells import cells_of, one_line, row_of
from kg.reviews.digits import SHOWN
from kg.reviews.docket import Docket
from kg.reviews.files import table
from kg.reviews.judging import Told, judgement_of
from kg.reviews.row import OTHERS, Row, Words

SHOWN_COLUMNS = ("id", "problem", "commitment", "proposed", "score", "state", "reason_zh", "reason_en")
TO_FILL_IN = ("judgement", "grade", "basis", "by", "on", "why_zh", "why_en")
AROUND = ("report", "problem_prefix", "problem_suffix", "commitment_prefix", "commitment_suffix")
SHEET = (*SHOWN_COLUMNS, *TO_FILL_IN, *AROUND)
NEEDED = ("problem", "commitment", "judgement")
FORMULA = re.compile(r"'*[=+\-@]")
MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


def to_sheet(links: Iterable[Candidate], rows: Iterable[Row]) -> bytes:
    """A line for each judgement of each link, with empty columns to fill in where there is none yet.

    In UTF-8 with a byte order mark, by which Excel knows it. A cell that Excel would take for a formula begins with `'`.
    """
    judged: dict[tuple[str, Words, Words], list[Row]] = {}
    for row in rows:
        judged.setdefault(row.link, []).append(row)
    lines: list[Mapping[str, str]] = []
    for link in links:
        said = judged.pop((link.report, link.problem, link.commitment), [])
        lines += [{**_shown(link), **cells_of(row)} for row in said] or [_shown(link)]
    lines += [cells_of(row) for said in judged.values() for row in said]
    text = io.StringIO()
    sheet = csv.DictWriter(text, SHEET, restval="", lineterminator="\r\n")
    sheet.writeheader()
    sheet.writerows({column: _guarded(cell) for column, cell in line.items()} for line in lines)
    return codecs.BOM_UTF8 + text.getvalue().encode("utf-8")


def from_sheet(data: bytes, name: str, docket: Docket, told: Told, report: str | None = None) -> list[Row]:
    """The judgements of a sheet; lines without one are passed over.

    What is `told`, and `report`, fill cells that are empty. Raises `ReviewError` with line, value and next step.
    """
    text = _decoded(data, name)
    why = {f"why_{language}": text for language, text in told.why.items()}
    defaults = {"by": one_line(told.by), "on": told.on.isoformat(), **why}
    rows: list[Row] = []
    for cells, where in table(text, name, NEEDED, _delimiter(text)):
        given = {column: _bare(cells.get(column, "")) or defaults.get(column, "") for column in SHEET}
        if given["judgement"]:
            given["report"] = docket.report(given["report"] or report, where)
            rows.append(_judged(row_of(given, where), docket))
    return rows


def _shown(link: Candidate) -> dict[str, str]:
    return {
        "id": link.id[:SHOWN],
        "proposed": link.proposed or "",
        "score": f"{link.score:.3f}" if link.proposed else "",
        "state": link.state,
        "reason_zh": link.rationale.get("zh", ""),
        "reason_en": link.rationale.get("en", ""),
        **_ends(link),
    }


def _ends(link: Candidate) -> dict[str, str]:
    ends = {"problem": link.problem, "commitment": link.commitment}
    around = {f"{end}_{side}": getattr(words, side) for end, words in ends.items() for side in ("prefix", "suffix")}
    return {"report": link.report, **{end: words.quote for end, words in ends.items()}, **around}


def _judged(row: Row, docket: Docket) -> Row:
    """The row in the words of today's statements, with the grade and basis of the link where it gives none."""
    if row.problem.quote == OTHERS:
        return row
    problem = docket.statement(row.report, row.problem, Role.PROBLEM, row.where)
    places = docket.places[row.report]
    if row.commitment.quote == OTHERS:
        return row.about(places.words(problem.span), row.commitment)
    commitment = docket.statement(row.report, row.commitment, Role.COMMITMENT, row.where)
    if link := docket.between(row.report, problem, commitment):
        return judgement_of(link, row.judgement, Told(row.by, row.on, row.why), row.grade, row.basis)
    if row.judgement is Judgement.ADD or (row.grade and row.basis):
        return row.about(places.words(problem.span), places.words(commitment.span))
    raise ReviewError(
        f"{row.where}: no link joins these two; write add with a grade and a basis, or empty the judgement."
    )


def _decoded(data: bytes, name: str) -> str:
    """The text of a file as spreadsheets save it: UTF-8, UTF-16, or in Chinese Windows GB 18030."""
    try:
        for mark, encoding in MARKS:
            if data.startswith(mark):
                return data[len(mark) :].decode(encoding)
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError:
            return data.decode("gb18030")
    except UnicodeDecodeError:
        raise ReviewError(f"{name} is neither UTF-8, UTF-16 nor GB 18030; save it as “CSV UTF-8”.") from None


def _delimiter(text: str) -> str:
    first = text.partition("\n")[0]
    return max(",;\t", key=first.count)


def _guarded(cell: str) -> str:
    return f"'{cell}" if FORMULA.match(cell) else cell


def _bare(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and FORMULA.match(cell) else cell
