"""Ledgers: CSV in and out without loss, a fault named with its line, and targets beside outcomes in the graph."""

import csv
import io
from pathlib import Path

import pytest

from kg.errors import SourceError
from kg.ledger import COLUMNS, SOURCES, read_ledger, write_ledger
from kg.query import query, question
from kg.resources import data_dir
from kg.store import open_store

LUOHU = data_dir() / "indicators" / "luohu.csv"


def write(folder: Path, *rows: str, header: str = ",".join(COLUMNS)) -> Path:
    (folder / "own-sources.csv").write_text(f"{','.join(SOURCES)}\nS1,某区年鉴,2023,\n", "utf-8")
    (folder / "own.csv").write_text("\n".join((header, *rows)) + "\n", "utf-8")
    return folder / "own.csv"


def test_the_bundled_ledger_is_written_as_it_was_read() -> None:
    figures, sources = write_ledger(read_ledger(LUOHU))
    assert figures == LUOHU.read_bytes()
    assert sources == LUOHU.with_name("luohu-sources.csv").read_bytes()


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("上城区,固定资产投资,2022,actual,=,many,,亿元,,S1", "“many” is no number"),
        ("上城区,固定资产投资,2022,hoped,=,5,,亿元,,S1", "hoped"),
        ("上城区,固定资产投资,summer,actual,=,5,,亿元,,S1", "summer"),
        ("上城区,固定资产投资,2022,actual,=,5,,亿元,,S9", "S9"),
        ("无此区,固定资产投资,2022,actual,=,5,,亿元,,S1", "无此区"),
        ("上城区,固定资产投资,2022", "10 cells"),
    ],
)
def test_a_fault_is_named_with_its_line(tmp_path: Path, row: str, said: str) -> None:
    good = "上城区,固定资产投资,2021,actual,=,5,,亿元,,S1"
    with pytest.raises(SourceError, match=rf"own\.csv, line 3: .*{said}"):
        read_ledger(write(tmp_path, good, row))


def test_another_table_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="columns of a ledger"):
        read_ledger(write(tmp_path, header="a,b"))


def test_values_are_signed_and_keep_their_unit(tmp_path: Path) -> None:
    entry = read_ledger(write(tmp_path, "上城区,地区生产总值增速,2020H1,actual,=,-1.4,,%,,S1")).entries[0]
    assert (str(entry.value), entry.period.id, entry.metric.key) == ("-1.4", "2020-H1", "gdp-growth")


def test_luohus_growth_targets_year_by_year(bundled: Path) -> None:
    answer = query(open_store(bundled / "store"), question("targets-and-outcomes"), form="csv").decode()
    rows = [row for row in csv.DictReader(io.StringIO(answer)) if row["metric"] == "地区生产总值增速"]
    assert {row["period"]: row["verdict"] for row in rows} == {
        "2021": "met",
        "2022": "missed",
        "2023": "met",
        "2024": "missed",
    }
    assert {row["period"]: row["outcomeRole"] for row in rows}["2022"] == "estimate"
