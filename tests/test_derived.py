"""What is derived at build time is what the long queries find: a question that reads it gives the same rows as its long form."""

from __future__ import annotations

import csv
import io
from importlib import resources
from pathlib import Path

import pytest
from pyoxigraph import Store

from kg.query import parse_question, query, question, questions
from kg.store import open_store
from made_reports import made_store

LONG = {
    file.name.removesuffix(".rq"): file.read_text("utf-8")
    for file in sorted(resources.files("kg").joinpath("queries", "long").iterdir(), key=lambda f: f.name)
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """Four half-yearly reports of each of two invented bodies, and what the audit finds in them."""
    return made_store((0, 1, 2, 3, 10, 11, 12, 13), tmp_path_factory.mktemp("made"))


def rows(store: Store, asked: str, bound: dict[str, str]) -> list[list[str]]:
    return list(csv.reader(io.StringIO(query(store, parse_question("x", asked), bound, form="csv").decode())))


def bound(name: str) -> dict[str, str]:
    """Values for the parameters of a question: words that hit something in either store."""
    return {parameter.name: "三" if parameter.name == "label" else "学" for parameter in question(name).parameters}


@pytest.mark.parametrize("name", LONG)
def test_a_question_over_a_reviewed_report_gives_the_rows_of_its_long_form(name: str, bundled: Path) -> None:
    store = open_store(bundled / "store")
    assert rows(store, question(name).text, bound(name)) == rows(store, LONG[name], bound(name))


@pytest.mark.parametrize("name", LONG)
def test_a_question_over_many_reports_gives_the_rows_of_its_long_form(name: str, made: Store) -> None:
    found = rows(made, question(name).text, bound(name))
    assert found == rows(made, LONG[name], bound(name))
    assert len(found) > 1 or name == "reviews"


def test_every_long_form_is_of_a_question_and_says_what_it_means() -> None:
    assert LONG.keys() <= questions().keys()
    assert all(parse_question(name, text).zh for name, text in LONG.items())
