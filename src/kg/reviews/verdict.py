"""What the reviews of one link come to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from kg.errors import ReviewError
from kg.model import Basis, Grade, Judgement, Link, Review, Reviewer, ReviewState
from kg.reviews.row import POSITIVE, Row

GRADED = {
    Grade.DIRECT: ("经复核定为直接回应。", "Graded direct by review."),
    Grade.PARTIAL: ("经复核定为部分回应。", "Graded partial by review."),
    Grade.RELATED: ("经复核定为相关。", "Graded related by review."),
}
Outcome = Grade | ReviewState


class Vote(NamedTuple):
    """What one reviewer says of a link."""

    row: Row
    by: Reviewer


def judged(link: Link | None, ends: tuple[str, str], votes: Sequence[Vote]) -> Link | None:
    """The link that the rules propose, or that people add, as its reviews leave it.

    Reviewers who hold it to be right with one grade accept it; those who cannot tell stand back where others can; those who
    differ make it contested. None where people judge something that neither the rules nor anyone proposes.
    """
    if not votes:
        return link
    outcomes = dict.fromkeys(_outcome(vote.row, link) for vote in votes)
    outcomes = {o: None for o in outcomes if o is not ReviewState.UNSURE} or outcomes
    (outcome, *others) = outcomes
    state = ReviewState.CONTESTED if others else ReviewState.ACCEPTED if isinstance(outcome, Grade) else outcome
    link = link or _added(ends, votes)
    if link is None:
        return None
    link = replace(link, state=state, reviews=tuple(_review(vote) for vote in votes))
    return _accepted(link, outcome, votes) if state is ReviewState.ACCEPTED and isinstance(outcome, Grade) else link


def _outcome(row: Row, link: Link | None) -> Outcome:
    if row.judgement is Judgement.REJECT:
        return ReviewState.REJECTED
    if row.judgement is Judgement.UNSURE:
        return ReviewState.UNSURE
    if link is None and not (row.grade and row.basis):
        raise ReviewError(
            f"{row.where}: the rules do not propose the link “{row.problem.quote}” → “{row.commitment.quote}”; "
            f"give it a grade ({', '.join(Grade)}) and a basis ({', '.join(Basis)}), or delete the row."
        )
    return row.grade or (link.grade if link else ReviewState.UNSURE)


def _added(ends: tuple[str, str], votes: Sequence[Vote]) -> Link | None:
    """A link that the rules do not propose, with the highest grade that a reviewer gives it, if any gives one."""
    graded = [
        (row.judgement not in POSITIVE, list(Grade).index(row.grade), row.grade, row.basis)
        for row, _ in votes
        if row.grade and row.basis
    ]
    if not graded:
        return None
    *_, grade, basis = min(graded, key=lambda one: one[:2])
    return Link(*ends, grade, basis, 0.0, (), _rationale(grade), added=True)


def _accepted(link: Link, grade: Grade, votes: Sequence[Vote]) -> Link:
    """The link with the reviewers' grade, basis and reason in the place of the rules'."""
    right = [vote.row for vote in votes if vote.row.judgement in POSITIVE]
    given = {language: text for row in reversed(right) for language, text in row.why.items()}
    same = not link.added and grade is link.grade
    return replace(
        link,
        grade=grade,
        basis=next((row.basis for row in right if row.basis), link.basis),
        rationale={**(link.rationale if same else _rationale(grade)), **given},
        regraded_from=None if same or link.added else link.grade,
    )


def _rationale(grade: Grade) -> dict[str, str]:
    zh, en = GRADED[grade]
    return {"zh": zh, "en": en}


def _review(vote: Vote) -> Review:
    row = vote.row
    return Review(row.judgement, vote.by, row.on, row.grade if row.judgement in POSITIVE else None, row.why)
