"""Which commitments are tried for a problem: all that share anything, but never more than the length of a report bears."""

from kg.link.candidates import PER_ACT, PER_PROBLEM, Candidates
from kg.link.names import names_in
from kg.link.reading import readings
from made import Said, made, milestone, number, problem

NAMES = {"甲河整治工程": "project"}


def tried(*said: Said) -> list[list[str]]:
    extraction = made(*said, names=NAMES)
    found = readings(extraction, names_in(extraction))
    candidates = Candidates(found.acts, len(found.problems))
    return [[act.text for act, _ in candidates.of(one)] for one in found.problems]


def test_a_problem_about_a_topic_does_not_try_its_whole_field() -> None:
    assert tried(problem("幼儿园学位紧张"), number("新增幼儿园学位300个"), milestone("举办教育论坛")) == [
        ["新增幼儿园学位300个"]
    ]
    assert tried(problem("教育仍有短板"), milestone("举办教育论坛")) == [["举办教育论坛"]]


def test_candidates_are_bounded_and_the_rarest_come_first() -> None:
    many = [number(f"新增幼儿园学位{count}个") for count in range(100, 300)]
    work = milestone("开工建设甲河整治工程")
    first, *others = tried(problem("甲河整治工程周边幼儿园学位紧张"), *[problem("幼儿园学位紧张")] * 99, *many, work)
    assert work.text in first
    assert max(map(len, (first, *others))) <= max(PER_PROBLEM, PER_ACT * (len(many) + 1) // 100)
