"""Where things stand: problems left, commitments right, nothing on top of anything else."""

from __future__ import annotations

from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from kg.explore.layout import ROW, Layout, arrange, scenes, spread
from kg.explore.read import read
from places_report import REPORT, store


def layout() -> Layout:
    explored = read(store())
    return arrange(explored, scenes(explored)[REPORT])


def test_problems_stand_left_of_what_joins_and_commitments_right_of_it() -> None:
    boxes = {key.rpartition("/")[2]: box for key, box in layout().boxes.items()}
    assert boxes["p2"].x < boxes["e1"].x < boxes["c1"].x
    assert boxes["e2"].aside, "only a commitment names it, so it joins nothing"


def test_a_headline_stands_above_its_points() -> None:
    boxes = {key.rpartition("/")[2]: box for key, box in layout().boxes.items()}
    assert boxes["p1"].y < min(boxes[p].y for p in ("p2", "p3", "p4", "p5"))


def test_commitments_stand_under_their_theme_those_that_answer_a_problem_first() -> None:
    made = layout()
    boxes = {key.rpartition("/")[2]: box for key, box in made.boxes.items()}
    education = next(t for t in made.titles if t.key == "education" and t.side == "commitment")
    assert education.y < boxes["c1"].y <= boxes["c2"].y
    assert (boxes["c1"].x, boxes["c1"].y) < (boxes["c2"].x, boxes["c2"].y)


def test_no_box_overlaps_another() -> None:
    shown = [box for box in layout().boxes.values() if not box.aside]
    for one, other in combinations(shown, 2):
        apart = abs(one.x - other.x) >= (one.width + other.width) / 2 or abs(one.y - other.y) >= ROW
        assert apart, (one, other)


@given(st.lists(st.floats(0, 500), max_size=40), st.floats(100, 600))
def test_spread_keeps_order_and_distance(levels: list[float], height: float) -> None:
    places = spread(sorted(levels), height)
    assert all(b - a >= ROW - 1e-6 for a, b in pairwise(places))
    if len(levels) * ROW <= height:
        assert all(0 <= place <= height for place in places)
