"""Targets of five provinces for 2025 and what the reports of 2026 say of them, annotated by hand at offsets of the texts."""

import hashlib
import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from kg.model import Assessment, Extraction
from kg.pipeline import read_report
from kg.read import sources
from kg.track import track

ANNOTATED = Path(__file__).parent / "provinces.jsonl"
RIGHT = 0.92


def annotated() -> list[dict[str, Any]]:
    return [json.loads(line) for line in ANNOTATED.read_text("utf-8").splitlines()]


@cache
def tracked(corpus: Path) -> tuple[dict[str, Extraction], tuple[Assessment, ...]]:
    """The reports of the annotated provinces by id, and what became of their targets."""
    provinces = sorted({row["province"] for row in annotated()})
    paths = [corpus / f"provinces-2025/{p}.docx" for p in provinces] + [
        corpus / f"provinces-2026/{p}.txt" for p in provinces
    ]
    read = [read_report(source).extraction for source in sources([str(path) for path in paths])]
    return {one.report.id: one for one in read}, track(read)


def matching(row: dict[str, Any], reports: dict[str, Extraction], found: tuple[Assessment, ...]) -> Assessment | None:
    """The assessment of an annotated target: the one whose promise overlaps it."""
    for one in found:
        place, report = one.promise.span, reports[one.promise.report]
        overlaps = place.start < row["end"] and row["start"] < place.end
        if one.kind == "target" and overlaps and report.report.jurisdiction.name.startswith(row["province"]):
            return one
    return None


def right(row: dict[str, Any], one: Assessment | None) -> bool:
    """The verdict is right, and so is the place that it rests on."""
    if one is None or one.verdict != row["verdict"]:
        return False
    if row["later_start"] is None:
        return one.later is None
    overlaps = (
        one.later is not None and one.later.span.start < row["later_end"] and row["later_start"] < one.later.span.end
    )
    return overlaps and (
        row["outcome"] is None or (one.outcome is not None and float(one.outcome.value) == row["outcome"])
    )


def sha(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def test_the_annotation_is_of_these_texts(shared: Path) -> None:
    reports, _ = tracked(shared / "corpus")
    texts = {(e.report.jurisdiction.name[:2], e.report.reporting_period.id): e.document.text for e in reports.values()}
    for row in annotated():
        assert sha(texts[row["province"], "2024"][row["start"] : row["end"]]) == row["sha"]
        if row["later_sha"]:
            assert sha(texts[row["province"], "2025"][row["later_start"] : row["later_end"]]) == row["later_sha"]


def test_targets_meet_their_outcomes(shared: Path) -> None:
    reports, found = tracked(shared / "corpus")
    wrong = [row for row in annotated() if not right(row, matching(row, reports, found))]
    assert len(wrong) <= (1 - RIGHT) * len(annotated()), wrong


@pytest.mark.parametrize(
    "metric",
    ["fixed-asset-investment", "retail-sales", "urban-income", "rural-income", "cpi"],
)
def test_what_jiangxi_says_itself_was_missed_is_missed(shared: Path, metric: str) -> None:
    _, found = tracked(shared / "corpus")
    ours = [a for a in found if a.promise.report.startswith("360000") and a.target and a.target.metric]
    assert {a.verdict for a in ours if a.target.metric.key == f"{metric}-growth"} == {"missed"}  # type: ignore[union-attr]
