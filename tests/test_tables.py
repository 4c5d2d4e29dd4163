"""What the loader of tables takes and refuses."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import resources
from typing import Any

import pytest

from kg import tables
from kg.errors import TableError
from kg.tables import by_word, load, raw

NAMES = sorted(file.name.removesuffix(".yml") for file in resources.files("kg.tables").iterdir() if ".yml" in file.name)


@dataclass(frozen=True, slots=True)
class Fruit:
    name: str
    colours: tuple[str, ...] = ()


@pytest.fixture
def table(monkeypatch: pytest.MonkeyPatch) -> Callable[..., tuple[Fruit, ...]]:
    """Load a table of fruit with some rows."""

    def fruit(*rows: dict[str, Any], **columns: str) -> tuple[Fruit, ...]:
        made = {"about": "", "columns": {"name": "", "colours": "", **columns}, "rows": list(rows)}
        monkeypatch.setattr(tables, "raw", lambda _: made)
        return load("fruit", Fruit, key="name")

    return fruit


def test_rows_become_dataclasses_and_remarks_stay_with_people(table: Callable[..., tuple[Fruit, ...]]) -> None:
    rows = table({"name": "梨", "colours": ["黄"], "why": "It grows.", "stays": "It is rare."}, why="", stays="")
    assert rows == (Fruit("梨", ("黄",)),)


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([{"name": "梨", "colour": "黄"}], "unknown column colour; there are name, colours"),
        ([{"colours": ["黄"]}], "lacks name"),
        ([{"name": "梨"}, {"name": "梨"}], "repeats name 梨"),
        ([{"name": "梨", "stays": "It is rare."}], "does not say what stays means"),
    ],
)
def test_a_row_that_does_not_fit_is_named(
    table: Callable[..., tuple[Fruit, ...]], rows: list[dict[str, Any]], said: str
) -> None:
    with pytest.raises(TableError, match=said):
        table(*rows)


def test_a_word_in_two_rows_is_named() -> None:
    assert by_word("fruit", [("梨", 1), ("枣", 2)]) == {"梨": 1, "枣": 2}
    with pytest.raises(TableError, match=r"Table fruit\.yml has 梨 in two rows"):
        by_word("fruit", [("梨", 1), ("梨", 2)])


def test_a_table_that_is_not_there_is_named() -> None:
    with pytest.raises(TableError, match=r"no table fruit\.yml"):
        raw("fruit")


@pytest.mark.parametrize("name", NAMES)
def test_a_table_explains_itself_and_every_column_in_use(name: str) -> None:
    table = raw(name)
    assert str(table["about"]).strip()
    assert {column for row in table["rows"] for column in row} <= table["columns"].keys()
    assert all(str(meaning).strip() for meaning in table["columns"].values())
