"""The outline of the official texts, where they are at hand."""

import json
from collections import Counter
from pathlib import Path

import pytest

from kg.model import Document, Outline, Part
from kg.outline import outline
from kg.read import read

ENOUGH = {Part.RESULTS: 1500, Part.PROBLEMS: 100, Part.PLAN: 3000}


@pytest.fixture(scope="module")
def corpus(shared: Path) -> dict[str, tuple[Document, Outline]]:
    paths = sorted(p for p in (shared / "corpus").rglob("*") if p.is_file())
    documents = {f"{path.parent.name}/{path.name}": read(path) for path in paths}
    return {name: (document, outline(document)) for name, document in documents.items()}


def test_results_problems_and_plan_are_found_in_every_report(corpus: dict[str, tuple[Document, Outline]]) -> None:
    lacking = []
    for name, (_, found) in corpus.items():
        sizes: Counter[Part] = Counter()
        for paragraph in found.paragraphs:
            sizes[paragraph.part] += paragraph.span.end - paragraph.span.start
        lacking += [(name, part) for part, enough in ENOUGH.items() if sizes[part] < enough]
    assert not lacking


def test_parts_come_in_their_order(corpus: dict[str, tuple[Document, Outline]]) -> None:
    """The first problem stands behind the first result, and some of the plan behind the last problem."""
    for name, (_, found) in corpus.items():
        parts = [p.part for p in found.paragraphs if p.part in ENOUGH]
        assert parts[0] is Part.RESULTS, name
        assert parts[-1] is Part.PLAN, name


def test_every_character_is_a_heading_a_paragraph_furniture_or_white(
    corpus: dict[str, tuple[Document, Outline]],
) -> None:
    for name, (document, found) in corpus.items():
        spans = [m.span for m in found.furniture] + [p.span for p in found.paragraphs]
        spans += [s.heading for s in found.sections if s.heading]
        covered = bytearray(len(document.text))
        for span in spans:
            assert not any(covered[span.start : span.end]), (name, document.text[slice(*span)])
            covered[span.start : span.end] = b"\1" * (span.end - span.start)
        left = "".join(c for c, seen in zip(document.text, covered, strict=True) if not seen)
        assert not left.strip(" \t\r\n\u3000\xa0。.：:"), name


def test_the_headings_are_those_of_careful_readers(shared: Path, corpus: dict[str, tuple[Document, Outline]]) -> None:
    _, found = corpus["luohu-2020h1/report.txt"]
    gold = (shared / "gold" / "luohu-2020h1" / "statements.jsonl").read_text("utf-8").splitlines()
    rows = [json.loads(line) for line in gold]
    headings = {(row["start"], row["end"]) for row in rows if row["role"] == "heading"}
    mine = {tuple(s.heading) for s in found.sections if s.heading} | {
        tuple(p.heading) for p in found.paragraphs if p.heading
    }
    assert mine == headings
