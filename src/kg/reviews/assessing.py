"""Assessments by the rules + what people hold of them → the assessments that stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from kg.errors import ReviewError
from kg.model import (
    Assessment,
    AssessmentState,
    Completion,
    Extraction,
    Passage,
    Quantity,
    Reassessment,
    Reviewer,
    ReviewState,
    Role,
    Verdict,
)
from kg.reviews.assessed import AssessedRow
from kg.reviews.places import NotFound, Place, Places

ANY = Role.CONTEXT  # a promise and what a later report says of it are looked for in whatever role they stand
OF_TARGETS = (Verdict.MET, Verdict.MET_WITHIN_ROUNDING, Verdict.MISSED, Verdict.NOT_COMPARABLE, Verdict.NOT_REPORTED)
OF_PROJECTS = (Verdict.DONE, Verdict.IN_PROGRESS, Verdict.REPEATED, Verdict.NOT_MENTIONED)
UNSEEN = (AssessmentState.NOT_ASSESSED, AssessmentState.NO_EVIDENCE)
WORTH = {
    "target": {Completion.MET: Verdict.MET, Completion.MISSED: Verdict.MISSED},
    "project": {
        Completion.MET: Verdict.DONE,
        Completion.BEGUN: Verdict.IN_PROGRESS,
        Completion.SUBSTANTIAL: Verdict.IN_PROGRESS,
        Completion.CHANGED: Verdict.IN_PROGRESS,
        Completion.MISSED: Verdict.IN_PROGRESS,
    },
}


def reassess(
    assessments: Sequence[Assessment],
    extractions: Iterable[Extraction],
    rows: Sequence[AssessedRow],
    reviewers: Mapping[str, Reviewer] | None = None,
) -> tuple[Assessment, ...]:
    """The assessments with what people hold in the place of what the rules found; contested where people differ.

    Raises `ReviewError` with the file and line of every row that is about no assessment any more.
    """
    if not rows:
        return tuple(assessments)
    texts = {one.report.id: _Report(one) for one in extractions}
    promises = _Promises(assessments, texts)
    said: dict[int, list[Reassessment]] = defaultdict(list)
    stale: list[str] = []
    for row in sorted(rows, key=lambda one: (one.by, one.on)):
        try:
            number = promises.find(row)
            said[number].append(_reassessment(row, assessments[number], texts, reviewers or {}))
        except ReviewError as error:
            stale.append(str(error) if not stale else row.where)
    if stale:
        more = f" The same is so of {', '.join(stale[1:])}." if stale[1:] else ""
        raise ReviewError(stale[0] + more)
    return tuple(_settled(one, said.get(number, ()), texts) for number, one in enumerate(assessments))


class _Report:
    """One report as rows refer to it."""

    def __init__(self, extraction: Extraction) -> None:
        self.extraction = extraction

    @cached_property
    def places(self) -> Places:
        """Where its statements are, to be found by words in any role."""
        held = (Place(s.id, s.span, ANY) for s in self.extraction.statements if not s.member_of)
        return Places(self.extraction.document.text, held)


class _Promises:
    """The assessed promises of some reports, to be found by their words and names."""

    def __init__(self, assessments: Sequence[Assessment], texts: Mapping[str, _Report]) -> None:
        self._texts = texts
        self._places: dict[tuple[str, str], Places] = {}
        self._named: dict[tuple[str, str], list[Place]] = defaultdict(list)
        for number, one in enumerate(assessments):
            self._named[one.promise.report, one.name].append(Place(str(number), one.promise.span, ANY))

    def find(self, row: AssessedRow) -> int:
        """The number of the assessment that a row is about."""
        key = row.report, row.name
        if key not in self._named:
            raise ReviewError(
                f"{row.where}: nothing named “{row.name}” is assessed in {row.report}; put a name that “kg track” shows into "
                "the row, or delete it."
            )
        text = self._texts[row.report].extraction.document.text
        places = self._places.setdefault(key, Places(text, self._named[key]))
        try:
            return int(places.find(row.promise, ANY).id)
        except NotFound:
            raise ReviewError(
                f"{row.where}: the promise “{row.promise.quote}” of {row.name} in {row.report} is not assessed, or not any more; "
                "put today's words into the row, or delete it."
            ) from None


def _reassessment(
    row: AssessedRow, one: Assessment, texts: Mapping[str, _Report], reviewers: Mapping[str, Reviewer]
) -> Reassessment:
    allowed = OF_TARGETS if one.kind == "target" else OF_PROJECTS
    if row.verdict is not None and row.verdict not in allowed:
        raise ReviewError(f"{row.where}: “{row.verdict}” is no verdict on a {one.kind}; write {', '.join(allowed)}.")
    by = reviewers.get(row.by, Reviewer(row.by))
    later = _later(row, texts)
    return Reassessment(by, row.on, row.state, row.completion, row.verdict, row.why, later, row.source)


def _later(row: AssessedRow, texts: Mapping[str, _Report]) -> Passage | None:
    if not row.later_report:
        return None
    if row.later_report not in texts:
        raise ReviewError(
            f"{row.where}: there is no report {row.later_report} in this build; build it too, or name one of "
            f"{', '.join(sorted(texts))}."
        )
    try:
        place = texts[row.later_report].places.find(row.later, ANY)
    except NotFound as why:
        raise ReviewError(
            f"{row.where}: “{row.later.quote}” {why} {row.later_report}; put today's words of that report into the row."
        ) from None
    return Passage(row.later_report, place.span, place.id)


def _settled(one: Assessment, said: Sequence[Reassessment], texts: Mapping[str, _Report]) -> Assessment:
    """An assessment as the people who looked at it leave it: what they agree on stands; where they differ, the rules' does."""
    if not said:
        return one
    first, *others = said
    if any(
        (other.state, other.completion, other.verdict) != (first.state, first.completion, first.verdict)
        for other in others
    ):
        return replace(one, reviews=tuple(said), review_state=ReviewState.CONTESTED)
    verdict = first.verdict or _verdict(one, first)
    later = next((each.later for each in said if each.later), one.later if first.state not in UNSEEN else None)
    return replace(
        one,
        verdict=verdict,
        reason=_reason(one, said),
        later=later,
        outcome=one.outcome if later is one.later else _figure(one, later, texts),
        completion=first.completion,
        reviews=tuple(said),
        review_state=ReviewState.ACCEPTED,
        proposed=one.verdict if verdict is not one.verdict else None,
        known=first.state,
    )


