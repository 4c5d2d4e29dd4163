"""Which part of the report each section and paragraph belongs to, by what it says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.model import Part, Sentence, Span
from kg.outline.cues import part_of_heading, said_in
from kg.outline.markers import RANKS
from kg.outline.structure import Block, Heading, Structure

YEAR = re.compile(r"(?:19|20)\d\d(?=年)")
TOP = RANKS["chinese"]
LIST_MARKS = frozenset({"ordinal", "dash", "arabic", "arabic-bracketed", "chinese-bracketed", "circled"})
LEAD_IN = re.compile(r"[:：]\s*\Z")
LONGEST_LEAD_IN = 90
CLOSING_FROM = 0.85
LOOKS_BACK = re.compile(
    r"一年来|五年来|这五年|过去|去年|今年以来|同比|比上年|累计|已|了|增长|达到|实现|完成|建成|新增|取得"
)
LOOKS_AHEAD = re.compile(r"要|将|力争|确保|继续|进一步|年内|今年|明年|左右|以上|加快|推进|推动|加强|坚持|深化|努力")


@dataclass(frozen=True, slots=True)
class Placed:
    """A paragraph and its part."""

    block: Block
    part: Part


def parts_of_sections(structure: Structure, folded: str) -> list[Part]:
    """The part of each section: what its heading announces, else its parent's, else what its sentences sound like."""
    parts: list[Part] = []
    latest = _latest_year(structure.headings, folded)
    for number, heading in enumerate(structure.headings):
        if heading.span is None:
            parts.append(Part.FRONT)
            continue
        words = folded[heading.span.start : heading.span.end]
        top = heading.parent in (0, None)
        announced = part_of_heading(words) if top or heading.rank <= TOP else _inner(words)
        if top and announced is None and latest and latest in words:
            announced = Part.PLAN
        above = parts[heading.parent or 0]
        parts.append(announced or (above if not top else _by_sound(structure, number, parts, folded)))
    return parts


def _inner(words: str) -> Part | None:
    """Below the top only problems are announced by a heading of their own; 目标 or 回顾 inside a part are its topics."""
    return Part.PROBLEMS if part_of_heading(words) is Part.PROBLEMS else None


def _latest_year(headings: list[Heading], folded: str) -> str:
    years = {y for h in headings if h.span and h.parent in (0, None) for y in YEAR.findall(folded, *h.span)}
    return max(years) if len(years) > 1 else ""


def _by_sound(structure: Structure, number: int, parts: list[Part], folded: str) -> Part:
    if Part.PLAN in parts:
        return Part.PLAN
    heading = structure.headings[number]
    words = folded[heading.span.end if heading.span else 0 : heading.end]
    back, ahead = len(LOOKS_BACK.findall(words)), len(LOOKS_AHEAD.findall(words))
    return Part.RESULTS if back >= ahead else Part.PLAN


def place(structure: Structure, sections: list[Part], folded: str) -> list[Placed]:
    """Every paragraph with its part; one in whose middle the problems begin is cut there."""
    placed: list[Placed] = []
    going_on = False
    for block in structure.blocks:
        part = sections[block.section]
        if part is Part.RESULTS or (part is Part.PLAN and not _inside(structure, block)):
            pieces, going_on = _with_problems(block, part, going_on, folded)
        else:
            pieces, going_on = [Placed(block, part)], False
        placed += pieces
    return list(_closed(placed, folded))


def _inside(structure: Structure, block: Block) -> bool:
    """Whether a paragraph stands below a heading inside a part, and not in its preamble."""
    return structure.headings[block.section].parent not in (0, None)


def _with_problems(block: Block, part: Part, going_on: bool, folded: str) -> tuple[list[Placed], bool]:
    if going_on and (
        _listed(block) or said_in("going-on").search(folded, block.span.start, block.sentences[0].span.end)
    ):
        return [Placed(block, Part.PROBLEMS)], True
    first = next((n for n, s in enumerate(block.sentences) if _admits(s, part, folded)), None)
    if first is None:
        return [Placed(block, part)], False
    pieces = [Placed(head, part)] if (head := _cut(block, 0, first)) else []
    rest = _cut(block, first, len(block.sentences))
    if rest:
        pieces.append(Placed(rest, Part.PROBLEMS))
    return pieces, True


def _admits(sentence: Sentence, part: Part, folded: str) -> bool:
    words = folded[sentence.span.start : sentence.span.end]
    if not said_in("sentence", Part.PROBLEMS).search(words) or said_in("not-admission").match(words):
        return False
    return part is Part.RESULTS or "问题" in words or "不足" in words or "短板" in words


def _cut(block: Block, first: int, last: int) -> Block | None:
    """The paragraph's sentences from one to another, as a paragraph of its own."""
    if first >= last:
        return None
    if (first, last) == (0, len(block.sentences)):
        return block
    chosen = block.sentences[first:last]
    start = block.span.start if first == 0 else chosen[0].span.start
    end = block.span.end if last == len(block.sentences) else block.sentences[last].span.start
    return replace(block, span=Span(start, end), sentences=chosen, marker=block.marker if first == 0 else None)


def _listed(block: Block) -> bool:
    return block.marker is not None and block.marker.style in LIST_MARKS


def _closed(placed: list[Placed], folded: str) -> Iterator[Placed]:
    """The last paragraphs, in which the speaker calls on the audience, close the report."""
    last = len(placed)
    while last and placed[last - 1].block.span.start > CLOSING_FROM * len(folded):
        block = placed[last - 1].block
        words = folded[block.span.start : block.span.end]
        if not (said_in("closing").search(words) or (words.startswith("各位代表") and len(words) < 10)):
            break
        last -= 1
    yield from placed[:last]
    for each in placed[last:]:
        yield replace(each, part=Part.CLOSING)
