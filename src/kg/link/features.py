"""The table of features: what ties a commitment to a problem, and what limits the tie."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from kg.link import limits, ties
from kg.link.pairs import Pair, remedy
from kg.link.profile import Profile
from kg.model import Evidence

Feature = Callable[[Pair], Evidence | None]

TIES: tuple[Feature, ...] = (
    ties.same_project,
    ties.missing_step,
    ties.part_of_project,
    ties.same_metric,
    ties.fills_gap,
    ties.works_named,
    ties.same_topic,
    ties.under_lead,
    ties.same_group,
    ties.same_field,
    ties.drives_growth,
    ties.listed,
    ties.same_place,
    ties.joins,
    ties.same_wording,
    ties.mentioned,
    ties.own_words,
)
# Alone these tie nothing; they only add to what does.
SIGNS: tuple[Feature, ...] = (
    ties.own_object,
    ties.names_a_field,
    ties.names_risk,
    ties.names_one,
    ties.neighbour,
)
LIMITS: tuple[Feature, ...] = (
    limits.other_project,
    limits.one_of_several,
    limits.elsewhere,
    limits.other_level,
    limits.other_areas,
    limits.joins_nothing,
    limits.only_a_share,
    limits.already_met,
    limits.no_better,
    limits.holds,
    limits.vague,
    limits.prepares,
    limits.assesses,
    limits.begins,
    limits.declares,
    limits.event,
    limits.only_a_part,
    limits.at_large,
    limits.by_context,
    limits.out_of_place,
    limits.spread,
    limits.one_group,
)


BESIDES = (*SIGNS, *LIMITS)
# Most problems name no project or place and count nothing: what looks at such things alone need not be asked of their pairs.
ONLY_WITH: Mapping[str, tuple[Feature, ...]] = {
    "things": (
        ties.same_project,
        ties.missing_step,
        ties.part_of_project,
        limits.other_project,
        limits.one_of_several,
    ),
    "places": (ties.same_place, limits.elsewhere),
    "figures": (ties.same_metric, ties.fills_gap, ties.works_named),
    "groups": (ties.same_group,),
}
ONLY_LACKING: Mapping[str, tuple[Feature, ...]] = {
    "scattered": (ties.joins, limits.joins_nothing),
    "lowest-level": (limits.other_level,),
    "certain-areas": (limits.other_areas,),
    "risk": (ties.names_risk,),
    "unsteady": (ties.drives_growth,),
}


class Asked(NamedTuple):
    """The features that may find anything between a problem and a commitment."""

    ties: tuple[Feature, ...]
    besides: tuple[Feature, ...]


def asked(problem: Profile) -> Asked:
    """What is worth asking of the pairs of a problem."""
    idle = {f for has, features in ONLY_WITH.items() if not getattr(problem, has) for f in features}
    idle |= {f for key, features in ONLY_LACKING.items() if not remedy(key)[1].search(problem.text) for f in features}
    return Asked(tuple(f for f in TIES if f not in idle), tuple(f for f in BESIDES if f not in idle))


def evidence(pair: Pair, features: Asked) -> dict[str, Evidence]:
    """All that the features find in a pair, ties before limits; nothing where no more than a field is shared."""
    found = [one for feature in features.ties if (one := feature(pair)) is not None]
    if not found:
        return {}
    found += [one for feature in features.besides if (one := feature(pair)) is not None]
    return {one.feature: one for one in found}
