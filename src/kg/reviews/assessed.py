"""A row of a person's assessment: its cells checked, and back."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from kg.errors import ReviewError
from kg.model import AssessmentState, Completion, Verdict
from kg.reviews.cells import code_in, day_in, one_line
from kg.reviews.files import OF_ASSESSMENTS, csv_files, put, table, text_of, write_cells
from kg.reviews.row import Words

COLUMNS = (
    "report",
    "promise",
    "name",
    "later_report",
    "later",
    "assessed",
    "status",
    "verdict",
    "by",
    "on",
    "why_zh",
    "why_en",
    "source",
    "promise_prefix",
    "promise_suffix",
    "later_prefix",
    "later_suffix",
)
NOWHERE = Words("")
NEEDED = ("report", "promise", "name", "assessed", "by")


@dataclass(frozen=True, slots=True)
class AssessedRow:
    """What a person holds of a promise: the words of the promise and of a later report, and the two axes.

    `name` is the metric's or the project's, since a statement may promise several. `later` is empty where no later report is
    pointed to; `where` names the file and line.
    """

    report: str
    promise: Words
    name: str
    state: AssessmentState
    by: str
    on: date
    completion: Completion | None = None
    verdict: Verdict | None = None
    later_report: str = ""
    later: Words = NOWHERE
    why: Mapping[str, str] = field(default_factory=dict, hash=False)
    source: str = ""
    where: str = field(default="", compare=False)

    @property
    def key(self) -> tuple[str, Words, str, str]:
        """A person assesses a promise once: the later row takes the place of the earlier one."""
        return self.report, self.promise, self.name, self.by


def read_assessed(paths: Iterable[Path], reports: Collection[str] | None = None) -> list[AssessedRow]:
    """The rows of files and folders of people's assessments that are about some reports (default: all), each once.

    Of one person's rows on one promise the one of the latest day. Raises `ReviewError` with file, line, value and next step.
    """
    files = dict.fromkeys(file for path in paths for file in csv_files(path) if file.name.endswith(OF_ASSESSMENTS))
    latest: dict[object, AssessedRow] = {}
    for row in (row for file in files for row in _rows_of(file, reports)):
        other = latest.get(row.key)
        if other is not None and other.on == row.on and other != row:
            raise ReviewError(
                f"{row.where}: {row.by} assesses this twice on one day ({other.where}); keep one of the two rows."
            )
        latest[row.key] = row if other is None or other.on < row.on else other
    return list(latest.values())


def record_assessed(file: Path, new: Sequence[AssessedRow]) -> list[AssessedRow]:
    """Put assessments into a file beside those that are there, and give back those that they take the place of."""
    return put(file, new, _rows_of, _write)


def _write(file: Path, rows: Iterable[AssessedRow]) -> None:
    write_cells(file, COLUMNS, (map(one_line, _cells(row)) for row in rows))


def _rows_of(file: Path, reports: Collection[str] | None) -> Iterator[AssessedRow]:
    for cells, where in table(text_of(file), str(file), COLUMNS):
        if reports is None or cells["report"] in reports:
            yield _row(cells, where)


def _row(cells: Mapping[str, str], where: str) -> AssessedRow:
    if empty := [column for column in NEEDED if not cells[column]]:
        raise ReviewError(f"{where}: the column {empty[0]} is empty; fill it in.")
    state = code_in(AssessmentState, cells, "assessed", where)
    assert state is not None
    row = AssessedRow(
        report=cells["report"],
        promise=Words(cells["promise"], cells["promise_prefix"], cells["promise_suffix"]),
        name=cells["name"],
        state=state,
        by=cells["by"],
        on=day_in(cells["on"], where),
        completion=code_in(Completion, cells, "status", where),
        verdict=code_in(Verdict, cells, "verdict", where),
        later_report=cells["later_report"],
        later=Words(cells["later"], cells["later_prefix"], cells["later_suffix"]),
        why={language: text for language in ("zh", "en") if (text := cells[f"why_{language}"])},
        source=cells["source"],
        where=where,
    )
    check(row)
    return row


def check(row: AssessedRow) -> None:
    """Raise `ReviewError` where what a row says does not go together."""
    start = f"{row.where}: " if row.where else ""
    if bool(row.later.quote) != bool(row.later_report):
        raise ReviewError(f"{start}a later report and its words go together; give both, or neither.")
    if row.state is AssessmentState.VERIFIED_ELSEWHERE and not row.source:
        raise ReviewError(f"{start}“{row.state}” needs a source; say where it was verified.")


def _cells(row: AssessedRow) -> tuple[str, ...]:
    return (
        row.report,
        row.promise.quote,
        row.name,
        row.later_report,
        row.later.quote,
        row.state,
        row.completion or "",
        row.verdict or "",
        row.by,
        row.on.isoformat(),
        row.why.get("zh", ""),
        row.why.get("en", ""),
        row.source,
        row.promise.prefix,
        row.promise.suffix,
        row.later.prefix,
        row.later.suffix,
    )
