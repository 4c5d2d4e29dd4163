"""Roles, segments and what is said of commitments: every figure here is counted by hand."""

from pathlib import Path

import pytest

from kg.evaluate.matching import matches, one_to_one, touching
from kg.model import Span
from labelled import annotate, counts, measured, statement

HEADING = statement("h", "heading", 0, 10)
SEPTEMBER = statement("c1", "commitment", 10, 30, checkable="number", deadline="2020-09-30", window="H2")
VAGUE = statement("c2", "commitment", 31, 51, checkable="vague")


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    return annotate(tmp_path, statements=[HEADING, SEPTEMBER, VAGUE])


def test_half_of_what_two_spans_cover_makes_them_one_segment_and_less_does_not(gold: Path) -> None:
    read = [HEADING, {**SEPTEMBER, "end": 20}, {**VAGUE, "end": 40}]
    figures = measured(gold, read)
    assert counts(figures["segments"]["commitment"]["iou"]) == (1, 2, 2)
    assert counts(figures["segments"]["commitment"]["exact"]) == (0, 2, 2)
    assert counts(figures["segments"]["all"]["iou"]) == (2, 3, 3)
    assert figures["role_chars"]["accuracy"] == (10 + 10 + 9) / 50


def test_a_segment_is_matched_once(gold: Path) -> None:
    read = [SEPTEMBER, statement("again", "commitment", 10, 29)]
    assert counts(measured(gold, read)["segments"]["commitment"]["iou"]) == (1, 2, 2)


def test_another_role_is_no_match(gold: Path) -> None:
    figures = measured(gold, [{**SEPTEMBER, "role": "guidance"}])
    assert counts(figures["segments"]["commitment"]["iou"]) == (0, 0, 2)
    assert counts(figures["segments"]["guidance"]["iou"]) == (0, 1, 0)
    assert figures["role_chars"]["accuracy"] == 0


def test_where_statements_overlap_the_shorter_one_has_the_characters(gold: Path) -> None:
    read = [statement("short", "commitment", 10, 30), statement("long", "guidance", 0, 60)]
    assert measured(gold, read)["role_chars"]["accuracy"] == 20 / 50


def test_components_are_no_segments(gold: Path) -> None:
    member = statement("m", "commitment", 10, 18, component_of="c1")
    assert counts(measured(gold, [SEPTEMBER, member])["segments"]["commitment"]["iou"]) == (1, 1, 2)


def test_checkability_deadline_and_window_count_on_matched_commitments(gold: Path) -> None:
    read = [
        {**SEPTEMBER, "checkable": "milestone"},
        {**VAGUE, "deadline": "2020-09-30", "window": "full-year"},
    ]
    figures = measured(gold, read)
    assert figures["checkable"] == {
        "matched": 2,
        "with_label": 2,
        "accuracy": 0.5,
        "confusions": {"number->milestone": 1},
    }
    assert counts(figures["deadline"]) == (1, 2, 1)
    assert counts(figures["window"]) == (1, 2, 1)


def test_a_commitment_without_a_label_is_wrong_if_others_have_one(gold: Path) -> None:
    bare = {key: value for key, value in VAGUE.items() if key != "checkable"}
    assert measured(gold, [SEPTEMBER, bare])["checkable"]["accuracy"] == 0.5
    assert measured(gold, [bare])["checkable"]["accuracy"] is None


def test_only_the_roles_asked_for_are_measured(gold: Path) -> None:
    figures = measured(gold, [HEADING, SEPTEMBER], roles=["heading"])
    assert list(figures["segments"]) == ["heading", "all"]
    assert figures["role_chars"] == {
        "accuracy": 1.0,
        "chars": 10,
        "per_role": {"heading": {"tp": 10, "pred": 10, "gold": 10, "p": 1.0, "r": 1.0, "f1": 1.0}},
    }


def test_only_the_parts_asked_for_are_measured(tmp_path: Path) -> None:
    second = [statement("h2", "heading", 50, 55), statement("p", "problem", 60, 80)]
    folder = annotate(tmp_path, statements=[HEADING, statement("a", "achievement", 12, 30), *second])
    figures = measured(folder, [statement("1", "achievement", 12, 30), *second], parts=["2"])
    assert list(figures["segments"]) == ["problem", "heading", "all"]
    assert counts(figures["segments"]["all"]["iou"]) == (2, 2, 2)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{broken", "line 2 is no JSON"),
        ("[1]", "line 2 is no JSON object"),
        (statement("h", "heading", 20, 30), "line 2 repeats the id h"),
        (statement("x", "slogan", 20, 30), "line 2 has the role 'slogan'; there are indicator"),
        (statement("x", "heading", 20, 900), "line 2 has the place 20–900, which the text of 400 characters"),
        (statement("x", "heading", 30, 30), "line 2 has the place 30–30"),
        ({"type": "statement", "role": "heading", "start": 1, "end": 2}, "line 2 has no id"),
        ({"type": "slogan"}, "line 2 has the type 'slogan'; there are statement"),
        ({"type": "quantity", "start": 1, "end": 2, "value": "3"}, "line 2 has the value '3', which is no number"),
        ({"type": "quantity", "start": 1, "end": 2, "value": 10**400}, "too large"),
        ({"type": "entity", "etype": "place", "mentions": [[1]]}, "line 2 has the place [1]; give two whole numbers"),
        ({"type": "entity", "etype": "place"}, "line 2 has no list of mentions"),
        ({"type": "link", "problem": "p", "commitment": "c", "grade": "maybe"}, "line 2 has the grade 'maybe'"),
    ],
)
def test_a_line_that_is_no_label_is_left_out_and_named(gold: Path, line: object, said: str) -> None:
    figures = measured(gold, [HEADING, line])  # type: ignore[list-item]
    assert [sentence for sentence in figures["invalid"] if said in sentence]
    assert counts(figures["segments"]["all"]["iou"]) == (1, 1, 3)


def test_the_best_pair_comes_first_and_ties_go_to_what_stands_first() -> None:
    assert one_to_one([(0.5, 0, 0), (0.9, 1, 0), (0.5, 0, 1), (0.5, 2, 1)]) == [(1, 0), (0, 1)]
    assert matches([Span(0, 10), Span(2, 12)], [Span(2, 12), Span(0, 9)]) == [(1, 0), (0, 1)]


def test_spans_that_share_no_character_are_not_compared() -> None:
    first = [Span(0, 100), Span(5, 6), Span(50, 60)]
    second = [Span(60, 70), Span(0, 5), Span(5, 6), Span(100, 110), Span(40, 90)]
    expected = {(i, j) for i, a in enumerate(first) for j, b in enumerate(second) if a.overlaps(b)}
    assert set(touching(first, second)) == expected
