"""What people decided about names: which two mean one thing, and which two do not."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from kg.errors import TableError
from kg.extract.entities.identity import key
from kg.ids import normal
from kg.model import Area, Entity, EntityType

COLUMNS = ("jurisdiction", "type", "name_a", "name_b", "decision", "by", "on", "why")
DECISIONS = ("same", "different")


@dataclass(frozen=True, slots=True)
class Decision:
    """A person's word that two names of one body's reports mean the same thing, or different things."""

    jurisdiction: str
    type: EntityType
    name_a: str
    name_b: str
    decision: str
    by: str
    on: str
    why: str

    @property
    def names(self) -> frozenset[str]:
        return frozenset((normal(self.name_a), normal(self.name_b)))


def read_decisions(path: Path) -> tuple[Decision, ...]:
    """The decisions of a CSV file; raises `TableError` on a malformed row, or on two rows that contradict each other."""
    try:
        rows = csv.DictReader(path.read_text("utf-8-sig").splitlines())
    except FileNotFoundError:
        raise TableError(f"There is no file {path}; check the path.") from None
    except UnicodeDecodeError:
        raise TableError(f"{path.name} is not in UTF-8; save it as CSV UTF-8.") from None
    if set(rows.fieldnames or ()) != set(COLUMNS):
        raise TableError(
            f"The first line of {path.name} does not name the columns {', '.join(COLUMNS)}; begin with it."
        )
    decisions = tuple(_decision(path, number, row) for number, row in enumerate(rows, 2))
    said: dict[tuple[str, str, frozenset[str]], Decision] = {}
    for decision in decisions:
        other = said.setdefault((decision.jurisdiction, decision.type, decision.names), decision)
        if other.decision != decision.decision:
            raise TableError(
                f"{path.name} says both same and different of {decision.name_a} and {decision.name_b}; keep one row."
            )
    return decisions


def _decision(path: Path, number: int, row: dict[str, str]) -> Decision:
    if set(row) != set(COLUMNS) or None in row.values():
        raise TableError(f"Line {number} of {path.name} does not have the columns {', '.join(COLUMNS)}; give each one.")
    if row["decision"] not in DECISIONS or row["type"] not in set(EntityType):
        raise TableError(
            f"Line {number} of {path.name} has the decision {row['decision']!r} on the type {row['type']!r}; "
            f"the decision is {' or '.join(DECISIONS)}, the type one of {', '.join(EntityType)}."
        )
    if not row["name_a"] or not row["name_b"]:
        raise TableError(f"Line {number} of {path.name} names only one thing; give name_a and name_b.")
    return Decision(
        jurisdiction=row["jurisdiction"],
        type=EntityType(row["type"]),
        name_a=row["name_a"],
        name_b=row["name_b"],
        decision=row["decision"],
        by=row["by"],
        on=row["on"],
        why=row["why"],
    )


def apply_decisions(
    entities: Sequence[Entity], decisions: Iterable[Decision], area: Area, text: str
) -> tuple[Entity, ...]:
    """The entities of a report as people want them: names said to be the same are one entity, names said to differ are two.

    What two names are merged into has the key of `name_a`, whether or not this report has that name, and what is split off
    has the key of `name_b` as it stands, so that every report of the body agrees. `text` is the document's.
    """
    result = list(entities)
    for decision in sorted(decisions, key=lambda d: d.decision):
        if decision.jurisdiction == area.code:
            result = (
                _merged(result, decision, area) if decision.decision == "same" else _split(result, decision, area, text)
            )
    return tuple(sorted(result, key=lambda entity: entity.mentions[0]))


def _names(entity: Entity, kind: EntityType) -> frozenset[str]:
    return frozenset(map(normal, (entity.name, *entity.aliases))) if entity.type == kind else frozenset()


def _merged(entities: list[Entity], decision: Decision, area: Area) -> list[Entity]:
    matching = [entity for entity in entities if _names(entity, decision.type) & decision.names]
    if not matching:
        return entities
    names = {name for entity in matching for name in (entity.name, *entity.aliases)}
    merged = replace(
        matching[0],
        key=key(decision.name_a, decision.type, area),
        name=decision.name_a,
        mentions=tuple(sorted({span for entity in matching for span in entity.mentions})),
        aliases=tuple(sorted(names - {decision.name_a})),
    )
    return [*(entity for entity in entities if entity not in matching), merged]


def _split(entities: list[Entity], decision: Decision, area: Area, text: str) -> list[Entity]:
    whole = next((entity for entity in entities if decision.names <= _names(entity, decision.type)), None)
    if whole is None:
        return entities
    apart = normal(decision.name_b)
    moved = tuple(span for span in whole.mentions if normal(text[span.start : span.end]) == apart)
    kept = tuple(span for span in whole.mentions if span not in moved)
    if not (moved and kept):
        return entities
    names = [name for name in (whole.name, *whole.aliases) if normal(name) != apart]
    return [
        *(entity for entity in entities if entity is not whole),
        replace(whole, name=names[0], mentions=kept, aliases=tuple(names[1:])),
        replace(
            whole,
            key=key(decision.name_b, decision.type, area, exact=True),
            name=decision.name_b,
            mentions=moved,
            aliases=(),
        ),
    ]
