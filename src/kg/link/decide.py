"""From evidence to a grade: the first rule that holds decides, as the annotation guideline would."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from kg.model import Basis, Evidence, Grade

Found = Mapping[str, Evidence]
Names = tuple[str, ...]

TOPIC: Names = ("same_topic", "under_lead")
NEAR: Names = (
    "same_field",
    "mentioned",
    "own_words",
    "same_group",
    "same_place",
    "joins",
    "same_metric",
    "same_wording",
    *TOPIC,
)


class Rule(NamedTuple):
    """A rule of grading: it holds where one of `some` was found, all of `all` and none of `none`."""

    name: str
    grade: Grade
    some: Names
    all: Names = ()
    none: Names = ()

    def holds(self, names: frozenset[str]) -> bool:
        """Whether the rule applies to the features that were found."""
        return not names.isdisjoint(self.some) and names.isdisjoint(self.none) and names.issuperset(self.all)


RULES: tuple[Rule, ...] = (
    Rule("some of the projects", Grade.PARTIAL, ("one_of_several",)),
    Rule("the missing step of the project", Grade.DIRECT, ("missing_step",), none=("vague",)),
    Rule("delivers the project", Grade.DIRECT, ("same_project",), none=("vague", "prepares", "begins", "event")),
    Rule("same project, no end state", Grade.PARTIAL, ("same_project", "part_of_project")),
    Rule("another project of the kind", Grade.RELATED, ("other_project",)),
    Rule("target met before, or no better than what was", Grade.RELATED, ("already_met", "no_better", "holds")),
    Rule("not where or at the level where it is lacking", Grade.RELATED, ("elsewhere", "other_level", "other_areas")),
    Rule("a target for the metric", Grade.DIRECT, ("same_metric",), none=("vague",)),
    Rule("fills the gap with works of its kind", Grade.DIRECT, ("fills_gap",), all=("works_named",)),
    Rule("a sum over several gaps", Grade.PARTIAL, ("fills_gap",)),
    Rule("joins what is scattered", Grade.PARTIAL, ("joins",), none=("vague", "prepares")),
    Rule("joins or adds nothing", Grade.RELATED, ("joins_nothing", "only_a_share")),
    Rule(
        "spreads too wide, is an event, or only assesses or declares",
        Grade.RELATED,
        ("spread", "event", "assesses", "declares"),
    ),
    Rule("one of the livelihood matters", Grade.PARTIAL, ("listed",), none=("vague",)),
    Rule("relief for the trade or group", Grade.PARTIAL, ("same_group",), none=("vague",)),
    Rule(
        "vague, and not about the thing itself",
        Grade.RELATED,
        ("prepares", "at_large", "by_context", "out_of_place"),
        all=("vague",),
    ),
    Rule("vague, and for one group", Grade.RELATED, ("one_group",), all=("vague",)),
    Rule(
        "vague, and about an unnamed part",
        Grade.RELATED,
        ("only_a_part",),
        all=("vague",),
        none=("names_one", "names_risk", "names_a_field"),
    ),
    Rule(
        "vague, and not about its own object",
        Grade.RELATED,
        ("vague",),
        none=("own_object", "same_wording", "only_a_part", "names_risk", "names_a_field"),
    ),
    Rule("its topic is that of its context", Grade.RELATED, ("by_context",), all=("same_topic",)),
    Rule("plans for a part", Grade.RELATED, ("only_a_part",), all=("prepares",)),
    Rule("the same kind of thing", Grade.PARTIAL, TOPIC),
    Rule("the same thing by its wording", Grade.PARTIAL, ("same_wording",)),
    Rule(
        "in the field, no end state, or for one group",
        Grade.RELATED,
        ("prepares", "begins", "out_of_place", "one_group", "by_context"),
        all=("same_field",),
    ),
    Rule("delivers in the field, or drives it", Grade.PARTIAL, ("same_field", "drives_growth")),
    Rule("near it", Grade.RELATED, NEAR),
)
BASES: tuple[tuple[Basis, Names], ...] = (
    (Basis.SAME_PROJECT, ("same_project", "part_of_project")),
    (Basis.SAME_METRIC, ("same_metric", "fills_gap")),
    (Basis.SAME_TOPIC, ("same_topic", "under_lead", "same_group", "same_wording", "same_place")),
    (Basis.CAUSAL, ("same_field", "drives_growth", "listed", "joins", "mentioned", "own_words", "neighbour")),
)
FLOOR = {Grade.DIRECT: 0.8, Grade.PARTIAL: 0.5, Grade.RELATED: 0.1}


def decide(found: Found) -> tuple[Grade, Basis] | None:
    """The grade and basis that follow from the evidence, or nothing where it makes no link."""
    return _decided(frozenset(found))


@cache
def _decided(names: frozenset[str]) -> tuple[Grade, Basis] | None:
    grade = next((rule.grade for rule in RULES if rule.holds(names)), None)
    basis = next((basis for basis, some in BASES if not names.isdisjoint(some)), None)
    return (grade, basis) if grade and basis else None


def score(grade: Grade, found: Found) -> float:
    """A number to rank links by: first the grade, then how much ties the two and how little limits it."""
    ties = sum(one.score for one in found.values())
    limits = sum(1 for one in found.values() if not one.score)
    return round(FLOOR[grade] + 0.2 * ties / (ties + 1 + 0.5 * limits), 3)
