"""From what a reviewer says of a link to the row that records it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from kg.model import Basis, Grade, Judgement, Role
from kg.reviews.candidates import Candidate
from kg.reviews.docket import Docket
from kg.reviews.row import OTHERS, Row, Words


class Told(NamedTuple):
    """Who judges, on which day, and why, by language."""

    by: str
    on: date
    why: Mapping[str, str]


def judgement_of(
    link: Candidate, judgement: Judgement, told: Told, grade: Grade | None = None, basis: Basis | None = None
) -> Row:
    """The row that judges a link: with the grade and basis that the reviewer saw, or those that he gives.

    So it holds even where later rules grade the link otherwise, or do not propose it any more.
    """
    by, on, why = told
    return Row(
        link.report, link.problem, link.commitment, judgement, by, on, grade or link.grade, basis or link.basis, why
    )


def addition(docket: Docket, report: str, problem: str, commitment: str, grade: Grade, basis: Basis, told: Told) -> Row:
    """The row that adds a link between the statements with some words; where the rules propose it, its grade."""
    one = docket.statement(report, Words(problem), Role.PROBLEM)
    other = docket.statement(report, Words(commitment), Role.COMMITMENT)
    link, places = docket.between(report, one, other), docket.places[report]
    judgement = Judgement.GRADE if link and link.proposed else Judgement.ADD
    by, on, why = told
    return Row(report, places.words(one.span), places.words(other.span), judgement, by, on, grade, basis, why)


def no_others(docket: Docket, report: str, problem: str, told: Told) -> Row:
    """The row that says that a problem has no commitment but those that the same reviewer names."""
    found = docket.statement(report, Words(problem), Role.PROBLEM)
    by, on, why = told
    return Row(report, docket.places[report].words(found.span), Words(OTHERS), Judgement.REJECT, by, on, why=why)


def nothing_else(report: str, told: Told) -> Row:
    """The row that says that a report has no links but those that the same reviewer names."""
    by, on, why = told
    return Row(report, Words(OTHERS), Words(OTHERS), Judgement.REJECT, by, on, why=why)
