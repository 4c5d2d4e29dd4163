"""Which part of a report each section belongs to: what its heading says, else what its sentences sound like."""

from __future__ import annotations

import re

from kg.model import Part
from kg.outline.cues import parts_named, said_in
from kg.outline.markers import MARKER, RANKS
from kg.outline.structure import Heading, Structure

YEAR = re.compile(r"(?:19|20)\d\d(?=年)")
TOP = RANKS["chinese"]
LOOKS_BACK = re.compile(
    r"一年来|五年来|这五年|过去|去年|今年以来|同比|比上年|累计|已|了|增长|达到|实现|完成|建成|新增|取得"
)
LOOKS_AHEAD = re.compile(r"要|将|力争|确保|继续|进一步|年内|今年|明年|左右|以上|加快|推进|推动|加强|坚持|深化|努力")


def parts_of_sections(structure: Structure, folded: str) -> list[Part]:
    """The part of each section in order; section 0, above the first heading, is the front.

    A heading that announces both a review and a plan begins with the review; its paragraphs turn to the plan where they
    say so. Where no heading stands at all, the whole text is read as a review until it says otherwise.
    """
    headings = structure.headings
    if len(headings) == 1:
        return [Part.RESULTS]
    latest = _latest_year(headings, folded)
    parts, announced, tops = [Part.FRONT], [False], set[Part]()
    for heading in headings[1:]:
        words = folded[slice(*heading.span)] if heading.span else ""
        above = heading.parent or 0
        if above == 0:
            own = _top(words, latest)
            parts.append(own or _by_sound(heading, tops, folded))
            tops.add(parts[-1])
        else:
            own = _inner(words, free=heading.rank <= TOP or not announced[above])
            parts.append(own or parts[above])
        announced.append(own is not None or announced[above])
    return parts


def _top(words: str, latest: str) -> Part | None:
    named = parts_named(words)
    if named:
        return named[0]
    return Part.PLAN if latest and latest in words else None


def _inner(words: str, *, free: bool) -> Part | None:
    """A heading below the top: where the part above is announced, only problems, next steps and last words are new.

    目标 or 回顾 are mere topics there; where a section is about a field, such as 工业经济, they do announce a part.
    """
    named = parts_named(words)
    if free and named:
        return named[0]
    if said_in("plan-begins").search(MARKER.sub("", words, count=1)):
        return Part.PLAN
    return named[0] if named and named[0] in (Part.PROBLEMS, Part.CLOSING) else None


def _latest_year(headings: list[Heading], folded: str) -> str:
    years = {year for h in headings if h.span and h.parent == 0 for year in YEAR.findall(folded, *h.span)}
    return max(years) if len(years) > 1 else ""


def _by_sound(heading: Heading, before: set[Part], folded: str) -> Part:
    """Plans sound ahead; and after a plan has begun no heading without a cue goes back."""
    if Part.PLAN in before:
        return Part.PLAN
    words = folded[heading.span.end if heading.span else 0 : heading.end]
    return Part.RESULTS if len(LOOKS_BACK.findall(words)) >= len(LOOKS_AHEAD.findall(words)) else Part.PLAN
