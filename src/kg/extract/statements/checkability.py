"""How one could tell that a commitment was kept, by a number, by a milestone, or not at all; and the verb that binds it."""

from __future__ import annotations

from kg.extract.statements.clauses import DEEDS, Clause
from kg.extract.statements.cues import binding, words
from kg.extract.statements.units import Unit
from kg.model import Checkability

NEAR = 2
QUALIFIERS = ("", "以上", "左右", "以内", "以下", "之内", "上下")


def checkability(unit: Unit) -> Checkability:
    """The strongest label that the act earns, or a figure or detail joined to it; frames and purposes earn none."""
    detailed = any(join.startswith("M7") for join in unit.joins)
    clauses = [
        clause for clause in unit.clauses if clause is unit.head or clause.figures or detailed or _covers(clause)
    ]
    labels = {_of_clause(clause) for clause in clauses}
    return next(label for label in Checkability if label in labels)


def binding_verb(unit: Unit) -> str:
    """The verb that binds a promise: of its first deed, else the last beside a figure; empty where there is a direction only."""
    for clause in unit.clauses:
        if clause.kind in DEEDS:
            return clause.verb
    for clause in unit.clauses:
        if clause.figures and (verbs := binding().findall(clause.text)):
            return str(verbs[-1])
    return ""


def _of_clause(clause: Clause) -> Checkability:
    if clause.figures and clause.kind != "decide" and (clause.kind != "soft" or _ends_in_figure(clause)):
        return Checkability.NUMBER
    if clause.has("universal", "covers-all"):
        return Checkability.MILESTONE
    if clause.kind == "soft":
        adjusts = (clause.has("adjusts") or clause.verb in words("adjusts")) and clause.has("statistic")
        return Checkability.MILESTONE if adjusts else Checkability.VAGUE
    if clause.has("strives-for", "routine"):
        return Checkability.VAGUE
    if (clause.has("sets-up") and clause.has("mechanism")) or (clause.kind == "result" and clause.has("continuing")):
        return Checkability.VAGUE
    return Checkability.MILESTONE if clause.kind or clause.has("act") else Checkability.VAGUE


def _ends_in_figure(clause: Clause) -> bool:
    """Whether an effort is to end with a figure; one in the middle only describes the object (推进9所学校建设).

    What a verb brings about may be counted right behind it: 打造80个文化空间.
    """
    if clause.verb in words("yields") and 0 <= clause.figures[0].start - clause.object <= NEAR:
        return True
    return clause.has("end-state") or clause.text[clause.figures[-1].end :] in QUALIFIERS


def _covers(clause: Clause) -> bool:
    """Whether a clause behind an act says that all are covered: 做到应检尽检."""
    return clause.has("covers-all")
