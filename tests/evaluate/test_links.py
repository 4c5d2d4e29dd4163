"""Links, answered problems, baseline pairs and findings: every figure here is counted by hand."""

from pathlib import Path

import pytest

from kg.evaluate.links import average_precision
from labelled import Record, annotate, counts, link, measured, pair, statement

PROBLEMS = [
    statement("p0", "problem", 6, 16, headline=True),
    statement("p1", "problem", 20, 40),
    statement("p2", "problem", 41, 61),
]
PROMISES = [
    statement("c1", "commitment", 100, 120),
    statement("c2", "commitment", 121, 141),
    statement("c3", "commitment", 150, 170),
]
FOUND = [*PROBLEMS, *PROMISES]
LINKS = [
    link("p1", "c1", "direct"),
    link("p1", "c2", "partial"),
    link("p2", "c3", "related"),
    link("p0", "c3", "partial"),
]
MEMBERS = [{"id": "p1a", "of": "p1", "start": 20, "end": 28}, {"id": "p1b", "of": "p1", "start": 30, "end": 38}]


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    open_ones: list[Record] = [{"problem": "p2", "component": None}, {"problem": "p1", "component": "p1b"}]
    return annotate(tmp_path, statements=FOUND, links=LINKS, components=MEMBERS, unaddressed=open_ones)


def test_links_to_headlines_are_ignored_and_links_to_nothing_are_wrong(gold: Path) -> None:
    stray = statement("q", "commitment", 200, 220)
    read = [*FOUND, stray, link("p1", "c1", "partial"), link("p2", "q", "direct"), link("p0", "c3", "partial")]
    figures = measured(gold, read)
    strict = figures["links"]["strict"]
    assert counts(strict["strong"]) == (1, 2, 2)
    assert counts(strict["any"]) == (1, 2, 3)
    assert counts(strict["direct"]) == (0, 1, 1)
    assert (strict["headline_ignored"], strict["unmapped"]) == (1, 1)
    assert strict["grade_accuracy_on_shared"] == 0
    assert figures["addressed"]["accuracy"] == 1, "a link to what is no commitment addresses nothing"


def test_a_problem_that_was_not_found_is_wrong(gold: Path) -> None:
    figures = measured(gold, [*[s for s in FOUND if s["id"] != "p2"], link("p1", "c1", "direct")])["addressed"]
    assert (figures["problems"], figures["not_found"], figures["accuracy"]) == (2, 1, 0.5)
    assert counts(figures["unaddressed"]) == (0, 0, 1)


def test_finer_and_coarser_statements_count_in_the_lenient_view(gold: Path) -> None:
    read = [
        statement("half", "problem", 20, 29),
        statement("two", "commitment", 100, 141),
        link("half", "two", "direct"),
    ]
    views = measured(gold, read)["links"]
    assert counts(views["strict"]["strong"]) == (0, 1, 2)
    assert counts(views["lenient"]["strong"]) == (2, 2, 2)


def test_a_span_over_everything_stands_for_nothing(gold: Path) -> None:
    read = [statement("all", "problem", 6, 100), PROMISES[0], link("all", "c1", "direct")]
    assert counts(measured(gold, read)["links"]["lenient"]["strong"]) == (0, 1, 2)


def test_the_strongest_grade_of_a_pair_counts(gold: Path) -> None:
    figures = measured(gold, [*FOUND, link("p1", "c1", "related"), link("p1", "c1", "direct")])["links"]["strict"]
    assert counts(figures["any"]) == (1, 1, 3)
    assert counts(figures["direct"]) == (1, 1, 1)


def test_a_member_passes_its_links_to_the_whole_and_is_judged_by_itself(gold: Path) -> None:
    members = [
        statement("m1", "problem", 20, 28, component_of="p1"),
        statement("m2", "problem", 30, 38, component_of="p1"),
    ]
    figures = measured(gold, [*FOUND, *members, link("m1", "c1", "direct")])
    assert counts(figures["links"]["strict"]["strong"]) == (1, 1, 2)
    assert figures["components"] == {"gold": 2, "found": 2, "accuracy": 1.0}


def test_without_a_list_the_problems_without_a_strong_link_are_open(tmp_path: Path) -> None:
    folder = annotate(tmp_path, statements=FOUND, links=LINKS)
    assert counts(measured(folder, [*FOUND, link("p1", "c1", "direct")])["addressed"]["unaddressed"]) == (1, 1, 1)


