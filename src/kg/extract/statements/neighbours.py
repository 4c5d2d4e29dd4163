"""The rules that decide the units of a sentence, each by itself and then by its neighbours."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extract.statements.roles import ASIDE, BY_PART, CONDITIONS, ITEM, OF_CLAUSES, Place, Rule, effort, outside
from kg.extract.statements.units import Unit
from kg.model import Part, Role

PARALLEL = {
    Role.ACHIEVEMENT: Rule("parallel to its neighbour", Role.ACHIEVEMENT, effort),
    Role.INDICATOR: Rule("parallel to its neighbour", Role.ACHIEVEMENT, effort),
    Role.COMMITMENT: Rule("parallel to its neighbour", Role.COMMITMENT, effort),
    Role.PROBLEM: Rule("parallel to its neighbour", Role.PROBLEM, effort),
}


def rules_of(part: Part, units: Sequence[Unit], around: bool = False) -> list[Rule | None]:
    """The rule that decides the role of each unit of a sentence, or None where none does."""
    found = [_rule(part, place) for place in _places(units, around)]
    if part is Part.PLAN and units[0].clauses[0].has("past-time"):
        found = [_told(unit, rule) for unit, rule in zip(units, found, strict=True)]
    if part is Part.PROBLEMS:
        found = [_reflected(units, found, at) for at in range(len(found))]
    return [
        _item(units, found, at) if rule is ITEM else rule or _parallel(part, found, at) for at, rule in enumerate(found)
    ]


def looks_around(part: Part, units: Sequence[Unit], before: bool) -> bool:
    """Whether a sentence of a plan looks back or around: by its own words, or as the sentence before until one promises."""
    if part is not Part.PLAN:
        return False
    if any(unit.head.has("look-back", "outlook", "interplay") or outside(Place(unit)) for unit in units):
        return not any(unit.figures and unit.has("promise") for unit in units)
    return before and not units[0].head.kind and not any(unit.has("promise") for unit in units)


def _places(units: Sequence[Unit], around: bool) -> Iterator[Place]:
    ends = [at for at, unit in enumerate(units) if unit.last.closes == ";" or at + 1 == len(units)]
    first = 0
    for end in ends:
        for at in range(first, end + 1):
            yield Place(units[at], units[at + 1 : end + 1], at == first, around)
        first = end + 1


def _rule(part: Part, place: Place) -> Rule | None:
    joins = place.unit.joins
    for rule in BY_PART[part] if len(joins) == 1 and not joins[0].startswith("M") else OF_CLAUSES[part]:
        if rule.test(place):
            return rule
    return None


def _told(unit: Unit, rule: Rule | None) -> Rule | None:
    """What a sentence of a plan tells of a time that is over is something done, unless it says what must be done."""
    promised = rule is not None and rule.role is Role.COMMITMENT
    return PARALLEL[Role.ACHIEVEMENT] if promised and not unit.has("promise", "must") else rule


def _reflected(units: Sequence[Unit], found: Sequence[Rule | None], at: int) -> Rule | None:
    """Among problems, what goes on to say what must be done is no problem either."""
    before = found[at - 1] if at else None
    reflects = before is not None and before.name == "reflection" and units[at].vague
    return before if reflects else found[at]


def _item(units: Sequence[Unit], found: Sequence[Rule | None], at: int) -> Rule:
    """What does not say itself that anything is wrong: claims and conditions go on, the rest goes with a problem beside it."""
    before = found[at - 1] if at else None
    if before is not None and before.role is Role.ACHIEVEMENT and units[at].has("success"):
        return PARALLEL[Role.ACHIEVEMENT]
    if before is not None and before.name in CONDITIONS:
        return before
    wrong = any(rule is not None and rule.role is Role.PROBLEM and rule is not ITEM for rule in found)
    return ITEM if wrong else ASIDE


def _parallel(part: Part, found: Sequence[Rule | None], at: int) -> Rule | None:
    """What the neighbour in the sentence is, where that is something done, promised or wrong: reports speak in parallels."""
    for neighbour in (*reversed(found[:at]), *found[at + 1 :]):
        if neighbour is not None and neighbour.role in PARALLEL:
            aside = neighbour.role is Role.PROBLEM and part is not Part.PROBLEMS
            return None if aside else PARALLEL[neighbour.role]
    return None
