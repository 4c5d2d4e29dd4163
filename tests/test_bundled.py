"""The bundled report: a restatement that copies nothing, lacks nothing, and says everywhere what it is."""

import csv
import hashlib
import io
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pyarrow.parquet
import pytest
import yaml
from click.testing import Result

from kg.export import EXPORTERS, export
from kg.resources import data_dir
from kg.store import open_store

FOLDER = data_dir() / "reports" / "luohu-2020h1"
OFFICIAL = "https://www.szlh.gov.cn/zwgk/ghjh/gmjjhshfzgh/content/post_8127794.html"


def test_nothing_is_copied_and_nothing_is_lacking(shared: Path) -> None:
    original, gold = shared / "corpus" / "luohu-2020h1" / "report.txt", shared / "gold" / "luohu-2020h1"
    check: list[str | Path] = [
        sys.executable,
        shared / "tools" / "restatement_check.py",
        original,
        FOLDER / "report.txt",
        "--gold",
        gold,
    ]
    result = subprocess.run(check, capture_output=True, text=True)
    assert result.stdout.strip() == "0 copied sentences; lacking: none; figures added: none"


def test_its_description_is_of_this_text_and_names_the_official_one() -> None:
    said = yaml.safe_load((FOLDER / "report.yml").read_text("utf-8"))
    assert said["sha256"] == hashlib.sha256((FOLDER / "report.txt").read_bytes()).hexdigest()
    assert said["restatement"] is True
    assert said["source"] == OFFICIAL
    assert said["id"] != "luohu-2020h1"


def test_the_official_text_is_the_one_that_it_restates(shared: Path) -> None:
    said = yaml.safe_load((FOLDER / "report.yml").read_text("utf-8"))
    official = (shared / "corpus" / "luohu-2020h1" / "report.txt").read_bytes()
    assert said["derived_from_sha256"] == hashlib.sha256(official).hexdigest()


@pytest.mark.parametrize("form", EXPORTERS)
def test_every_export_says_so_and_leads_to_the_official_page(bundled: Path, form: str) -> None:
    exported = export(open_store(bundled / "store"), form)
    files = {form: exported} if isinstance(exported, bytes) else exported
    text = "\n".join(readable(data) for data in files.values())
    assert "restatement and not the official wording" in text
    assert OFFICIAL in text


@pytest.mark.parametrize("name", ["statements", "problems", "commitments", "links", "observations"])
def test_a_table_with_quotes_says_so_in_each_row_even_when_it_travels_alone(bundled: Path, name: str) -> None:
    exported = export(open_store(bundled / "store"), "csv")
    assert not isinstance(exported, bytes)
    rows = list(csv.DictReader(exported[f"{name}.csv"].decode("utf-8-sig").splitlines()))
    assert {(row["restatement"], row["official_page"]) for row in rows if row.get("report") != ""} == {
        ("true", OFFICIAL)
    }


def readable(data: bytes) -> str:
    """The text of a file; of a Parquet file what its schema and its cells say."""
    if not data.startswith(b"PAR1"):
        return data.decode("utf-8")
    table = pyarrow.parquet.read_table(io.BytesIO(data))
    notes = b"\n".join((table.schema.metadata or {}).values()).decode("utf-8")
    return f"{notes}\n{table.to_pylist()}"


def test_the_page_and_the_summary_say_so(bundled: Path, kg: Callable[..., Result], tmp_path: Path) -> None:
    page = (bundled / "explorer.html").read_text("utf-8")
    assert OFFICIAL in page
    assert "并非官方措辞" in page
    printed = kg("build", "--out", tmp_path / "b").stdout
    assert "not the official wording" in printed
    assert OFFICIAL in printed
