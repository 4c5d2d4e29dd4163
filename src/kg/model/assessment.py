"""What later reports show of a target or of a named project."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from kg.model.link import Reviewer, ReviewState
from kg.model.source import Span
from kg.model.statement import Comparator, Quantity


class Verdict(StrEnum):
    """What comparing a target, or a project or policy, with later reports yields."""

    MET = "met"
    MET_WITHIN_ROUNDING = "met-within-rounding"
    MISSED = "missed"
    NOT_COMPARABLE = "not-comparable"
    NOT_REPORTED = "not-reported"
    DONE = "done"
    IN_PROGRESS = "in-progress"
    REPEATED = "repeated"
    NOT_MENTIONED = "not-mentioned"


class AssessmentState(StrEnum):
    """How far something was assessed; it says nothing of how far it came."""

    NOT_ASSESSED = "not-assessed"
    NO_EVIDENCE = "no-evidence"
    SELF_DECLARED = "self-declared"
    VERIFIED_ELSEWHERE = "verified-elsewhere"


class Completion(StrEnum):
    """How far something came; it says nothing of how well that is known."""

    NOT_STARTED = "not-started"
    BEGUN = "begun"
    SUBSTANTIAL = "substantial"
    MET = "met"
    MISSED = "missed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Passage:
    """Where a report says something; `statement` is the one that holds the place, if any does."""

    report: str
    span: Span
    statement: str | None = None


@dataclass(frozen=True, slots=True)
class Reassessment:
    """What one person holds of an assessment: how it is known, how far it came, why, and where it is said.

    `later` is the place of a later report that the person points to, `source` what else there is.
    """

    by: Reviewer
    on: date
    state: AssessmentState
    completion: Completion | None = None
    verdict: Verdict | None = None
    why: Mapping[str, str] = field(default_factory=dict)
    later: Passage | None = None
    source: str = ""


@dataclass(frozen=True, slots=True)
class Assessment:
    """One target or one named project of a commitment, beside what the later reports of the same body say of it.

    `name` is the metric's or the project's; `searched` the later reports that were read for it. `target` is the promised
    figure (None where the promise is to keep step with another metric), `outcome` the figure that it is compared with, and
    `reason` says in Chinese and English how the verdict was reached. What people hold of it stands in `reviews`; where they
    agree, in the place of what the rules found, whose verdict is then `proposed`.
    """

    promise: Passage
    name: str
    verdict: Verdict
    searched: tuple[str, ...]
    reason: tuple[str, str]
    later: Passage | None = None
    target: Quantity | None = None
    outcome: Quantity | None = None
    comparator: Comparator | None = None
    entity: str | None = None
    completion: Completion | None = None
    reviews: tuple[Reassessment, ...] = ()
    review_state: ReviewState = ReviewState.PROPOSED
    proposed: Verdict | None = None
    known: AssessmentState | None = None

    @property
    def kind(self) -> str:
        """`project` for a named project or policy, else `target`."""
        return "project" if self.entity else "target"

    @property
    def state(self) -> AssessmentState:
        """What people say it is; else self-declared where a later report of the body speaks of it, else without evidence."""
        if self.known is not None:
            return self.known
        silent = self.later is None or self.verdict is Verdict.REPEATED
        return AssessmentState.NO_EVIDENCE if silent else AssessmentState.SELF_DECLARED
