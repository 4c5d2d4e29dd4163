"""What passes between problems and their points: up to an umbrella, and away from a headline."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from kg.link.rationale import rationale
from kg.model import Basis, Evidence, Grade, Link, Statement

PASSED_UP = (Basis.SAME_PROJECT, Basis.SAME_METRIC)
Links = dict[str, dict[str, Link]]
"""The links of each problem, by commitment."""


def pass_up(links: Links, points: Mapping[str, Sequence[str]]) -> None:
    """What answers a point by project or metric answers the umbrella above it too, unless that has a better link."""
    for umbrella, below in points.items():
        for point in below:
            for passed in _passed(umbrella, links[point]):
                known = links[umbrella].get(passed.commitment)
                if known is None or passed.score > known.score:
                    links[umbrella][passed.commitment] = passed


def clear_headlines(links: Links, problems: Sequence[Statement]) -> None:
    """A headline keeps only the commitments that answer no point below it."""
    below: dict[str, list[str]] = defaultdict(list)
    for problem in problems:
        for above in {problem.part_of, problem.member_of} - {None}:
            below[above or ""].append(problem.id)
    for problem in problems:
        if problem.headline:
            answered = {commitment for point in _all_below(problem.id, below) for commitment in links[point]}
            links[problem.id] = {c: link for c, link in links[problem.id].items() if c not in answered}


def _all_below(problem: str, below: Mapping[str, Sequence[str]]) -> Iterator[str]:
    for point in below.get(problem, ()):
        yield point
        yield from _all_below(point, below)


def _passed(umbrella: str, links: Mapping[str, Link]) -> Iterator[Link]:
    for link in links.values():
        if link.grade is not Grade.RELATED and link.basis in PASSED_UP:
            # One project of several is a part of what the umbrella is about.
            grade = Grade.PARTIAL if link.basis is Basis.SAME_PROJECT else link.grade
            reasons = (
                Evidence("answers_a_point", 0.5, "回应了其中一个问题", "it answers one of its points"),
                *link.evidence,
            )
            score = round(link.score - 0.1, 3)
            yield Link(umbrella, link.commitment, grade, link.basis, score, reasons, rationale(grade, reasons))
