"""Which of the verdicts of tracking are most worth a person's look, and the row that records what he holds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from kg.errors import ReviewError
from kg.ids import short_hash
from kg.model import AssessmentState, Completion, ReviewState, Role, Span, Verdict
from kg.reviews.assessed import NOWHERE, AssessedRow, check
from kg.reviews.judging import Told
from kg.reviews.places import NotFound, Place, Places
from kg.reviews.row import Words

REASONS = {
    Verdict.MISSED: (1, "says that a target was missed"),
    Verdict.DONE: (2, "says that a promise was kept, by the report's own word"),
    Verdict.NOT_MENTIONED: (3, "says that no later report speaks of it"),
    Verdict.NOT_COMPARABLE: (4, "could not compare two figures"),
    Verdict.MET_WITHIN_ROUNDING: (4, "calls a target met within rounding"),
}


class Assessable(NamedTuple):
    """A verdict of tracking as a person meets it: `id` stays the same as long as the promise does."""

    id: str
    report: str
    name: str
    place: Span
    quote: str
    verdict: Verdict
    state: ReviewState
    reviewed: bool


class Assessing(NamedTuple):
    """What a person holds: the two axes, and where it is said."""

    state: AssessmentState
    completion: Completion | None = None
    verdict: Verdict | None = None
    later_report: str = ""
    later: str = ""
    source: str = ""


def id_of(node: str) -> str:
    """The id of an assessment, made from where it stands below the report."""
    return short_hash(node.partition("/report/")[2])


def most_worth(found: Iterable[Assessable]) -> list[tuple[Assessable, str]]:
    """The verdicts in the order in which a person's look changes most, each with the reason.

    First what people differ on, then what weighs most if it is wrong.
    """
    ranked = []
    for one in found:
        rank, why = REASONS.get(one.verdict, (5, "nobody has looked at it"))
        if one.state is ReviewState.CONTESTED:
            rank, why = 0, "people differ"
        ranked.append((rank, why, one))
    return [(one, why) for _, why, one in sorted(ranked, key=lambda each: each[0])]


def row_of_assessing(one: Assessable, held: Assessing, told: Told, texts: Mapping[str, str]) -> AssessedRow:
    """The row that records what a person holds of a promise, in words that are found again.

    `texts` are the texts of the reports; the later words are looked for in the one that is named.
    """
    row = AssessedRow(
        report=one.report,
        promise=Places(texts[one.report], ()).words(one.place),
        name=one.name,
        state=held.state,
        by=told.by,
        on=told.on,
        completion=held.completion,
        verdict=held.verdict,
        later_report=held.later_report,
        later=_later(held, texts) if held.later_report else NOWHERE,
        why=told.why,
        source=held.source,
    )
    check(row)
    return row


def _later(held: Assessing, texts: Mapping[str, str]) -> Words:
    if held.later_report not in texts:
        raise ReviewError(f"There is no report {held.later_report} in the store; there are {', '.join(sorted(texts))}.")
    text = texts[held.later_report]
    start = text.find(held.later)
    if not held.later or start < 0:
        raise ReviewError(f"“{held.later}” does not stand in {held.later_report}; give words as they stand there.")
    whole = Span(start, start + len(held.later))
    places = Places(text, [Place("later", whole, Role.CONTEXT)])
    try:
        return places.words(places.find(Words(held.later), Role.CONTEXT).span)
    except NotFound as why:
        raise ReviewError(f"“{held.later}” {why} in {held.later_report}; give more of the words.") from None
