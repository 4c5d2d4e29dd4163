"""Names: mentions by place and type, and mentions as one thing."""

from pathlib import Path

import pytest

from labelled import annotate, counts, measured, statement

GOLD = [
    {"type": "place", "name": "清河", "mentions": [[0, 5], [20, 25]], "nested": [], "coref": [[40, 42]]},
    {"type": "project", "name": "清河大桥", "mentions": [[50, 60]], "nested": [], "coref": []},
    {"type": "place", "name": "大桥", "mentions": [], "nested": [[52, 55]], "coref": []},
]


def entity(kind: str, *mentions: list[int]) -> dict[str, object]:
    return {"type": "entity", "etype": kind, "name": "", "mentions": list(mentions)}


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    return annotate(tmp_path, statements=[statement("h", "heading", 0, 10)], entities=GOLD)


def test_inner_names_and_words_that_refer_back_are_ignored(gold: Path) -> None:
    read = [entity("place", [0, 5], [20, 24], [40, 42], [52, 55]), entity("policy", [50, 60])]
    figures = measured(gold, read)["entity"]
    assert counts(figures["exact"]["place"]) == (1, 2, 2)
    assert counts(figures["overlap"]["place"]) == (2, 2, 2)
    assert counts(figures["exact"]["project"]) == (0, 0, 1)
    assert counts(figures["exact"]["any_type"]) == (2, 3, 3)
    assert counts(figures["entities"]) == (1, 2, 2)


def test_one_thing_split_in_two_is_found_once(gold: Path) -> None:
    figures = measured(gold, [entity("place", [0, 5]), entity("place", [20, 25])])["entity"]
    assert counts(figures["exact"]["place"]) == (2, 2, 2)
    assert counts(figures["entities"]) == (1, 2, 2)


def test_a_type_that_does_not_exist_is_wrong_and_counted(gold: Path) -> None:
    assert counts(measured(gold, [entity("thing", [0, 5])])["entity"]["exact"]["all"]) == (0, 1, 3)


def test_names_are_not_measured_where_nobody_annotated_them(tmp_path: Path) -> None:
    folder = annotate(tmp_path, statements=[statement("h", "heading", 0, 10)])
    assert "entity" not in measured(folder, [entity("place", [0, 5])])
