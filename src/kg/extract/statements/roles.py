"""What each unit is, by the part it stands in and the first rule that holds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from kg.extract.statements.clauses import DEEDS
from kg.extract.statements.leads import is_detail, is_lead, names_its_object
from kg.extract.statements.units import Unit
from kg.model import Part, Role

SHORT = 20


class Place(NamedTuple):
    """A unit where it stands: the units after it in its sentence, and whether it opens the sentence.

    `around` holds in a plan where the report looks back or around before it promises.
    """

    unit: Unit
    later: Sequence[Unit] = ()
    opens: bool = True
    around: bool = False


class Rule(NamedTuple):
    """The test that decides a role; without a role, what it recognises is set aside."""

    name: str
    role: Role | None
    test: Callable[[Place], bool]
    whole: bool = False


def cued(key: str) -> Callable[[Place], bool]:
    """A test for a cue word in the unit."""
    return lambda place: place.unit.has(key)


def lead(place: Place) -> bool:
    """A direction that later clauses spell out."""
    return place.opens and is_lead(place.unit, place.later)


def promised_lead(place: Place) -> bool:
    """A success foretold in general, which later clauses spell out."""
    head = place.unit.head
    if names_its_object(head):
        return False
    claim = not head.kind and not place.unit.figures and head.has("success") and not head.has("universal", "injunction")
    return claim and place.opens and len(place.unit.clauses) == 1 and any(map(is_detail, place.later))


def metric_value(place: Place) -> bool:
    """The subject is a metric and the unit gives its value, rate or rank."""
    head = place.unit.head
    if head.figures and head.has("value-first"):
        return True
    if any(clause.has("pass-rate") for clause in place.unit.clauses) or (head.figures and head.has("beneficiaries")):
        return True
    if head.kind or head.has("pulls"):
        return False
    if head.measures and (place.unit.figures or head.has("rank", "trend")):
        return True
    if head.has("standing") and head.has("metric"):
        return True
    return not head.has("act") and (head.has("rank") or head.closes_with_figure or place.unit.further)


def deed(place: Place) -> bool:
    """Something that can be told done from not done."""
    head = place.unit.head
    return head.kind in DEEDS or (not head.kind and head.has("act"))


def effort(place: Place) -> bool:
    """A direction, however firm."""
    return any(clause.kind or clause.has("tail") for clause in place.unit.clauses)


def figure(place: Place) -> bool:
    """A figure is given."""
    return bool(place.unit.figures)


def outside(place: Place) -> bool:
    """A condition outside the power of the body that reports."""
    return place.unit.head.has("outside") and not place.unit.head.has("own")


def goes_on_looking(place: Place) -> bool:
    """In a look back or around: a subject of its own, and nothing that must or shall be done."""
    head = place.unit.head
    return place.around and not head.kind and not head.has("injunction", "promise", "principle")


def outlook(place: Place) -> bool:
    """What the coming time is and means."""
    return not place.unit.head.kind and place.unit.has("outlook")


def admission(place: Place) -> bool:
    """That there are problems, in general: what they are comes after it."""
    unit = place.unit
    if not unit.has("sees") and (unit.head.has("own-government") or unit.clauses[0].has("own-government")):
        return False
    return unit.has("perceives") and (
        (place.opens and unit.has("admission") and unit.has("whole-work", "sees"))
        or (unit.has("whole-work") and unit.head.has("admits"))
    )


def principle(place: Place) -> bool:
    """A principle upheld, and no more."""
    return len(place.unit.clauses) == 1 and not place.unit.head.kind and place.unit.head.has("principle")


def comes_first(place: Place) -> bool:
    """What is put first, without a figure."""
    first, head = place.unit.clauses[0], place.unit.head
    return (
        place.opens
        and not place.unit.figures
        and (head.has("puts-first") or (first is not head and first.has("puts-first")))
    )


def alone(key: str) -> Callable[[Place], bool]:
    """A test for a unit that is nothing but a cue word."""

    def test(place: Place) -> bool:
        unit = place.unit
        return len(unit.head.text) <= SHORT and len(unit.clauses) == 1 and unit.head.has(key)

    return test


def formula_alone(key: str) -> Callable[[Place], bool]:
    """A test for a unit that is nothing but a formula, and so opens with no verb."""
    is_alone = alone(key)
    return lambda place: not place.unit.head.kind and is_alone(place)


def as_whole(name: str, role: Role | None, said: str) -> Rule:
    """A rule for a sentence that says one thing as a whole."""
    return Rule(name, role, lambda place: place.unit.joins == (said,), whole=True)


SPEECH = (
    Rule("salutation", None, formula_alone("salutation")),
    Rule("connective", None, formula_alone("connective")),
    as_whole("formula of the speech", Role.CONTEXT, "formula"),
    as_whole("owner named", None, "owner named"),
    Rule("announcement of a list", Role.CONTEXT, alone("list-announced")),
    as_whole("thanks", Role.CONTEXT, "thanks"),
)
RESULTS = (
    *SPEECH,
    as_whole("numbered heading", Role.HEADING, "numbered heading"),
    Rule("outlook", Role.CONTEXT, outlook),
    as_whole("call on the audience", Role.GUIDANCE, "call"),
    as_whole("guiding thought", Role.GUIDANCE, "guiding thought"),
    Rule("missed target", Role.PROBLEM, cued("missed")),
    Rule("principle upheld", Role.GUIDANCE, principle),
    Rule("what comes first", Role.GUIDANCE, comes_first),
    as_whole("lead sentence", Role.GUIDANCE, "lead sentence"),
    Rule("lead", Role.GUIDANCE, lead),
    Rule("word of a leader", Role.CONTEXT, cued("leader")),
    Rule("value of a metric", Role.INDICATOR, metric_value),
    Rule("deed", Role.ACHIEVEMENT, deed),
    Rule("effort", Role.ACHIEVEMENT, effort),
    Rule("bad outside condition", Role.CONTEXT, lambda place: outside(place) and place.unit.has("deficiency")),
    Rule("something done", Role.ACHIEVEMENT, cued("done")),
    Rule("reason given", Role.CONTEXT, cued("argument")),
    Rule("claim of success", Role.ACHIEVEMENT, cued("success")),
    Rule("plain failing", Role.PROBLEM, lambda place: place.unit.head.has("plainly-bad")),
    Rule("outside condition", Role.CONTEXT, outside),
)
ITEM = Rule("item of an admission", Role.PROBLEM, lambda place: not place.unit.head.kind)
ASIDE = Rule("aside from the problems", Role.CONTEXT, effort)
CONDITIONS = ("outside condition", "interplay")
PROBLEMS = (
    *SPEECH,
    as_whole("resolve to act", Role.CONTEXT, "resolve to act"),
    as_whole("headline", Role.PROBLEM, "headline"),
    Rule("admission", Role.CONTEXT, admission),
    Rule("outside condition", Role.CONTEXT, outside),
    Rule("what is called for", Role.CONTEXT, lambda place: place.unit.last.has("called-for")),
    Rule("reflection", Role.CONTEXT, lambda place: place.unit.clauses[0].has("reflects")),
    Rule("seeing", Role.CONTEXT, lambda place: place.unit.last.has("sees-that")),
    Rule("interplay", Role.CONTEXT, lambda place: place.unit.last.has("interplay")),
    Rule("deficiency", Role.PROBLEM, cued("deficiency")),
    Rule("outlook", Role.CONTEXT, outlook),
    Rule("claim of success", Role.ACHIEVEMENT, cued("achieved")),
    Rule("reason given", Role.CONTEXT, lambda place: place.unit.head.has("reason")),
    ITEM,
)
PLAN = (
    *SPEECH,
    as_whole("numbered heading", Role.HEADING, "numbered heading"),
    Rule("outlook", Role.CONTEXT, outlook),
    as_whole("call on the audience", Role.GUIDANCE, "call"),
    as_whole("guiding thought", Role.GUIDANCE, "guiding thought"),
    Rule("look back or around", Role.CONTEXT, goes_on_looking),
    Rule("about the plan itself", Role.CONTEXT, cued("about-the-plan")),
    Rule("done already", Role.ACHIEVEMENT, lambda place: place.unit.head.perfect and bool(place.unit.head.kind)),
    Rule("come about already", Role.CONTEXT, lambda place: place.unit.head.perfect),
    Rule("principle upheld", Role.GUIDANCE, principle),
    Rule("what comes first", Role.GUIDANCE, comes_first),
    as_whole("lead sentence", Role.GUIDANCE, "lead sentence"),
    Rule("lead", Role.GUIDANCE, lead),
    Rule("lead worded as a success", Role.GUIDANCE, promised_lead),
    Rule("deed", Role.COMMITMENT, deed),
    Rule("effort", Role.COMMITMENT, effort),
    Rule("reason given", Role.CONTEXT, cued("argument")),
    Rule("target", Role.COMMITMENT, figure),
    Rule("promised success", Role.COMMITMENT, cued("success")),
    Rule("injunction", Role.COMMITMENT, cued("injunction")),
    Rule("announced", Role.COMMITMENT, cued("will")),
    Rule("outside condition", Role.CONTEXT, outside),
    Rule("state of things", Role.CONTEXT, lambda place: not effort(place) and place.unit.head.has("stands-bad")),
)
BY_PART = {Part.FRONT: RESULTS, Part.RESULTS: RESULTS, Part.PROBLEMS: PROBLEMS, Part.PLAN: PLAN, Part.CLOSING: PLAN}

# Most units are no whole sentence of that kind, and are spared the rules for those.
OF_CLAUSES = {part: tuple(rule for rule in rules if not rule.whole) for part, rules in BY_PART.items()}
