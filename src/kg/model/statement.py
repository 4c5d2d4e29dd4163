"""What a report says: statements, figures, names, goals."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from kg.model.outline import Outline, Part
from kg.model.source import Document, Period, Quote, Report, Span


class Role(StrEnum):
    """What a statement is, as the annotation guideline defines it."""

    HEADING = "heading"
    INDICATOR = "indicator"
    ACHIEVEMENT = "achievement"
    PROBLEM = "problem"
    CONTEXT = "context"
    COMMITMENT = "commitment"
    GUIDANCE = "guidance"


class Checkability(StrEnum):
    """How one could tell that a commitment was kept."""

    NUMBER = "number"
    MILESTONE = "milestone"
    VAGUE = "vague"


class Comparator(StrEnum):
    """What the words around a figure say of it."""

    EQUAL = "="
    AT_LEAST = ">="
    AT_MOST = "<="
    MORE = ">"
    LESS = "<"
    ABOUT = "~"
    RANGE = "range"


class Kind(StrEnum):
    """What a figure measures: a level, a change (growth or fall), a share, a count, a rank."""

    LEVEL = "level"
    CHANGE = "change"
    SHARE = "share"
    COUNT = "count"
    RANK = "rank"


class Direction(StrEnum):
    """Which way a change goes."""

    UP = "up"
    DOWN = "down"


class ValueRole(StrEnum):
    """Whether a figure was reached, is aimed at, or is estimated."""

    ACTUAL = "actual"
    TARGET = "target"
    ESTIMATE = "estimate"


class EntityType(StrEnum):
    """What kind of thing a statement names."""

    DISTRICT = "district"
    PLACE = "place"
    PROJECT = "project"
    AGENCY = "agency"
    ORGANISATION = "organisation"
    POLICY = "policy"
    METRIC = "metric"
    EVENT = "event"


@dataclass(frozen=True, slots=True)
class Window:
    """When a commitment counts: `full-year`, `H1`, `H2`, … or `unstated`; `due` only where a day, month or year-end is stated as a deadline."""

    kind: str = "unstated"
    due: date | None = None
    evidence: Quote | None = None


UNSTATED = Window()


@dataclass(frozen=True, slots=True)
class Metric:
    """What is measured. `key` is stable: a slug from the table of metrics, else made from the normalised name.

    `better` is `more`, `less` or `none`; `unit` the base unit; `measure` keeps a level, its growth and its share apart.
    """

    key: str
    name: str
    name_en: str = ""
    measure: Kind = Kind.LEVEL
    unit: str = ""
    better: str = "none"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure in base units (亿 and 万 multiplied out), positive, with `direction` where it is a change.

    `span` holds the numeral with its unit or classifier and inner 多 or 余, not the outer 超过, 约, 不足, 以上. `scope` marks a
    threshold, sample size or size of the object, neither result nor promise.
    """

    span: Span
    quote: str
    value: Decimal
    unit: str
    maximum: Decimal | None = None
    per: str | None = None
    kind: Kind = Kind.COUNT
    direction: Direction | None = None
    comparator: Comparator = Comparator.EQUAL
    scope: bool = False
    metric: Metric | None = None
    period: Period | None = None
    value_role: ValueRole = ValueRole.ACTUAL


@dataclass(frozen=True, slots=True)
class Statement:
    """A span of a report with one role.

    `id` comes from the quote and which occurrence of it this is, never from role, rule or number. `part_of` is the problem
    just above a problem point; `member_of` the compound statement that a named member belongs to; `rule` names what decided
    the role. `reading` is the text with its ellipsis resolved, for matching and never for quoting. `verb` is what binds a
    commitment: 完成, 达到; empty where it only gives a direction.
    """

    id: str
    span: Span
    quote: str
    role: Role
    part: Part
    section: int
    paragraph: int
    rule: str
    parent: str | None = None
    part_of: str | None = None
    member_of: str | None = None
    headline: bool = False
    umbrella: bool = False
    checkability: Checkability | None = None
    soft: bool = False
    window: Window = UNSTATED
    reading: str = ""
    verb: str = ""


@dataclass(frozen=True, slots=True)
class Entity:
    """A named thing, its mentions in one report, and the other names it goes by there; `key` is stable within its body.

    `areas` are the codes of the administrative areas that its name may mean: one where it is resolved, several where it is
    ambiguous and stays unresolved, none where it names no area.
    """

    key: str
    name: str
    type: EntityType
    mentions: tuple[Span, ...]
    aliases: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Milestone:
    """A stage that a commitment's object will have reached; `stage` is a code of the stage scheme (`start`, `complete`, …)."""

    stage: str
    object: str


@dataclass(frozen=True, slots=True)
class Goal:
    """What a commitment will have reached: figures (targets), or a stage of a named object."""

    statement: str
    targets: tuple[Quantity, ...] = ()
    milestone: Milestone | None = None
    window: Window = UNSTATED


@dataclass(frozen=True, slots=True)
class Coverage:
    """What became of every clause: clauses used, clauses set aside by named rules, and clauses not understood."""

    used: int
    by_rule: Mapping[str, int]
    unread: tuple[Quote, ...]

    @property
    def clauses(self) -> int:
        return self.used + sum(self.by_rule.values()) + len(self.unread)


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was read out of one report.

    `stages` has the stage that a statement says a work or rule has come to or will, `owners` the keys of the agencies that a
    commitment makes responsible, both by the id of the statement.
    """

    report: Report
    document: Document
    outline: Outline
    statements: tuple[Statement, ...]
    quantities: tuple[Quantity, ...]
    entities: tuple[Entity, ...]
    goals: tuple[Goal, ...]
    coverage: Coverage
    stages: Mapping[str, str] = field(default_factory=dict)
    owners: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
