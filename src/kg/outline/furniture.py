"""Which lines of a document are not the report: what stands above its body, below it, and between its paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kg.model import Mark, Span
from kg.outline.cues import parts_named, said_in
from kg.outline.lines import Line
from kg.outline.markers import HEADING_STYLES, marker_at
from kg.outline.phrases import pattern_of
from kg.tables import load

SALUTATION = re.compile(r"(?:各位|尊敬的)(?:代表|委员|领导|同志)|主任、|同志们")
TITLE = re.compile(r"(?:报告|总结|计划|规划|纲要|情况)(?:\([^()]*\))?\Z")
DIGIT = re.compile(r"\d")
PROSE = 40
HEAD = 60
TAIL_FROM, ANNEX_FROM = 0.5, 0.4


@dataclass(frozen=True, slots=True)
class Furniture:
    """A kind of line that is no part of a report."""

    key: str
    place: str
    words: tuple[str, ...]
    longest: int
    rare: tuple[str, ...] = ()


@cache
def _rules(*places: str) -> tuple[tuple[str, int, re.Pattern[str]], ...]:
    rows = load("furniture", Furniture, key="key")
    return tuple((row.key, row.longest, pattern_of(row.words + row.rare)) for row in rows if row.place in places)


def rule_for(line: str, *places: str) -> str:
    """The name of the first rule of these places that the (folded) line falls under, or nothing."""
    for key, longest, pattern in _rules(*places):
        if len(line) <= longest and pattern.search(line):
            return key
    return ""


def without_furniture(lines: list[Line], folded: str) -> tuple[list[Line], list[Mark]]:
    """The lines of the body, and a mark for every other line."""
    marks: list[Mark] = []
    first = _first_of_body(lines, folded)
    marks += (Mark(Span(line.start, line.end), rule) for line, rule in _head(lines[:first], folded))
    body: list[Line] = []
    rest = ""
    for line in lines[first:]:
        words = folded[line.start : line.end]
        rest = rest or _begins_rest(words, line.start / len(folded))
        table_head = rule_for(words, "table") if line.hint == "table row" and not DIGIT.search(words) else ""
        if rule := rest or table_head or rule_for(words, "line"):
            marks.append(Mark(Span(line.start, line.end), rule))
        else:
            body.append(line)
    return body, marks


def _begins_rest(words: str, depth: float) -> str:
    tail = rule_for(words, "tail") if depth > TAIL_FROM else ""
    return tail or (rule_for(words, "annex") if depth > ANNEX_FROM else "")


def _first_of_body(lines: list[Line], folded: str) -> int:
    """The salutation, the first heading, or the first prose below the title, whichever comes first."""
    prose: int | None = None
    for number, line in enumerate(lines[:HEAD]):
        words = folded[line.start : line.end]
        if SALUTATION.match(words):
            return number
        if _is_heading(line, words, folded):
            return number if prose is None else prose
        if prose is None and _is_prose(words):
            prose = number
    return prose or 0


def _is_heading(line: Line, words: str, folded: str) -> bool:
    marker = marker_at(folded, line.start)
    if marker is not None and marker.style in HEADING_STYLES:
        return True
    return len(words) < PROSE and words[-1] not in "。:!" and not TITLE.search(words) and bool(parts_named(words))


def _is_prose(words: str) -> bool:
    if words[-1] not in "。:!" or TITLE.search(words):
        return False
    return bool(said_in("opening").search(words)) or (len(words) >= PROSE and not rule_for(words, "head", "line"))


def _head(lines: list[Line], folded: str) -> Iterator[tuple[Line, str]]:
    for line in lines:
        words = folded[line.start : line.end]
        title = "title" if TITLE.search(words) else "above-the-body"
        yield line, rule_for(words, "line", "head") or title
