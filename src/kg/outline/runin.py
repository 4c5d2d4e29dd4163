"""Run-in headings: a paragraph's first sentence that names what the others tell."""

from __future__ import annotations

import re
from collections import defaultdict

from kg.model import Part, Span
from kg.outline.parts import Placed
from kg.outline.structure import FIGURE

LONGEST = 45
MOSTLY = 0.5
ENOUGH_SIBLINGS = 3
NUMBERED = frozenset({"ordinal", "dash", "arabic", "arabic-bracketed", "chinese-bracketed", "circled"})
NO_HEADING = re.compile(
    r"各位代表|同志们|今年|去年|明年|下半年|上半年|过去|一年来|五年来|当前|目前|同时|此外|其中|我们|全年|截至|回顾|总结"
    r"|\d{4}年|“?十[一二三四五]五"
)


def run_in_headings(placed: list[Placed], folded: str) -> list[Span | None]:
    """For each paragraph its run-in heading, where it has one.

    A first sentence can be one if it is short, ends in a full stop, gives no figure or title, and more follows. It is one
    if the paragraph is numbered, or if most paragraphs beside it begin so: a single short sentence proves nothing.
    """
    candidates = [_candidate(each, folded) for each in placed]
    by_section: dict[int, list[int]] = defaultdict(list)
    by_part: dict[Part, list[int]] = defaultdict(list)
    for number, each in enumerate(placed):
        if len(each.block.sentences) > 1:
            by_section[each.block.section].append(number)
            by_part[each.part].append(number)
    headings: list[Span | None] = []
    for number, each in enumerate(placed):
        span = candidates[number]
        siblings = by_section[each.block.section]
        beside = siblings if len(siblings) >= ENOUGH_SIBLINGS else by_part[each.part]
        usual = sum(candidates[n] is not None for n in beside) >= MOSTLY * len(beside)
        numbered = each.block.marker is not None and each.block.marker.style in NUMBERED
        headings.append(span if span and (usual or numbered) else None)
    return headings


def _candidate(placed: Placed, folded: str) -> Span | None:
    block = placed.block
    if placed.part not in (Part.RESULTS, Part.PLAN) or len(block.sentences) < 2 or block.hint == "table row":
        return None
    first = block.sentences[0].span
    words = folded[first.start : first.end]
    if len(words) > LONGEST or folded[first.end : first.end + 1] != "。":
        return None
    if FIGURE.search(words) or NO_HEADING.match(words):
        return None
    start = block.span.start if block.marker is not None and block.marker.style != "dash" else first.start
    return Span(start, first.end)
