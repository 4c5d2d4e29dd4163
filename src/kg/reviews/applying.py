"""Links by the rules + people's reviews → the links in force."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from kg.errors import ReviewError
from kg.model import Extraction, Grade, Linking, Reviewer, Role
from kg.reviews.places import NotFound, Places, places_of
from kg.reviews.row import OTHERS, POSITIVE, Row, Words
from kg.reviews.verdict import Vote, judged

Pair = tuple[str, str]


class Found(NamedTuple):
    """A row and today's statements that it is about; None stands for all that its reviewer does not name."""

    row: Row
    problem: str | None
    commitment: str | None


def apply_reviews(
    linking: Linking, extraction: Extraction, rows: Iterable[Row], reviewers: Mapping[str, Reviewer] | None = None
) -> Linking:
    """The linking with what people decided in the place of what the rules proposed.

    Only rows of this report are looked at. A link that the rules propose and nobody judged stays as it is. Raises
    `ReviewError` where a row matches no statement any more.
    """
    own = [row for row in rows if row.report == extraction.report.id]
    if not own:
        return linking
    by_rules = {(link.problem, link.commitment): link for link in linking.links}
    votes = _votes(_found(own, places_of(extraction)), by_rules, reviewers or {})
    links = {pair: judged(link, pair, votes.get(pair, ())) for pair, link in by_rules.items()}
    order = {statement.id: number for number, statement in enumerate(extraction.statements)}
    for pair in sorted(votes.keys() - by_rules.keys(), key=lambda pair: (order[pair[0]], order[pair[1]])):
        links[pair] = judged(None, pair, votes[pair])
    return replace(linking, links=tuple(link for link in links.values() if link))


def _found(rows: Iterable[Row], places: Places) -> list[Found]:
    found: list[Found] = []
    stale: list[str] = []
    for row in rows:
        try:
            found += [Found(row, *ends) for ends in _ends(row, places)]
        except ReviewError as error:
            stale.append(str(error) if not stale else row.where)
    if stale:
        more = f" The same is so of {', '.join(stale[1:])}." if stale[1:] else ""
        raise ReviewError(stale[0] + more)
    return found


def _ends(row: Row, places: Places) -> Iterator[tuple[str | None, str | None]]:
    """The two ends of a row's link; what is said of all others holds for each piece that the problem was cut into."""
    if row.problem.quote == OTHERS:
        yield None, None
    elif row.commitment.quote == OTHERS:
        yield from ((problem, None) for problem in _ids(row, row.problem, Role.PROBLEM, places))
    else:
        yield _ids(row, row.problem, Role.PROBLEM, places)[0], _ids(row, row.commitment, Role.COMMITMENT, places)[0]


def _ids(row: Row, words: Words, role: Role, places: Places) -> list[str]:
    try:
        return [place.id for place in places.pieces(words, role)]
    except NotFound as why:
        raise ReviewError(
            f"{row.where}: the {role} “{words.quote}” of {row.report} {why}; put today's words into the row, or delete it."
        ) from None


def _votes(
    found: Sequence[Found], by_rules: Collection[Pair], reviewers: Mapping[str, Reviewer]
) -> dict[Pair, list[Vote]]:
    """For each link what each reviewer says of it, in the order of the reviewers' names."""
    said: dict[Pair, dict[str, Row]] = defaultdict(dict)
    for row, problem, commitment in found:
        if problem is not None and commitment is not None:
            by_reviewer = said[problem, commitment]
            by_reviewer[row.by] = max(row, by_reviewer.get(row.by, row), key=_weight)
    pairs: dict[str | None, list[Pair]] = defaultdict(list)
    for pair in dict.fromkeys([*by_rules, *said]):
        pairs[pair[0]].append(pair)
        pairs[None].append(pair)
    for row, problem, commitment in sorted(found, key=lambda one: one.problem is None):
        for pair in pairs[problem] if commitment is None else ():
            said[pair].setdefault(row.by, row)
    return {
        pair: [Vote(row, reviewers.get(by, Reviewer(by))) for by, row in sorted(rows.items())]
        for pair, rows in said.items()
    }


def _weight(row: Row) -> tuple[date, bool, int]:
    """A reviewer's later word counts; of one day, where two statements became one, the word that says more."""
    return row.on, row.judgement in POSITIVE, -list(Grade).index(row.grade) if row.grade else -len(Grade)
