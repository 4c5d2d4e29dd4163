"""What became of named projects and policies: a seeded sample of verdicts, judged by eye against both texts.

Kept at offsets of the official texts, with the hash of each promise and of the name in it.
"""

import hashlib
import json
from collections import Counter, defaultdict
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from kg.model import Assessment
from kg.track import track
from official import file_of, read_all

JUDGED = Path(__file__).parent / "projects.jsonl"
RIGHT = 0.88


def judged() -> list[dict[str, Any]]:
    return [json.loads(line) for line in JUDGED.read_text("utf-8").splitlines()]


def sha(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


@cache
def tracked(corpus: Path) -> dict[tuple[str, str], list[Assessment]]:
    """The assessments of projects by file and name, both reports of each judged body having been read."""
    read = read_all(corpus)
    files = {one.report.id: file_of(one) for one in read}
    found: dict[tuple[str, str], list[Assessment]] = defaultdict(list)
    for one in track(read):
        if one.kind == "project":
            found[files[one.promise.report], sha(one.name)].append(one)
    return found


def verdict(row: dict[str, Any], corpus: Path) -> str | None:
    """The verdict on a judged promise, if the rules still find the promise and its name."""
    for one in tracked(corpus)[row["file"], row["name"]]:
        if one.promise.span.start < row["end"] and row["start"] < one.promise.span.end:
            return one.verdict
    return None


@pytest.mark.parametrize("of", ["done", "in-progress", "repeated", "not-mentioned"])
def test_a_verdict_is_right_where_it_is_given(shared: Path, of: str) -> None:
    found = Counter(row["verdict"] for row in judged() if verdict(row, shared / "corpus") == of)
    assert found[of] >= RIGHT * found.total(), found


def test_nearly_every_judged_promise_has_its_verdict(shared: Path) -> None:
    found = Counter(verdict(row, shared / "corpus") == row["verdict"] for row in judged())
    assert found[True] >= RIGHT * found.total(), found
