"""What each unit is, by the part it stands in and the first rule that holds."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from kg.extract.statements.units import DEEDS, NAMED, Unit
from kg.model import Part, Role


class Place(NamedTuple):
    """Where a unit stands: its part, the units of its sentence, and which of them it is."""

    part: Part
    sentence: Sequence[Unit]
    at: int

    @property
    def later(self) -> Sequence[Unit]:
        return self.sentence[self.at + 1 :]


class Rule(NamedTuple):
    """A role, and the test of a unit in its place that decides it."""

    name: str
    role: Role
    test: Callable[[Unit, Place], bool]


VALUE = re.compile(
    r"(?:率|比重|占比|总值|收入|投资|总额|增加值|指数|浓度|人数|数量|量|规模|里程|面积|例|起|户|家|人|个)"
)
STATIVE = re.compile(
    r"(?:达到?|为|是|超过?|突破|增长|下降|增至|提高|降至|占|居|排名?|位|列|完成|保持|稳定|均|仅|约|近|比|上升|回落|快于|高于|低于|实现|共|累计|有|确诊|出院|发生)?[^,]{0,6}$"
)


def metric_value(unit: Unit, place: Place) -> bool:
    head = unit.head
    return head.kind == "" and (unit.figures > 0 or head.has("rank")) and not _programme_act(head.text)


PROGRAMME = re.compile(r"(?:项目|工程|改革|更新|棚改|任务|计划)[^,]{0,8}(?:完成|建成|开工|启动|通过|落地|投入)")


def _programme_act(text: str) -> bool:
    return (
        PROGRAMME.search(text) is not None
        or re.search(r"(?:开工|启动|投用|启用|通车|建成|落地|获批|入选|列入|纳入|收回|挂牌|实行)", text) is not None
    )


def is_lead(unit: Unit, place: Place) -> bool:
    """Whether later clauses of the sentence spell out what this one only gives a direction for."""
    if unit.figures or unit.head.kind in DEEDS or not place.later:
        return False
    if place.at and place.sentence[place.at - 1].last.closes != ";":
        return False
    return unit.head.kind == "soft" and any(
        later.figures or later.head.kind in DEEDS or NAMED.search(later.head.text) or later.head.kind == ""
        for later in place.later
    )


def _always(unit: Unit, place: Place) -> bool:
    return True


COMMON = (
    Rule("formula of the speech", Role.CONTEXT, lambda unit, place: unit.any("formula")),
    Rule("thanks", Role.CONTEXT, lambda unit, place: unit.any("thanks")),
)
RESULTS = (
    *COMMON,
    Rule("lead", Role.GUIDANCE, is_lead),
    Rule("value of a metric", Role.INDICATOR, metric_value),
    Rule("deed", Role.ACHIEVEMENT, lambda unit, place: unit.head.kind in DEEDS),
    Rule("effort", Role.ACHIEVEMENT, lambda unit, place: unit.head.kind == "soft"),
    Rule("claim of success", Role.ACHIEVEMENT, lambda unit, place: unit.any("success")),
    Rule("deficiency", Role.PROBLEM, lambda unit, place: unit.any("deficiency")),
    Rule("outside condition", Role.CONTEXT, lambda unit, place: unit.any("outside")),
)
PROBLEMS = (
    *COMMON,
    Rule("outside condition", Role.CONTEXT, lambda unit, place: unit.any("outside") and not unit.any("own")),
    Rule("deficiency", Role.PROBLEM, lambda unit, place: unit.any("deficiency")),
    Rule("claim of success", Role.ACHIEVEMENT, lambda unit, place: unit.any("success")),
    Rule("figure under a problem", Role.PROBLEM, lambda unit, place: unit.figures > 0),
)
PLAN = (
    *COMMON,
    Rule("lead", Role.GUIDANCE, is_lead),
    Rule("effort", Role.COMMITMENT, lambda unit, place: unit.head.kind != ""),
    Rule("target", Role.COMMITMENT, lambda unit, place: unit.figures > 0),
    Rule("promised success", Role.COMMITMENT, lambda unit, place: unit.any("success")),
    Rule("outside condition", Role.CONTEXT, lambda unit, place: unit.any("outside")),
)
BY_PART = {Part.FRONT: RESULTS, Part.RESULTS: RESULTS, Part.PROBLEMS: PROBLEMS, Part.PLAN: PLAN, Part.CLOSING: PLAN}


def role_of(unit: Unit, place: Place) -> Rule | None:
    """The rule that decides a unit's role, or None where none does."""
    return next((rule for rule in BY_PART[place.part] if rule.test(unit, place)), None)
