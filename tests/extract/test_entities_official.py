"""How well names are found in the official reports, as far as they are at hand."""

import json
import re
import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from time import process_time
from zipfile import ZipFile

import pytest

from kg.extract.entities import find_entities
from kg.model import Outline
from naming import DISTRICT, STATE, document, names, report


@pytest.fixture(scope="module")
def reports(shared: Path) -> dict[str, str]:
    """The text of every official report."""
    texts = {str(file): file.read_text("utf-8") for file in sorted(shared.glob("corpus/*/*.txt"))}
    for file in sorted(shared.glob("corpus/*/*.docx")):
        texts[str(file)] = re.sub("<[^>]+>", "", ZipFile(file).read("word/document.xml").decode())
    return texts


def test_names_are_found_as_an_annotator_finds_them(shared: Path, tmp_path: Path) -> None:
    text = shared / "corpus" / "luohu-2020h1" / "report.txt"
    found = names(text.read_text("utf-8"), DISTRICT)
    lines = [{"type": "entity", "etype": e.type, "name": e.name, "mentions": e.mentions} for e in found]
    predicted = tmp_path / "names.jsonl"
    predicted.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), "utf-8")
    scorer: list[Path | str] = [
        sys.executable,
        shared / "eval" / "score.py",
        "--gold",
        shared / "gold" / "luohu-2020h1",
    ]
    command = [*scorer, "--text", text, "--pred", predicted]
    table = subprocess.run(command, check=True, capture_output=True, text=True)
    score = {mode: float(f1) for mode, f1 in re.findall(r"(exact|overlap): any_type .*?F1 ([\d.]+)", table.stdout)}
    assert score["overlap"] >= 0.85
    assert score["exact"] >= 0.70


def test_every_report_has_names_that_lie_apart(reports: dict[str, str]) -> None:
    for name, text in reports.items():
        spans = sorted({span for entity in names(text, STATE) for span in entity.mentions})
        assert all(before.end <= after.start for before, after in pairwise(spans)), name
        assert 2 < 1000 * len(spans) / len(text) < 40, name


def test_the_time_grows_with_the_length_of_the_text(shared: Path) -> None:
    text = (shared / "corpus" / "luohu-2020h1" / "report.txt").read_text("utf-8")

    def seconds(copies: int) -> float:
        long, began = document(text * copies), process_time()
        find_entities(long, Outline((), (), ()), report())
        return process_time() - began

    seconds(1)
    assert seconds(8) < 16 * min(seconds(1) for _ in range(3))
