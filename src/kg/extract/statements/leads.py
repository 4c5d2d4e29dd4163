"""The lead test: whether a unit only gives a direction that later clauses of its sentence spell out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extract.statements.clauses import DEEDS, Clause
from kg.extract.statements.cues import finder
from kg.extract.statements.units import Unit, follows_policy, is_frame, shared
from kg.model import Part

SPIRIT = ("M4 in what spirit",)
DIGIT = re.compile(r"\d")
JOINED = re.compile("、|和(?!谐)")
LONGEST = 24
FIELD = 6
NEAR = 2
MANY, WORDS = 3, 8
ANNOUNCEMENT = 16
FORMULAS = ("thanks", "formula", "call")


def is_lead(unit: Unit, later: Sequence[Unit]) -> bool:
    """Whether deleting the unit loses no deliverable, figure or beneficiary that a later clause does not cover."""
    head = unit.head
    if not (unit.vague or is_programme(unit)) or len(unit.text) > LONGEST:
        return False
    if names_its_object(head) or head.tells:
        return False
    if sum(len(other.clauses) for other in later) > 1 and follows_policy(head):
        return True
    details = _details_of(unit, later)
    if details and unit.has("deliverable"):
        return _covered(head, details)
    if len(details) == 1 and unit.has("institution"):
        return _covered(head, details)
    return bool(details) or announces_field(unit, later)


def _details_of(unit: Unit, later: Sequence[Unit]) -> list[Unit]:
    """What spells a direction out: it comes at once, or second behind another direction where a programme or name is carried on.

    A direction that names something spells out only what it shares a word with.
    """
    near = later[: NEAR if unit.vague else 1]
    details = [
        other
        for other in near
        if is_detail(other) and (not other.vague or other.head.has("done") or _covered(unit.head, [other]))
    ]
    at_once = bool(near) and near[0] in details
    return details if at_once or unit.head.named or unit.head.has("programme") else []


def _covered(clause: Clause, later: Sequence[Unit]) -> bool:
    """Whether one of the units speaks of the same thing."""
    return any(shared(clause.text[clause.object :], other.head.text) for other in later)


def announces_field(unit: Unit, later: Sequence[Unit]) -> bool:
    """Whether a short direction names a field that the clauses after it, however vague, go on about."""
    field = unit.head.text[unit.head.object :]
    if not unit.vague or unit.joins not in ((), SPIRIT) or len(field) > FIELD or unit.has("deliverable", "institution"):
        return False
    if JOINED.search(field) or sum(len(other.clauses) for other in later) < 2:
        return False
    return any(shared(field, other.text) for other in later[:NEAR]) or (len(later) >= MANY and len(field) <= WORDS)


def names_its_object(clause: Clause) -> bool:
    """Whether an effort names whom or what it is for, so that nothing after it says the same."""
    if clause.has("no-lead", "named-work", "definite") or clause.text.count("、") > 1 or "等" in clause.text:
        return True
    return clause.has("raises") and not clause.has("quality")


def is_programme(unit: Unit) -> bool:
    """Whether a unit only says that a programme or reform is carried on: its name is a field of work."""
    return unit.head.kind == "campaign" and unit.head.has("programme") and not (unit.figures or "、" in unit.text)


def is_detail(unit: Unit) -> bool:
    """Whether a unit says something that can be looked for."""
    head = unit.head
    if head.figures or head.kind in DEEDS or head.named:
        return True
    return not head.kind and head.has("act", "attained")


def whole(part: Part, clauses: Sequence[Clause], introduces: bool, opens: bool, follow: Sequence[Clause]) -> str:
    """What a sentence says as a whole, if it says one thing: thanks, guiding thought, a numbered problem, a resolve."""
    if clauses[0].has("owner-note") and not any(clause.kind in DEEDS or clause.figures for clause in clauses):
        return "owner named"
    if part is Part.PROBLEMS:
        return _among_problems(clauses, introduces)
    if _counted(clauses):
        return ""
    if numbered := _numbered(clauses, follow):
        return numbered
    words = ",".join(clause.text for clause in clauses)
    if finder(*FORMULAS)(words):
        return next(formula for formula in FORMULAS if finder(formula)(words))
    if len(clauses) == 1:
        return "lead sentence" if _announces(clauses[0], opens) and _details(part, follow) else ""
    return "guiding thought" if _guides(part, clauses, introduces, follow if opens else ()) else ""


def _among_problems(clauses: Sequence[Clause], introduces: bool) -> str:
    if any(clause.has("resolve") and not clause.has("still-open") for clause in clauses):
        return "resolve to act"
    return "headline" if introduces and clauses[0].has("ordinal") and not _counted(clauses) else ""


def _numbered(clauses: Sequence[Clause], follow: Sequence[Clause]) -> str:
    """What a numbered sentence before one without a number is: a heading, or a duty that the next one spells out."""
    if not follow:
        return ""
    if clauses[0].has("ordinal") and not follow[0].has("ordinal"):
        return "numbered heading"
    alone = len(clauses) == 1 and clauses[0].vague and clauses[0].has("numbered-duty")
    return "lead sentence" if alone and not follow[0].has("numbered-duty") else ""


def _guides(part: Part, clauses: Sequence[Clause], introduces: bool, follow: Sequence[Clause]) -> bool:
    """Whether a sentence of several clauses is guiding thought, a policy followed, or a preamble to a list of what is done."""
    if part is Part.PLAN and follow and follow[0].has("ordinal", "list-announced") and _vague(clauses):
        return True
    if len(clauses) < MANY:
        return False
    if introduces and _vague(clauses):
        return True
    if part is Part.RESULTS and clauses[0].has("general-policy") and _vague(clauses):
        return not any(clause.tells or clause.has("done") for clause in clauses)
    return sum(clause.has("guiding") for clause in clauses) > 1


def _vague(clauses: Sequence[Clause]) -> bool:
    """Whether no clause has something that can be told done from not done."""
    return all(clause.kind == "soft" or is_frame(clause) or not _binds(clause) for clause in clauses)


def _binds(clause: Clause) -> bool:
    """Whether a clause has something that can be told done from not done."""
    return _does(clause) or clause.has("act", "attained")


def _announces(clause: Clause, opens: bool) -> bool:
    """Whether a clause alone gives no more than a direction; in the middle of a paragraph it must be a short one."""
    if not clause.vague or len(clause.text) > ANNOUNCEMENT or "、" in clause.text or clause.titled:
        return False
    field = clause.text[clause.object :]
    if not opens and (len(field) > WORDS or JOINED.search(field) or "等" in field or clause.has("institution")):
        return False
    return not clause.has("named-work", "aspect", "no-lead")


def _details(part: Part, clauses: Sequence[Clause]) -> bool:
    """Whether a sentence of several clauses has something that can be looked for; in a plan, a deed or figure."""
    looked_for = _binds if part is Part.RESULTS else _does
    return len(clauses) > 1 and any(map(looked_for, clauses))


def _does(clause: Clause) -> bool:
    return bool(clause.kind in DEEDS or clause.figures)


def _counted(clauses: Sequence[Clause]) -> bool:
    """Whether a figure in digits is given; small counts in words (三类, 四个) are part of how guiding thought speaks."""
    return any(DIGIT.search(clause.text[slice(*figure)]) for clause in clauses for figure in clause.figures)
