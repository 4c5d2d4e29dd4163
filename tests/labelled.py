"""Short ways to make labels and lines of both sides, and to compare them."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from kg.evaluate import evaluate, read_annotation
from kg.model import Document

Record = Mapping[str, Any]
SIZE = 400


def statement(name: str, role: str, start: int, end: int, **more: object) -> dict[str, Any]:
    return {"type": "statement", "id": name, "role": role, "start": start, "end": end, **more}


def quantity(start: int, end: int, value: object, unit: str, **more: object) -> dict[str, Any]:
    return {"type": "quantity", "start": start, "end": end, "value": value, "unit": unit, **more}


def link(problem: str, commitment: str, grade: str, **more: object) -> dict[str, Any]:
    return {"type": "link", "problem": problem, "commitment": commitment, "grade": grade, **more}


def pair(baseline: Sequence[int], target: Sequence[int], **more: object) -> dict[str, Any]:
    return {"type": "baseline", "baseline": list(baseline), "target": list(target), **more}


def annotate(folder: Path, **files: Sequence[Record]) -> Path:
    """A folder with a file of JSON Lines for each kind of label."""
    folder.mkdir(exist_ok=True)
    for kind, records in files.items():
        lines = "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)
        (folder / f"{kind}.jsonl").write_text(lines, "utf-8")
    return folder


def measured(folder: Path, read: Sequence[Record | str], text: str = "字" * SIZE, **narrowed: Any) -> dict[str, Any]:
    """The measures of some lines against the annotation in a folder."""
    lines = [line if isinstance(line, str) else json.dumps(line, ensure_ascii=False) for line in read]
    document = Document("report.txt", text, "text/plain", "utf-8", "", "")
    return evaluate(read_annotation(folder, document), lines, len(text), **narrowed)


def counts(rates: Mapping[str, Any]) -> tuple[int, int, int]:
    """Right, predicted, annotated."""
    return rates["tp"], rates["pred"], rates["gold"]
