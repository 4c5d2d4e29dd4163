"""Reading a statement with its ellipsis resolved: for matching, never for quoting."""

from __future__ import annotations

import re

from kg.extract.statements.clauses import DEEDS, Clause
from kg.extract.statements.cues import subject_end
from kg.extract.statements.units import Unit
from kg.model import Role, Statement

PHASE = re.compile(r"(?<![一-鿿])[一二三四五六]期")
NAMED_PHASE = re.compile(r"([一-鿿“”]{4,}?)[一二三四五六]期")
CONJUNCTION = re.compile(r"以?及|和|并")


def reading(statement: Statement, unit: Unit, before: Unit | None, general: str) -> str:
    """The quote with what it leaves out: a subject, a verb, an object or the name of a work in phases.

    `before` is the unit before it in its sentence; `general` the problem it is a point of, where both share a sentence.
    """
    if general:
        return f"{subject(general)},{statement.quote}"
    if before is None:
        return statement.quote
    head, last = unit.head, before.head
    if head.only_counts and (thing := _thing(last)):
        return f"{head.text[: head.object]}{thing}{head.text[head.object :]}"
    if statement.role is Role.COMMITMENT and not head.kind and head.counts and last.kind in DEEDS and last.figures:
        return f"{last.text[: last.object]}{statement.quote}"
    if (phase := PHASE.search(head.text[head.object :])) and (name := NAMED_PHASE.match(last.text[last.object :])):
        at = head.object + phase.start()
        return f"{head.text[:at]}{name.group(1)}{head.text[at:]}"
    return statement.quote


def subject(sentence: str) -> str:
    """What a problem is said of: the words before the first that says what is wrong."""
    end = subject_end().search(sentence)
    return sentence[: end.start()] if end and end.start() else sentence


def _thing(clause: Clause) -> str:
    """What the figure of a clause counts: the words between its verb and its figure."""
    if not (clause.kind and clause.figures):
        return ""
    words = clause.text[clause.object : clause.figures[-1].start]
    conjunction = CONJUNCTION.match(words)
    return words[conjunction.end() :] if conjunction else words
