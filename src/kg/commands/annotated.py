"""Where an annotation, its text and what is read out of it come together."""

from __future__ import annotations

import json
import os
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

import click

from kg.errors import AnnotationError, SourceError
from kg.evaluate import META, Figures, draft, evaluate, json_lines, read_annotation, read_meta
from kg.jsonl import lines
from kg.model import Document
from kg.pipeline import read_report
from kg.read import Source, read, sources

SHEET = "statements.csv"


def compare(
    folder: Path,
    text: Path | None,
    pred: str | None,
    facts: Mapping[str, str],
    *,
    parts: Collection[str] = (),
    roles: Collection[str] = (),
) -> Figures:
    """The measures of the lines in the file `pred`, or else of what kg reads out of the annotated text."""
    meta = read_meta(folder)
    source = _text(folder, meta.file, text)
    document, printed = (read(source.path), _lines_of(pred)) if pred else _extracted(source, {**meta.facts, **facts})
    annotation = read_annotation(folder, document, meta)
    return evaluate(annotation, printed, len(document.text), parts=parts, roles=roles)


def first_sheet(report: str, folder: Path, facts: Mapping[str, str]) -> Path:
    """Write the statements of a report as a sheet to be corrected, with a meta.json; never over an earlier one."""
    sheet, meta = folder / SHEET, folder / META
    for file in (sheet, meta):
        if file.exists():
            raise AnnotationError(f"{file} exists, and may hold someone's work; name another folder with --out.")
    document, printed = _extracted(_one(report), facts)
    folder.mkdir(parents=True, exist_ok=True)
    sheet.write_text(draft(printed, document.text), "utf-8-sig", newline="")
    said: dict[str, object] = {"file": Path(os.path.relpath(report, folder)).as_posix(), "sha256": document.sha256}
    said |= {"facts": dict(facts)} if facts else {}
    meta.write_text(json.dumps(said, ensure_ascii=False, indent=1) + "\n", "utf-8")
    return sheet


def _text(folder: Path, file: str | None, text: Path | None) -> Source:
    """The annotated text: a file that is given, or the file that meta.json names, or the only report in the folder."""
    if text is not None and not text.is_dir():
        return _one(str(text))
    place = text or folder
    try:
        return _one(str(place / file if file else place))
    except SourceError as error:
        raise AnnotationError(f"The text of {folder} is not found ({error}) Name it with --text.") from error


def _one(path: str) -> Source:
    found = sources([path])
    if len(found) > 1:
        raise SourceError(f"{path} holds {len(found)} reports; name one of them.")
    return found[0]


def _extracted(source: Source, facts: Mapping[str, str]) -> tuple[Document, Iterator[str]]:
    one = read_report(source, facts)
    return one.extraction.document, lines(one.extraction, one.linking)


def _lines_of(pred: str) -> Iterator[str]:
    with click.open_file(pred, "rb") as file:
        data = file.read()
    try:
        return json_lines(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise AnnotationError(f"{pred} is not UTF-8; save it so.") from error
