"""What follows from the links in force: which commitment addresses which problem, and the state of each problem."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from kg.graph.iris import Iris
from kg.graph.sheet import Sheet
from kg.model import Checkability, Extraction, Grade, Link, Linking, Role, State, Statement
from kg.vocab import CA, code

STRONG = (Grade.DIRECT, Grade.PARTIAL)
CLOSENESS = {grade: -place for place, grade in enumerate(Grade)}
RANKS = {
    state: rank for rank, state in enumerate((State.NONE, State.RELATED_ONLY, State.WEAKLY_ADDRESSED, State.ADDRESSED))
}


def describe_states(
    derived: Sheet, iris: Iris, extraction: Extraction, linking: Linking, states: Mapping[str, State]
) -> None:
    """State `ca:addresses` for each strong link, and the derived state of each problem."""
    report = extraction.report.id
    for link in linking.links:
        if link.in_force and link.grade in STRONG:
            derived.say(iris.statement(report, link.commitment), CA.addresses, iris.statement(report, link.problem))
    for problem, links in nearest(linking.links).items():
        ties = (iris.link(report, problem, link.commitment) for link in links)
        derived.say(iris.statement(report, problem), CA.nearest, *ties)
    for problem, state in states.items():
        derived.say(iris.statement(report, problem), CA.state, code("problemState", state))


def nearest(links: Iterable[Link]) -> Mapping[str, Sequence[Link]]:
    """The links in force of each problem with the highest grade, and of those the highest score; several where they tie."""
    best: dict[str, list[Link]] = {}
    for link in (link for link in links if link.in_force):
        found = best.setdefault(link.problem, [])
        if found and _closeness(link) > _closeness(found[0]):
            found.clear()
        if not found or _closeness(link) == _closeness(found[0]):
            found.append(link)
    return best


def _closeness(link: Link) -> tuple[int, float]:
    return CLOSENESS[link.grade], link.score


def problem_states(statements: Iterable[Statement], links: Iterable[Link]) -> Mapping[str, State]:
    """The state of each problem by the links in force; a headline's is the best of its own and its points'.

    Addressed: a strong link to a commitment with a number or a milestone. Weakly addressed: strong links to vague
    commitments only. Related only: links, none of them strong. Else none.
    """
    by_id = {s.id: s for s in statements}
    best: dict[str, State] = {s.id: State.NONE for s in by_id.values() if s.role is Role.PROBLEM}
    for link in (link for link in links if link.in_force):
        best[link.problem] = max(best[link.problem], _reached(link, by_id[link.commitment]), key=RANKS.__getitem__)
    points: dict[str, list[str]] = defaultdict(list)
    for statement in by_id.values():
        if above := statement.part_of or statement.member_of:
            points[above].append(statement.id)
    return {p: _of_headline(p, best, points) if by_id[p].headline else state for p, state in best.items()}


def _reached(link: Link, commitment: Statement) -> State:
    if link.grade not in STRONG:
        return State.RELATED_ONLY
    return State.WEAKLY_ADDRESSED if commitment.checkability is Checkability.VAGUE else State.ADDRESSED


def _of_headline(problem: str, best: Mapping[str, State], points: Mapping[str, list[str]]) -> State:
    below = [_of_headline(p, best, points) for p in points.get(problem, []) if p in best]
    return max([best[problem], *below], key=RANKS.__getitem__)
