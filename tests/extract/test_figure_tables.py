"""The tables of figures, metrics, windows and stages: no row without use."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.extract.quantities.metrics import canonical
from kg.folding import fold
from kg.read import read
from kg.tables import either, raw

COLUMNS = {
    "units": ("forms",),
    "classifiers": ("forms",),
    "comparators": ("before", "after"),
    "change_words": ("words",),
    "not_quantities": ("words", "before", "after"),
    "denominators": ("words",),
    "scope": ("words",),
    "windows": ("words", "head"),
    "stages": ("verbs", "endings"),
    "metrics": ("name", "aliases"),
    "metric_words": ("words",),
}
NUMERAL = "[0-9一二两三四五六七八九十百千万亿余多] ?"


@pytest.fixture(scope="module")
def texts(shared: Path) -> list[str]:
    return [fold(read(path).text) for path in sorted((shared / "corpus").glob("*/*"))]


def words_of(row: dict[str, object], columns: tuple[str, ...]) -> Iterator[str]:
    for column in columns:
        given = row.get(column, ())
        yield from (given,) if isinstance(given, str) else given  # type: ignore[misc]


@pytest.mark.parametrize("table", COLUMNS)
def test_each_row_is_met_in_two_reports_or_says_why_it_stays(table: str, texts: list[str]) -> None:
    plain = canonical if table == "metrics" else fold
    before = NUMERAL if table in ("units", "classifiers") else ""
    idle, read_as = [], [plain(text) for text in texts]
    for row in raw(table)["rows"]:
        words = [plain(word) for word in words_of(row, COLUMNS[table])]
        pattern = re.compile(before + either(words)) if words else None
        met = sum(1 for text in read_as if pattern is not None and pattern.search(text))
        if met < 2 and not row.get("why"):
            idle.append(words)
    assert not idle