def _verdict(one: Assessment, said: Reassessment) -> Verdict:
    """What the two axes come to as a verdict; where they do not tell, the rules' stands."""
    if said.state in UNSEEN:
        return Verdict.NOT_REPORTED if one.kind == "target" else Verdict.NOT_MENTIONED
    return WORTH[one.kind].get(said.completion, one.verdict) if said.completion else one.verdict


def _reason(one: Assessment, said: Sequence[Reassessment]) -> tuple[str, str]:
    names = "、".join(each.by.name for each in said)
    given = {language: text for each in reversed(said) for language, text in each.why.items()}
    zh = given.get("zh") or given.get("en") or one.reason[0]
    en = given.get("en") or given.get("zh") or one.reason[1]
    return f"{names}复核：{zh}", f"by {names}: {en}"


def _figure(one: Assessment, later: Passage | None, texts: Mapping[str, _Report]) -> Quantity | None:
    """The figure of a target's metric at the place that a person points to, if it has just one in the target's unit."""
    if later is None or one.target is None:
        return None
    held = [
        q for q in texts[later.report].extraction.quantities if later.span.holds(q.span) and q.unit == one.target.unit
    ]
    same = [q for q in held if q.metric and one.target.metric and q.metric.key == one.target.metric.key] or held
    return same[0] if len(same) == 1 else None