def test_links_are_measured_only_where_both_sides_have_some(gold: Path, tmp_path: Path) -> None:
    assert "links" not in measured(gold, FOUND)
    assert "links" not in measured(annotate(tmp_path / "bare", statements=FOUND), [*FOUND, *LINKS])


def test_average_precision_gives_a_tie_its_mean_over_all_orders(gold: Path) -> None:
    a, b, other = ("p1", "c1"), ("p1", "c2"), ("p2", "c1")
    assert average_precision([(0.9, a), (0.8, other), (0.7, b)], {a, b}) == (1 + 2 / 3) / 2
    assert average_precision([(0.5, a), (0.5, None)], {a}) == (1 + 1 / 2) / 2
    assert average_precision([(1, a), (1, b), (1, None)], {a, b}) == pytest.approx(
        ((1 + 1) / 2 + (1 + 2 / 3) / 2 + (1 / 2 + 2 / 3) / 2) / 3
    )
    assert average_precision([(1, None)], {a}) == 0
    assert average_precision([(1, a)], set()) is None
    ranked = [*FOUND, link("p1", "c1", "direct", score=0.9), link("p2", "c1", "related", score=0.8)]
    assert measured(gold, ranked)["links"]["strict"]["ap_strong"] == 1 / 2


def test_baseline_pairs(tmp_path: Path) -> None:
    pairs = [
        pair([10, 15], [100, 105], relation="same-metric", already_met=True),
        pair([20, 25], [110, 115], relation="status", baseline_alt=[[30, 35]], already_met=False),
        pair([40, 45], [120, 125], relation="near", confidence="low"),
    ]
    near_miss = pair([50, 55], [100, 105])
    folder = annotate(tmp_path, statements=FOUND, baselines=pairs, not_baselines=[near_miss])
    read = [
        pair([8, 15], [100, 110], already_met=False),
        pair([11, 14], [100, 105], already_met=True),
        pair([30, 33], [111, 112]),
        pair([40, 45], [120, 125]),
        near_miss,
    ]
    figures = measured(folder, read)["baseline"]
    assert counts(figures["all"]) == (2, 4, 2), "a second hit is wrong, a doubtful pair does not count"
    assert figures["numeric_recall"] == figures["status_recall"] == {"found": 1, "gold": 1, "r": 1}
    assert figures["already_met_accuracy"] == {"n": 1, "accuracy": 1}
    assert figures["near_miss_false_alarms"] == {"false_alarms": 1, "of": 1}


def test_findings_are_of_one_kind_and_share_a_fifth_of_their_statements(tmp_path: Path) -> None:
    gold = [
        {"kind": "no-owner", "statements": ["c1", "c2", "c3"]},
        {"kind": "shortfall", "statements": ["p1"]},
    ]
    folder = annotate(tmp_path, statements=FOUND, findings=gold)
    read = [
        {"type": "finding", "kind": "no-owner", "statements": ["c1", "p1"]},
        {"type": "finding", "kind": "no-owner", "statements": ["c2"]},
        {"type": "finding", "kind": "no-owner", "statements": ["p2"]},
        {"type": "finding", "kind": "steep-target", "statements": ["p1"]},
    ]
    assert counts(measured(folder, [*FOUND, *read])["finding"]) == (1, 4, 2)


def test_what_lies_outside_the_annotated_passages_is_not_held_against_anyone(tmp_path: Path) -> None:
    (tmp_path / "meta.json").write_text('{"passages": [[20, 61, "problems"], [100, 130, "plan"]]}', "utf-8")
    folder = annotate(tmp_path, statements=[PROBLEMS[1], PROMISES[0]], links=[LINKS[0]], baselines=[])
    read = [*FOUND, *LINKS, pair([200, 205], [100, 105]), pair([20, 25], [300, 305])]
    figures = measured(folder, read)
    assert counts(figures["segments"]["all"]["iou"]) == (2, 4, 2)
    assert counts(figures["links"]["strict"]["any"]) == (1, 2, 1)
    assert "baseline" not in figures
    assert list(measured(folder, read, parts=["plan"])["segments"]) == ["commitment", "all"]
