"""How problems and commitments hang together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from kg.model.source import Span


class Grade(StrEnum):
    """How far a commitment, once kept, would meet a problem."""

    DIRECT = "direct"
    PARTIAL = "partial"
    RELATED = "related"


class Basis(StrEnum):
    """What ties a commitment to a problem."""

    SAME_PROJECT = "same-project"
    SAME_METRIC = "same-metric"
    SAME_TOPIC = "same-topic"
    CAUSAL = "causal"


class Evidence(NamedTuple):
    """What one feature found: its name, a score between 0 and 1, and the reason in words."""

    feature: str
    score: float
    zh: str
    en: str


class Judgement(StrEnum):
    """What a reviewer decides about a link; `add` is for one that the rules did not propose."""

    ACCEPT = "accept"
    REJECT = "reject"
    UNSURE = "unsure"
    GRADE = "grade"
    ADD = "add"


class ReviewState(StrEnum):
    """What people have said of a link so far."""

    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    UNSURE = "unsure"
    CONTESTED = "contested"


@dataclass(frozen=True, slots=True)
class Reviewer:
    """Who judges links; `kind` is person, organisation, software, or empty where it is not said."""

    name: str
    kind: str = ""
    note: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Review:
    """One reviewer's judgement of a link, with the grade that he holds to be right and his reason where he gives them."""

    judgement: Judgement
    by: Reviewer
    on: date
    grade: Grade | None = None
    why: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Link:
    """A commitment that answers a problem, with its grade in force and the reasons for it.

    `regraded_from` is the grade that the rules gave where a review set another. A link that people `added` has no grade,
    score or evidence by the rules: its score is 0.
    """

    problem: str
    commitment: str
    grade: Grade
    basis: Basis
    score: float
    evidence: tuple[Evidence, ...]
    rationale: Mapping[str, str]
    state: ReviewState = ReviewState.PROPOSED
    reviews: tuple[Review, ...] = ()
    regraded_from: Grade | None = None
    added: bool = False

    @property
    def proposed_grade(self) -> Grade | None:
        """The grade that the rules gave, if they proposed the link."""
        return None if self.added else self.regraded_from or self.grade

    @property
    def in_force(self) -> bool:
        """Whether the link counts: proposed or accepted, and neither rejected, unsure nor contested."""
        return self.state in (ReviewState.PROPOSED, ReviewState.ACCEPTED)


@dataclass(frozen=True, slots=True)
class BaselinePair:
    """A figure or stage already reported, and the target or later stage promised for the same thing.

    `relation` is same-metric, derived, near or status; `already_met` is None where it cannot be said.
    """

    baseline: Span
    target: Span
    metric: str
    relation: str
    already_met: bool | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Linking:
    """The links, the baseline pairs, the policy themes of each statement, and the version of the rules that made them.

    `acts` says how far a commitment goes by its words, from prepare to deliver, by the id of the statement.
    """

    links: tuple[Link, ...]
    baselines: tuple[BaselinePair, ...]
    rules: str
    themes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    acts: Mapping[str, str] = field(default_factory=dict)


class State(StrEnum):
    """What a report promises against one of its problems, derived from the links in force."""

    ADDRESSED = "addressed"
    WEAKLY_ADDRESSED = "weakly-addressed"
    RELATED_ONLY = "related-only"
    NONE = "none"
