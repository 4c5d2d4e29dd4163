"""`kg eval` as its user meets it."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from reports import TEXT, write_report

Kg = Callable[..., Result]


@pytest.fixture
def started(kg: Kg, tmp_path: Path) -> Path:
    """A first sheet of the small invented report."""
    result = kg("eval", "--start", write_report(tmp_path), "--out", tmp_path / "mine")
    assert result.exit_code == 0, result.stderr
    assert "statements.csv is written" in result.stdout
    return tmp_path / "mine"


def test_a_first_sheet_agrees_with_what_it_was_made_from(kg: Kg, started: Path) -> None:
    result = kg("eval", started, "--json")
    assert result.exit_code == 0, result.stderr
    figures = json.loads(result.stdout)
    assert figures["segments"]["all"]["exact"]["f1"] == figures["role_chars"]["accuracy"] == 1
    assert figures["warnings"] == figures["invalid"] == []
    assert not {"links", "quantity", "entity"} & figures.keys(), "nobody annotated these"


def test_a_first_sheet_opens_in_a_spreadsheet(started: Path) -> None:
    data = (started / "statements.csv").read_bytes()
    assert data.startswith("\ufeffid,role,quote".encode())
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert len(rows) > 10
    assert all(row["quote"] in TEXT for row in rows)
    places = [TEXT.index(row["quote"]) for row in rows if not row["occurrence"] and not row["component_of"]]
    assert places == sorted(places)


def test_a_corrected_row_shows_in_the_figures(kg: Kg, started: Path) -> None:
    sheet = started / "statements.csv"
    rows = sheet.read_text("utf-8-sig").splitlines()
    problem = next(i for i, row in enumerate(rows) if ",problem," in row)
    rows[problem] = rows[problem].replace(",problem,", ",context,", 1)
    sheet.write_text("\n".join(rows), "gb18030")
    figures = json.loads(kg("eval", started, "--json").stdout)
    assert figures["segments"]["context"]["iou"]["gold"] == figures["segments"]["context"]["iou"]["pred"] + 1


def test_a_first_sheet_never_replaces_work(kg: Kg, started: Path) -> None:
    before = (started / "statements.csv").read_bytes()
    result = kg("eval", "--start", started.parent / "report.txt", "--out", started)
    assert result.exit_code == 3
    assert "name another folder" in result.stderr
    assert (started / "statements.csv").read_bytes() == before


def test_the_table_names_each_measure_and_the_counts(kg: Kg, started: Path) -> None:
    lines = kg("eval", started).stdout.splitlines()
    assert lines[0] == "(last column: right / predicted / gold)"
    assert any(line.startswith("segments IoU>=0.5: problem") and "P 1.000" in line for line in lines)


def test_only_some_roles_and_parts(kg: Kg, started: Path) -> None:
    figures = json.loads(kg("eval", started, "--roles", "problem, commitment", "--parts", "2,3", "--json").stdout)
    assert list(figures["segments"]) == ["problem", "commitment", "all"]


def test_lines_of_another_program_are_read_and_bad_ones_named(kg: Kg, started: Path) -> None:
    pred = started / "pred.jsonl"
    good = kg("extract", started.parent / "report.txt").stdout
    pred.write_text(good, "utf-8")
    assert kg("eval", started, "--pred", pred).exit_code == 0
    assert kg("eval", started, "--pred", "-", stdin=good).exit_code == 0
    pred.write_text(good + "{broken\n", "utf-8-sig")
    result = kg("eval", started, "--pred", pred)
    assert result.exit_code == 1
    assert "1 invalid lines, first: line " in result.stdout
    assert result.stderr.count("\n") == 1
    assert "is no JSON" in result.stderr


def test_the_text_is_where_meta_json_or_an_option_says(kg: Kg, started: Path, tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    moved = tmp_path / "elsewhere" / "text.txt"
    moved.parent.mkdir()
    report.rename(moved)
    missing = kg("eval", started)
    assert missing.exit_code == 3
    assert "--text" in missing.stderr
    assert kg("eval", started, "--text", moved).exit_code == 0
    (started / "meta.json").write_text('{"file": "text.txt"}', "utf-8")
    assert kg("eval", started, "--text", moved.parent).exit_code == 0
    (started / "meta.json").unlink()
    moved.rename(started / "report.txt")
    assert kg("eval", started).exit_code == 0


def test_a_changed_text_is_said(kg: Kg, started: Path) -> None:
    report = started.parent / "report.txt"
    report.write_text(report.read_text("utf-8") + "\n", "utf-8")
    assert "WARNING the text is not the annotated file" in kg("eval", started).stdout


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        ((), 2, "Name the folder of an annotation"),
        (("--start", "report.txt"), 2, "Name the folder of an annotation"),
        (("nowhere",), 3, "There is no folder nowhere"),
        (("MINE", "--roles", "slogan"), 2, "there is no role slogan; there are"),
        (("MINE", "--parts", "9"), 3, "no part 9; there are"),
        (("MINE", "--pred", "none.jsonl"), 3, "none.jsonl"),
    ],
)
def test_what_cannot_be_done_is_said(kg: Kg, started: Path, arguments: tuple[str, ...], status: int, said: str) -> None:
    result = kg("eval", *(started if a == "MINE" else a for a in arguments))
    assert result.exit_code == status
    assert said in result.stderr
