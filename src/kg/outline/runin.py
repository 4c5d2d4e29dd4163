"""Run-in headings: a paragraph's first sentence that names what the others tell."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import pairwise

from kg.model import Part, Span
from kg.outline.placing import Placed
from kg.outline.structure import FIGURE

LONGEST, LONGEST_NUMBERED = 30, 60
MOSTLY = 0.5
MORE = 1.5
LONG = 60
ENOUGH_SIBLINGS = 3
NUMBERED = frozenset({"ordinal", "dash", "arabic", "arabic-bracketed", "chinese-bracketed", "circled"})
# What begins so tells or frames something; it names nothing.
TELLS = re.compile(
    r"各位代表|同志们|今年|去年|明年|下半年|上半年|过去|一年来|五年来|当前|目前|同时|此外|其中|我们|全年|截至|回顾|总结"
    r"|\d{4}年|[“”]?十[一二三四五][“”]?五|在|为|对|把(?![^。]*[放摆]在[^。]*位置)|将|这(?!五年)|从|按照|根据|围绕|面对|针对|通过|要|必须|特别|各级|各地"
)
# And so does what holds 了 or 是, or says what somebody must do.
PREDICATES = re.compile(r"了|是|则|(?<![重主需纪摘首提])要(?![素闻求点件])|必须|应当|应该")


def run_in_headings(placed: list[Placed], folded: str) -> list[Span | None]:
    """For each paragraph its run-in heading, where it has one.

    A first sentence can be one if it is short, ends in a full stop, gives no figure or title, and more follows. It is one
    if the paragraph is numbered, or if most paragraphs beside it begin so: a single short sentence proves nothing. Where a
    report sets such sentences in lines of their own, the line is the heading, and the paragraph below has no other.
    """
    candidates = [_candidate(each, folded) for each in placed]
    alone = _set_alone(placed, folded)
    usual = _where_usual(placed, candidates, alone)
    headings: list[Span | None] = []
    for number, each in enumerate(placed):
        span, below = candidates[number], number + 1 if number in alone else None
        is_usual = usual[each.block.section, each.part]
        if below is not None and (_numbered(each) or not (is_usual and candidates[below])):
            headings.append(alone[number])
        elif span is not None and (is_usual or (_numbered(each) and number - 1 not in alone)):
            headings.append(span)
        else:
            headings.append(None)
    return headings


def _where_usual(
    placed: list[Placed], candidates: list[Span | None], alone: dict[int, Span]
) -> dict[tuple[int, Part], bool]:
    """For each section and part, whether most of its paragraphs begin with what may be a heading.

    Where a section has too few paragraphs to tell, all those of the part are asked; those below a line of their own say
    nothing of the others.
    """
    asked = [n for n, each in enumerate(placed) if len(each.block.sentences) > 1 and n - 1 not in alone]
    in_section = Counter(placed[n].block.section for n in asked)
    with_heading = Counter(placed[n].block.section for n in asked if candidates[n])
    in_part = Counter(placed[n].part for n in asked)
    in_part_with = Counter(placed[n].part for n in asked if candidates[n])
    return {
        (section, part): with_heading[section] >= MOSTLY * in_section[section]
        if in_section[section] >= ENOUGH_SIBLINGS
        else bool(in_part[part]) and in_part_with[part] >= MOSTLY * in_part[part]
        for section, part in {(each.block.section, each.part) for each in placed}
    }


def _numbered(placed: Placed) -> bool:
    return placed.block.marker is not None and placed.block.marker.style in NUMBERED


def _set_alone(placed: list[Placed], folded: str) -> dict[int, Span]:
    """What may be headings set alone: one sentence above an unnumbered paragraph, where a part has several of them."""
    found: dict[Part, dict[int, Span]] = defaultdict(dict)
    for number, (each, below) in enumerate(pairwise(placed)):
        length = below.block.span.end - below.block.span.start
        same = below.block.section == each.block.section and below.part is each.part
        set_alone = same and len(each.block.sentences) == 1 and not _numbered(below) and length >= LONG
        if set_alone and (span := _naming(each, folded)):
            found[each.part][number] = span
    return {n: span for spans in found.values() if len(spans) >= ENOUGH_SIBLINGS for n, span in spans.items()}


def _candidate(placed: Placed, folded: str) -> Span | None:
    """A first sentence that names the rest, which says at least half as much again."""
    if len(placed.block.sentences) < 2:
        return None
    span = _naming(placed, folded)
    rest = placed.block.sentences[-1].span.end - placed.block.sentences[1].span.start
    return span if span and rest >= MORE * (span.end - span.start) else None


def _naming(placed: Placed, folded: str) -> Span | None:
    """The first sentence, if it names something rather than telling it."""
    block = placed.block
    if placed.part not in (Part.RESULTS, Part.PLAN) or block.hint == "table row":
        return None
    first = block.sentences[0].span
    marker_end = block.marker.end if block.marker is not None else first.start
    words = folded[max(first.start, marker_end) : first.end]
    if folded[first.end : first.end + 1] != "。" or FIGURE.search(words):
        return None
    if _numbered(placed):
        start = first.start if block.marker is not None and block.marker.style == "dash" else block.span.start
        return Span(start, first.end) if len(words) <= LONGEST_NUMBERED else None
    tells = len(words) > LONGEST or TELLS.match(words) or PREDICATES.search(words)
    return None if tells else first
