"""What reviews make of a link: the state, the grade in force, the reason, and who said so."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from judgements import COMMITMENT, GAP, PLACES, PROBLEM, row
from kg.errors import ReviewError
from kg.graph import Read
from kg.graph.derived import problem_states
from kg.model import Basis, Grade, Judgement, Link, ReviewState, State
from kg.pipeline import read_report
from kg.read import Source
from kg.reviews import OTHERS, Row, apply_reviews
from reports import write_report

ACCEPT, REJECT, UNSURE, GRADE, ADD = Judgement
WANG: dict[str, Any] = {"by": "王芳"}


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Read:
    return read_report(Source(str(write_report(tmp_path_factory.mktemp("report")))))


def judged(read: Read, rows: Iterable[Row], problem: str = PROBLEM, commitment: str = COMMITMENT) -> Link | None:
    """The link between two statements after some reviews."""
    quotes = {s.id: s.quote for s in read.extraction.statements}
    links = apply_reviews(read.linking, read.extraction, rows).links
    found = [one for one in links if (quotes[one.problem], quotes[one.commitment]) == (problem, commitment)]
    return found[0] if found else None


def proposed(read: Read) -> Grade:
    link = judged(read, [])
    assert link
    return link.grade


@pytest.mark.parametrize(
    ("judgements", "state", "grade"),
    [
        ([{}], ReviewState.ACCEPTED, Grade.DIRECT),
        ([{"judgement": GRADE, "grade": Grade.RELATED}], ReviewState.ACCEPTED, Grade.RELATED),
        ([{"judgement": REJECT}], ReviewState.REJECTED, None),
        ([{"judgement": UNSURE}], ReviewState.UNSURE, None),
        ([{}, WANG], ReviewState.ACCEPTED, Grade.DIRECT),
        ([{}, {"judgement": REJECT, **WANG}], ReviewState.CONTESTED, None),
        ([{}, {"judgement": GRADE, "grade": Grade.RELATED, **WANG}], ReviewState.CONTESTED, None),
        ([{}, {"judgement": UNSURE, **WANG}], ReviewState.ACCEPTED, Grade.DIRECT),
        ([{"judgement": REJECT}, {"judgement": UNSURE, **WANG}], ReviewState.REJECTED, None),
        # the later word of one reviewer counts
        ([{}, {"judgement": REJECT, "on": date(2021, 5, 1)}], ReviewState.REJECTED, None),
        ([{"on": date(2021, 5, 1)}, {"judgement": REJECT}], ReviewState.ACCEPTED, Grade.DIRECT),
        # all others
        ([{"commitment": OTHERS, "judgement": REJECT}], ReviewState.REJECTED, None),
        ([{"problem": OTHERS, "commitment": OTHERS, "judgement": REJECT}], ReviewState.REJECTED, None),
        ([{}, {"commitment": OTHERS, "judgement": REJECT}], ReviewState.ACCEPTED, Grade.DIRECT),
        ([{}, {"problem": OTHERS, "commitment": OTHERS, "judgement": REJECT}], ReviewState.ACCEPTED, Grade.DIRECT),
        ([{}, {"commitment": OTHERS, "judgement": REJECT, **WANG}], ReviewState.CONTESTED, None),
        # a judgement of another problem's links
        ([{"problem": GAP, "commitment": OTHERS, "judgement": REJECT}], ReviewState.PROPOSED, None),
    ],
)
def test_what_reviews_come_to(
    read: Read, judgements: list[dict[str, Any]], state: ReviewState, grade: Grade | None
) -> None:
    link = judged(read, [row(**one) for one in judgements])
    assert link
    assert (link.state, link.grade) == (state, grade or proposed(read))
    assert link.proposed_grade is proposed(read)
    assert link.in_force == (state in (ReviewState.PROPOSED, ReviewState.ACCEPTED))


def test_all_judgements_are_kept_with_who_and_when(read: Read) -> None:
    link = judged(read, [row(why={"zh": "同一工程"}), row(judgement=REJECT, **WANG)])
    assert link
    said = [(review.by.name, review.judgement, review.grade, dict(review.why)) for review in link.reviews]
    assert said == [("李明", ACCEPT, Grade.DIRECT, {"zh": "同一工程"}), ("王芳", REJECT, None, {})]


def test_an_accepted_link_outlives_the_rule_that_proposed_it(read: Read) -> None:
    bare = Read(read.extraction, replace(read.linking, links=()))
    link = judged(bare, [row()])
    assert link
    assert (link.state, link.grade, link.basis, link.proposed_grade) == ("accepted", "direct", "same-project", None)


def test_a_grade_outlives_another_weight_of_the_rules(read: Read) -> None:
    weighed = replace(read.linking, links=tuple(replace(one, grade=Grade.RELATED) for one in read.linking.links))
    link = judged(Read(read.extraction, weighed), [row()])
    assert link
    assert (link.grade, link.proposed_grade) == (Grade.DIRECT, Grade.RELATED)


def test_a_link_is_added_in_the_order_of_the_text(read: Read) -> None:
    added = row("望江片区停车泊位紧张", PLACES, ADD, Grade.RELATED, Basis.CAUSAL, why={"en": "Near by."})
    link = judged(read, [added], "望江片区停车泊位紧张", PLACES)
    assert link
    assert (link.added, link.state, link.score, link.rationale["en"]) == (True, "accepted", 0, "Near by.")
    assert link.rationale["zh"] == "经复核定为相关。"


@pytest.mark.parametrize("judgement", [REJECT, UNSURE])
def test_what_nobody_proposes_needs_no_refusal(read: Read, judgement: Judgement) -> None:
    assert judged(read, [row("望江片区停车泊位紧张", PLACES, judgement, None, None)], "望江片区停车泊位紧张") is None


def test_to_accept_what_nobody_proposes_takes_a_grade_and_a_basis(read: Read) -> None:
    with pytest.raises(
        ReviewError, match=r"here, line 2: the rules do not propose the link .* give it a grade .* or delete the row"
    ):
        judged(read, [row("望江片区停车泊位紧张", PLACES, ACCEPT, None, None, where="here, line 2")])


def test_the_reviewers_reason_stands_before_the_rules(read: Read) -> None:
    link = judged(read, [row(grade=proposed(read), why={"zh": "说的是同一条河的整治。"})])
    by_rules = judged(read, [])
    assert link
    assert by_rules
    assert link.rationale == {"zh": "说的是同一条河的整治。", "en": by_rules.rationale["en"]}


def test_a_rejected_link_addresses_nothing(read: Read) -> None:
    def state(rows: list[Row]) -> State:
        linking = apply_reviews(read.linking, read.extraction, rows)
        (problem,) = (s.id for s in read.extraction.statements if s.quote == PROBLEM)
        return problem_states(read.extraction.statements, linking.links)[problem]

    assert state([row()]) is State.ADDRESSED
    assert state([row(judgement=UNSURE, commitment=COMMITMENT), row(commitment=OTHERS, judgement=REJECT)]) is State.NONE
    assert state([row(), row(judgement=REJECT, **WANG), row(commitment=OTHERS, judgement=REJECT)]) is State.NONE


def test_stale_reviews_are_all_named(read: Read) -> None:
    rows = [
        row(problem="没有的问题", where="r.csv, line 2"),
        row(),
        row(commitment="没有的承诺", where="r.csv, line 9"),
    ]
    with pytest.raises(ReviewError) as error:
        judged(read, rows)
    assert str(error.value).startswith(
        "r.csv, line 2: the problem “没有的问题” of 330102-plan-execution-2021-H1 is not in the report"
    )
    assert "put today's words into the row, or delete it" in str(error.value)
    assert "r.csv, line 9" in str(error.value)


def test_reviews_of_another_report_change_nothing(read: Read) -> None:
    assert apply_reviews(read.linking, read.extraction, [row(report="other", problem="没有")]) is read.linking
