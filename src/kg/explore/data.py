"""What the explorer shows, read out of the store: reports, statements, figures, links, named things, findings.

Everything refers to everything else by IRI. Codes are the local names of the ontology's codes (`relatedOnly`), and
offsets are code points into the report's text, as everywhere outside the page.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

STRONG = ("direct", "partial")
GRADES = ("direct", "partial", "related")


class Words(NamedTuple):
    """A text in Chinese and, where there is one, in English."""

    zh: str = ""
    en: str = ""


NO_WORDS = Words()


@dataclass(frozen=True, slots=True)
class Report:
    """A published report, or an editor's restatement of one."""

    iri: str
    title: str
    text: str
    area: str = ""
    publisher: str = ""
    issued: str = ""
    source: str = ""
    reporting_period: str = ""
    plan_period: str = ""
    restatement: bool = False
    note: Words = NO_WORDS


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of a report, the number it goes by, and what it stands under."""

    iri: str
    words: str
    part: str = ""
    above: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """A span of a report with one role; what does not belong to the role is empty."""

    iri: str
    report: str
    role: str
    start: int
    end: int
    order: int = 0
    english: str = ""
    section: str = ""
    part_of: str = ""
    member_of: str = ""
    headline: bool = False
    umbrella: bool = False
    soft: bool = False
    state: str = ""
    checkability: str = ""
    window: str = ""
    due: str = ""
    themes: tuple[str, ...] = ()
    mentions: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()
    milestones: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """A value that a statement gives; `target` where a commitment aims at it.

    `baselines` are the figures or statements that the target starts from, `relation` what joins them to it: `sameMetric`,
    `near`, `status`, or `derived` where they must be added up before they compare.
    """

    iri: str
    quote: str
    value: str
    maximum: str = ""
    unit: str = ""
    per: str = ""
    role: str = ""
    kind: str = ""
    comparator: str = ""
    metric: str = ""
    scope: bool = False
    target: bool = False
    window: str = ""
    due: str = ""
    baselines: tuple[str, ...] = ()
    relation: str = ""
    already_met: bool = False


@dataclass(frozen=True, slots=True)
class Milestone:
    """A stage that a commitment's object will have reached."""

    iri: str
    stage: str
    object: str
    window: str = ""
    due: str = ""


@dataclass(frozen=True, slots=True)
class Review:
    """One person's judgement of a link: who, when, what, and why."""

    by: str
    on: str
    judgement: str
    grade: str = ""
    why: Words = NO_WORDS


@dataclass(frozen=True, slots=True)
class Link:
    """A commitment that answers a problem, how far, and why."""

    iri: str
    problem: str
    commitment: str
    grade: str
    proposed: str = ""
    basis: str = ""
    score: str = ""
    review: str = ""
    rationale: Words = NO_WORDS
    reviews: tuple[Review, ...] = ()


@dataclass(frozen=True, slots=True)
class Entity:
    """A named thing or a metric."""

    iri: str
    kind: str
    name: Words
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """A point that the rules raise, and the things it rests on."""

    iri: str
    kind: str
    words: Words
    severity: str = ""
    about: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Assessment:
    """What a later report shows of a commitment or of a target."""

    iri: str
    about: str
    state: str = ""
    completion: str = ""
    verdict: str = ""
    report: str = ""
    words: Words = NO_WORDS
    outcome: str = ""


@dataclass(frozen=True, slots=True)
class Explored:
    """All that one page shows. Mappings are by IRI, in the order in which the page shows things."""

    reports: Mapping[str, Report]
    sections: Mapping[str, Section]
    statements: Mapping[str, Statement]
    figures: Mapping[str, Figure]
    milestones: Mapping[str, Milestone]
    links: tuple[Link, ...]
    entities: Mapping[str, Entity]
    findings: tuple[Finding, ...]
    assessments: tuple[Assessment, ...] = ()
    codes: Mapping[str, Words] = field(default_factory=dict)

    def of_role(self, role: str) -> list[Statement]:
        """The statements of a role that stand alone: members of a compound statement belong to that."""
        return [s for s in self.statements.values() if s.role == role and s.member_of not in self.statements]
