"""What an annotation or a program says of a report, label by label. Both sides are held in the same form."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model import Span


@dataclass(frozen=True, slots=True)
class StatementLabel:
    """A statement and its role; `component_of` names the compound statement that a named member belongs to."""

    id: str
    role: str
    span: Span
    checkable: str | None = None
    deadline: str | None = None
    window: str = "unstated"
    headline: bool = False
    umbrella: bool = False
    parent: str | None = None
    component_of: str | None = None


@dataclass(frozen=True, slots=True)
class QuantityLabel:
    """A figure; `optional` marks one that may be read or left unread."""

    span: Span
    value: float | None
    maximum: float | None = None
    unit: str = ""
    comparator: str | None = None
    direction: str | None = None
    kind: str | None = None
    optional: bool = False


@dataclass(frozen=True, slots=True)
class EntityLabel:
    """A named thing with its mentions; `ignored` are places where a mention is neither right nor wrong."""

    type: str
    mentions: tuple[Span, ...]
    ignored: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class LinkLabel:
    """A commitment that answers a problem; `score` ranks the links of a program."""

    problem: str
    commitment: str
    grade: str
    score: float | None = None


@dataclass(frozen=True, slots=True)
class PairLabel:
    """A baseline and its target; `alternatives` are other baselines that would do, `doubtful` a pair that may not be one."""

    baseline: Span
    target: Span
    alternatives: tuple[Span, ...] = ()
    status: bool = False
    doubtful: bool = False
    already_met: object = None


@dataclass(frozen=True, slots=True)
class FindingLabel:
    """A finding of some kind, and the statements that it rests on."""

    kind: str
    statements: frozenset[str]


@dataclass(frozen=True, slots=True)
class Labels:
    """All labels of one report. What only an annotation has is empty in a prediction.

    `unaddressed` holds the ids of problems and components without a strong link; `not_quantities` and `not_pairs` are
    tempting mistakes.
    """

    statements: tuple[StatementLabel, ...] = ()
    components: tuple[StatementLabel, ...] = ()
    quantities: tuple[QuantityLabel, ...] = ()
    entities: tuple[EntityLabel, ...] = ()
    links: tuple[LinkLabel, ...] = ()
    pairs: tuple[PairLabel, ...] = ()
    findings: tuple[FindingLabel, ...] = ()
    not_quantities: tuple[Span, ...] = ()
    not_pairs: tuple[PairLabel, ...] = ()
    unaddressed: frozenset[str] = frozenset()

    def of_role(self, role: str) -> tuple[StatementLabel, ...]:
        """The statements of a role, without components."""
        return tuple(s for s in self.statements if s.role == role)

    @property
    def problem_points(self) -> tuple[StatementLabel, ...]:
        """The problems that are no headlines: only these can be answered."""
        return tuple(s for s in self.of_role("problem") if not s.headline)
