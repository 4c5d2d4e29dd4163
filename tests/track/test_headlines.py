"""Headline targets of ten provinces, of a city and of the state over fourteen years, checked by eye against both texts.

Kept at offsets of the official texts with the hashes of the words there; no word of the texts themselves.
"""

import hashlib
import json
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from kg.model import Assessment, Extraction
from kg.track import track
from official import file_of, read_all

CHECKED = Path(__file__).parent / "headlines.jsonl"
RIGHT = 0.9


def checked() -> list[dict[str, Any]]:
    return [json.loads(line) for line in CHECKED.read_text("utf-8").splitlines()]


def sha(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


@cache
def tracked(corpus: Path) -> tuple[dict[str, Extraction], dict[str, list[Assessment]]]:
    """The reports by file, and what became of their targets by the file of the promise."""
    read = read_all(corpus)
    files = {one.report.id: file_of(one) for one in read}
    found: dict[str, list[Assessment]] = {}
    for one in track(read):
        if one.kind == "target":
            found.setdefault(files[one.promise.report], []).append(one)
    return {file_of(one): one for one in read}, found


def right(row: dict[str, Any], corpus: Path) -> bool:
    """The target is found with its verdict, and where there is one with the outcome and its place."""
    reports, found = tracked(corpus)
    for one in found.get(row["file"], ()):
        place = one.promise.span
        if place.start < row["end"] and row["start"] < place.end and one.verdict == row["verdict"]:
            if "later_file" not in row:
                return one.later is None
            later = one.later
            there = later is not None and reports[row["later_file"]].report.id == later.report
            overlaps = later is not None and later.span.start < row["later_end"] and row["later_start"] < later.span.end
            outcome = None if one.outcome is None else float(one.outcome.value)
            return there and overlaps and outcome == row.get("outcome")
    return False


def test_the_annotation_is_of_these_texts(shared: Path) -> None:
    reports, _ = tracked(shared / "corpus")
    for row in checked():
        assert sha(reports[row["file"]].document.text[row["start"] : row["end"]]) == row["sha"]
        if "later_file" in row:
            later = reports[row["later_file"]].document.text
            assert sha(later[row["later_start"] : row["later_end"]]) == row["later_sha"]


@pytest.mark.parametrize("body", ["provinces-2025", "shanghai", "state-council"])
def test_headline_targets_meet_their_outcomes(shared: Path, body: str) -> None:
    rows = [row for row in checked() if row["file"].startswith(body)]
    found = Counter(right(row, shared / "corpus") for row in rows)
    assert found[True] >= RIGHT * len(rows), [row for row in rows if not right(row, shared / "corpus")]
