"""An annotated report as judgements of its links: what `kg eval` scores against can also be taken for right."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from kg.errors import ReviewError
from kg.model import Basis, Grade, Judgement, Role, Span
from kg.reviews.docket import Docket
from kg.reviews.judging import Told, nothing_else
from kg.reviews.row import Row, Words

STATEMENTS, LINKS, UNADDRESSED = "statements.jsonl", "links.jsonl", "unaddressed.jsonl"
NEEDS = {
    STATEMENTS: ("id", "start", "end", "quote"),
    LINKS: ("problem", "commitment", "grade", "basis"),
    UNADDRESSED: ("problem",),
}
NOTHING_ELSE = {"zh": "通读全文，再无其他对应。", "en": "The whole report was read; there are no other links."}
Line = Mapping[str, Any]


class BadLine(ReviewError):
    """A line of an annotation that nobody can read; unlike one that today's statements have no place for."""


def from_annotation(folder: Path, docket: Docket, report: str, told: Told) -> tuple[list[Row], list[str]]:
    """The judgements that an annotation comes to, and what of it today's statements have no place for.

    A link that the rules propose with the same grade is accepted, with another regraded, else added. A problem that the
    annotation calls unaddressed has no others, with its reason; nor has the report.
    """
    quotes = dict(_quotes(folder, docket, report))
    nothing = nothing_else(report, told._replace(why=told.why or NOTHING_ELSE))
    rows, left_out = [nothing], list[str]()
    for file, row_of in ((LINKS, _link), (UNADDRESSED, _unaddressed)):
        for line, where in _lines(folder / file, optional=file == UNADDRESSED):
            if not line.get("component"):
                try:
                    rows.append(row_of(line, quotes, docket, replace(nothing, where=where)))
                except BadLine:
                    raise
                except ReviewError as error:
                    left_out.append(str(error))
    return rows, left_out


def _link(line: Line, quotes: Mapping[str, Words], docket: Docket, base: Row) -> Row:
    problem, commitment = (quotes[_known(line[end], quotes, base.where)] for end in ("problem", "commitment"))
    link = docket.between(
        base.report,
        docket.statement(base.report, problem, Role.PROBLEM, base.where),
        docket.statement(base.report, commitment, Role.COMMITMENT, base.where),
    )
    grade = Grade(_known(line["grade"], list(Grade), base.where))
    basis = Basis(_known(line["basis"], list(Basis), base.where))
    proposed = link.proposed if link else None
    judgement = Judgement.ACCEPT if grade == proposed else Judgement.GRADE if proposed else Judgement.ADD
    why = _why(line, "rationale")
    return replace(base.about(problem, commitment), judgement=judgement, grade=grade, basis=basis, why=why)


def _unaddressed(line: Line, quotes: Mapping[str, Words], docket: Docket, base: Row) -> Row:
    problem = quotes[_known(line["problem"], quotes, base.where)]
    docket.statement(base.report, problem, Role.PROBLEM, base.where)
    return replace(base.about(problem, base.commitment), why=_why(line, "why"))


def _why(line: Line, key: str) -> dict[str, str]:
    return {language: line[f"{key}_{language}"] for language in ("zh", "en") if line.get(f"{key}_{language}")}


def _quotes(folder: Path, docket: Docket, report: str) -> Iterator[tuple[str, Words]]:
    """The words of each statement, with what stands around them where the text is the one that was annotated."""
    places = docket.places[report]
    for line, _ in _lines(folder / STATEMENTS):
        span = Span(line["start"], line["end"])
        yield line["id"], places.words(span) if places.reads(span, line["quote"]) else Words(line["quote"])


def _known(value: str, known: Collection[str], where: str) -> str:
    if value not in known:
        few = f"; there are {', '.join(known)}" if len(known) < 9 else ""
        raise BadLine(f"{where}: “{value}” is not known{few}; mend the line.")
    return value


def _lines(file: Path, *, optional: bool = False) -> Iterator[tuple[Line, str]]:
    if not file.is_file():
        if optional:
            return
        raise BadLine(f"There is no {file}; an annotation has {STATEMENTS} and {LINKS}.")
    for number, text in enumerate(file.read_text("utf-8").split("\n"), 1):
        if text.strip():
            yield _line(text, f"{file}, line {number}", NEEDS[file.name]), f"{file}, line {number}"


def _line(text: str, where: str, needs: Collection[str]) -> Line:
    try:
        line = json.loads(text)
    except json.JSONDecodeError as error:
        raise BadLine(f"{where}: this is no JSON ({error.msg}); mend it.") from error
    if missing := [key for key in needs if not isinstance(line, dict) or key not in line]:
        raise BadLine(f"{where}: {missing[0]} is missing; add it.")
    assert isinstance(line, dict)
    return line
