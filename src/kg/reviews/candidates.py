"""The links of a built graph as a reviewer meets them, the ones most worth a look first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.model import Basis, Grade, ReviewState
from kg.reviews.row import Words

BORDER = 0.5
"""The score at which a link begins to answer a problem; those near it are the least certain."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A link to judge; `ends` are the ids of its two statements.

    `proposed` is the grade by the rules, `checkable` whether the commitment has a number or a milestone, `said` what
    reviewers have said of it.
    """

    id: str
    report: str
    ends: tuple[str, str]
    problem: Words
    commitment: Words
    proposed: Grade | None
    grade: Grade
    basis: Basis
    score: float
    state: ReviewState
    rationale: Mapping[str, str]
    checkable: bool = False
    said: tuple[str, ...] = ()

    @property
    def strength(self) -> int:
        """What the link makes of its problem: 0 nothing, 1 related, 2 weakly addressed, 3 addressed."""
        if self.state not in (ReviewState.PROPOSED, ReviewState.ACCEPTED):
            return 0
        return 1 if self.grade is Grade.RELATED else 3 if self.checkable else 2


def worth_a_look(links: Iterable[Candidate]) -> list[tuple[Candidate, str]]:
    """The links in the order in which a person's look changes most, each with the reason.

    First what reviewers differ on or could not decide, then what alone decides whether a problem is addressed, then the
    rest; within each the least certain first.
    """
    by_problem: dict[tuple[str, Words], list[Candidate]] = defaultdict(list)
    for link in links:
        by_problem[link.report, link.problem].append(link)
    ranked = [(*_worth(link, of_problem), link) for of_problem in by_problem.values() for link in of_problem]
    ranked.sort(key=lambda one: (one[0], round(abs(one[2].score - BORDER), 3)))
    return [(link, why) for _, why, link in ranked]


def _worth(link: Candidate, of_problem: Iterable[Candidate]) -> tuple[int, str]:
    others = max((one.strength for one in of_problem if one is not link), default=0)
    if link.state is ReviewState.CONTESTED:
        return 0, "reviewers differ"
    if link.state is ReviewState.UNSURE:
        return 0, "a reviewer could not decide"
    if link.strength > max(others, 1):
        return 1, "the problem's state hangs on it alone"
    if link.strength == 1 and others < 2 and all(link.score >= one.score for one in of_problem if one.strength == 1):
        return 1, "nothing comes closer to answering the problem"
    return 2, "its problem has others as strong"
