"""What an audit shows of one report, as plain data: formats only put it into words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from kg.model import Finding

Words = Mapping[str, str]
"""A text by language: `zh`, `en`."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What a report is and where it comes from."""

    iri: str
    id: str
    title: str
    area: str
    period: str
    plan: str
    publisher: str
    issued: str
    source: str
    restatement: bool


@dataclass(frozen=True, slots=True)
class Said:
    """A statement: its words, what it is, and where it stands in characters and sections."""

    iri: str
    quote: str
    role: str
    section: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Raised:
    """A finding with the words of the report that it is about, in the order of the text."""

    finding: Finding
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Aim:
    """A target and what was reached by the report's own figures; `alike` where both are of one scope, time and stage.

    `share` is what was reached in per cent of the target.
    """

    promise: Said
    metric: str
    target: str
    reached: str
    share: Decimal
    ceiling: bool
    alike: bool


@dataclass(frozen=True, slots=True)
class Group:
    """How far the commitments of a report, chapter, theme or agency can be held to account.

    How many there are, the mean of their points, and how many of them earn each point.
    """

    by: str
    name: str
    commitments: int
    mean: Decimal
    earned: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Paper:
    """The audit of one report."""

    facts: Facts
    raised: tuple[Raised, ...]
    problems: Mapping[str, int]
    commitments: Mapping[str, int]
    aims: tuple[Aim, ...]
    groups: tuple[Group, ...]

    @property
    def whole(self) -> Group | None:
        """The answerability of all commitments together."""
        return next((group for group in self.groups if group.by == "report"), None)
