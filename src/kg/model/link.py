"""How problems and commitments hang together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
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


@dataclass(frozen=True, slots=True)
class Link:
    """A commitment that answers a problem, with its grade and the reasons for it."""

    problem: str
    commitment: str
    grade: Grade
    basis: Basis
    score: float
    evidence: tuple[Evidence, ...]
    rationale: Mapping[str, str]


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
    """The links, the baseline pairs, the policy themes of each statement, and the version of the rules that made them."""

    links: tuple[Link, ...]
    baselines: tuple[BaselinePair, ...]
    rules: str
    themes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


class State(StrEnum):
    """What a report promises against one of its problems, derived from the links in force."""

    ADDRESSED = "addressed"
    WEAKLY_ADDRESSED = "weakly-addressed"
    RELATED_ONLY = "related-only"
    NONE = "none"
