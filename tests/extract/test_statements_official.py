"""How well statements are read in the official reports, as far as they are at hand."""

import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from kg.extract.quantities import find_quantities
from kg.extract.statements import read_statements
from kg.extract.statements.cues import phrases
from kg.folding import fold
from kg.model import Coverage, Document, Role, Statement
from kg.outline import outline
from kg.read import read
from kg.tables import raw
from statements import REPORT

LUOHU = "corpus/luohu-2020h1/report.txt"
FLOORS = {"problem": 0.90, "commitment": 0.88, "all": 0.85}


@cache
def document(file: Path) -> Document:
    return read(file)


@cache
def extracted(file: Path) -> tuple[tuple[Statement, ...], Coverage]:
    text = document(file)
    sections = outline(text)
    return read_statements(text, sections, find_quantities(text, sections), REPORT)


@pytest.fixture(scope="module")
def files(shared: Path) -> list[Path]:
    return sorted(file for kind in ("txt", "docx") for file in shared.glob(f"corpus/*/*.{kind}"))


def lines(statements: tuple[Statement, ...]) -> Iterator[str]:
    for s in statements:
        label = {"checkable": s.checkability} if s.checkability else {}
        owner = {"component_of": s.member_of} if s.member_of else {}
        yield json.dumps(
            {"type": "statement", "id": s.id, "role": s.role, "start": s.span[0], "end": s.span[1]} | label | owner
        )


def test_statements_are_read_as_an_annotator_reads_them(shared: Path, tmp_path: Path) -> None:
    predicted = tmp_path / "predicted.jsonl"
    predicted.write_text("\n".join(lines(extracted(shared / LUOHU)[0])), "utf-8")
    options = ["--gold", shared / "gold" / "luohu-2020h1", "--text", shared / LUOHU, "--pred", predicted]
    scorer = [sys.executable, shared / "eval" / "score.py", "--json", *options]
    done = subprocess.run([str(part) for part in scorer], capture_output=True, text=True)
    score = json.loads(done.stdout)
    assert score["role_chars"]["accuracy"] >= 0.93
    assert {role: score["segments"][role]["iou"]["f1"] >= floor for role, floor in FLOORS.items()} == dict.fromkeys(
        FLOORS, True
    )
    assert score["checkable"]["accuracy"] >= 0.90


def test_hardly_a_clause_of_any_report_is_left_unread(files: list[Path]) -> None:
    unread = {file.stem: len(cov.unread) / cov.clauses for file in files for _, cov in [extracted(file)]}
    assert {name: share for name, share in unread.items() if share >= 0.03} == {}


def test_no_rule_takes_more_than_a_tenth_as_context_or_guidance(files: list[Path]) -> None:
    for file in files:
        statements, coverage = extracted(file)
        by_rule = Counter(s.rule for s in statements if s.role in (Role.CONTEXT, Role.GUIDANCE))
        assert max(by_rule.values()) <= coverage.clauses / 10, (file.stem, by_rule.most_common(1))


def test_every_report_has_results_problems_and_promises(files: list[Path]) -> None:
    for file in files:
        roles = Counter(s.role for s in extracted(file)[0])
        assert min(roles[role] for role in (Role.ACHIEVEMENT, Role.INDICATOR, Role.PROBLEM, Role.COMMITMENT)) > 3, file


def test_ids_are_unique_and_quotes_stand_where_they_say(files: list[Path]) -> None:
    for file in files:
        statements, text = extracted(file)[0], document(file)
        assert len({s.id for s in statements}) == len(statements)
        for statement in statements:
            text.verify(text.quote(*statement.span))
            assert text.text[slice(*statement.span)] == statement.quote


@pytest.mark.parametrize(("table", "column"), [("clause_cues", "words"), ("clause_verbs", "verbs")])
def test_each_word_of_a_table_is_in_two_reports_or_says_why_it_stays(
    table: str, column: str, files: list[Path]
) -> None:
    texts = [fold(document(file).text) for file in files]
    lone = [
        (row["key"], word)
        for row in raw(table)["rows"]
        for word in row[column]
        if sum(1 for text in texts if re.search(phrases((word,)), text)) < 2
    ]
    assert lone == []
    assert all(row.get("stays") for row in raw(table)["rows"] if row.get("rare"))
