"""Lines → sections and the paragraphs under them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from kg.model import Sentence, Span
from kg.outline.lines import Line
from kg.outline.markers import HEADING_STYLES, LEADING_STYLES, RANKS, Marker, marker_at
from kg.outline.sentences import sentences, trimmed

LONGEST_HEADING = 80
LONGEST_LEAD = 60
LONGEST_UNNUMBERED = 36
SHORTEST_UNNUMBERED = 3
PROSE = 40
ENDS_SENTENCE = "。!?;:,、"
FIGURE = re.compile(r"\d(?![\d,.]*年)(?!\d*[\"”号、])|《")
TOP = RANKS["chinese"]
ANNEX = re.compile(r"附[件表录]?[\d一二三四五六七八九十]{0,2}[:、 ]")
# With these words a speaker turns to the audience: the subsection is over, what follows belongs to the whole part.
SALUTATION = "各位代表"


@dataclass(slots=True)
class Heading:
    """A heading under construction: its words, rank and place in the tree."""

    span: Span | None
    rank: float
    label: str
    parent: int | None
    end: int
    numbered: bool
    children: int = 0


@dataclass(slots=True)
class Block:
    """A paragraph under construction: its words without a leading number that became a heading, and its sentences."""

    span: Span
    section: int
    sentences: tuple[Sentence, ...]
    marker: Marker | None
    hint: str


@dataclass(slots=True)
class Structure:
    """The sections and paragraphs of a report in order; section 0 stands for what is above the first heading."""

    headings: list[Heading] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)


def structure_of(lines: list[Line], folded: str) -> Structure:
    """The tree of headings, and the paragraphs under each."""
    return _Builder(lines, folded).build()


class _Builder:
    def __init__(self, lines: list[Line], folded: str) -> None:
        self._lines = lines
        self._folded = folded
        self._made = Structure([Heading(None, 0.0, "", None, lines[0].start if lines else 0, numbered=False)])
        self._open = [0]

    def build(self) -> Structure:
        for number, line in enumerate(self._lines):
            marker = marker_at(self._folded, line.start)
            below = self._lines[number + 1] if number + 1 < len(self._lines) else None
            found = sentences(self._folded, line.start, line.end)
            if not found:
                continue
            if self._folded.startswith(SALUTATION, line.start):
                del self._open[2:]
            if self._is_heading(line, marker, found, below):
                self._section(line, marker, Span(line.start, trimmed(self._folded, line.start, line.end).end))
            elif marker is not None and self._is_lead(marker, found):
                self._section(line, marker, Span(line.start, found[0].span.end))
                self._paragraph(Span(found[1].span.start, line.end), found[1:], None, line.hint)
            else:
                self._paragraph(Span(line.start, line.end), found, marker, line.hint)
        return self._made

    def _is_heading(self, line: Line, marker: Marker | None, found: tuple[Sentence, ...], below: Line | None) -> bool:
        words = self._folded[line.start : line.end]
        if line.hint.startswith("heading"):
            return len(words) <= LONGEST_HEADING
        if len(found) > 1 or line.hint == "table row":
            return False
        if marker is not None and marker.style in HEADING_STYLES:
            return self._is_numbered_heading(words, marker, below)
        return marker is None and self._is_unnumbered_heading(words, below)

    def _is_numbered_heading(self, words: str, marker: Marker, below: Line | None) -> bool:
        if len(words) > LONGEST_HEADING or words[-1] in ",;、":
            return False
        if words[-1] not in "。:!?":
            return marker.style in LEADING_STYLES or not FIGURE.search(words, marker.end - 1)
        following = marker_at(self._folded, below.start) if below is not None else None
        return (
            marker.style in LEADING_STYLES
            and len(words) <= LONGEST_LEAD
            and not FIGURE.search(words)
            and below is not None
            and (following is None or following.rank > marker.rank)
        )

    def _is_unnumbered_heading(self, words: str, below: Line | None) -> bool:
        if not SHORTEST_UNNUMBERED <= len(words) <= LONGEST_UNNUMBERED or words[-1] in ENDS_SENTENCE or below is None:
            return False
        if ANNEX.match(words):
            return True
        following = marker_at(self._folded, below.start)
        prose = below.end - below.start >= PROSE and self._folded[below.end - 1] in "。!:;"
        prose = prose or below.hint == "table row"
        return (prose or (following is not None and following.style in LEADING_STYLES)) and not FIGURE.search(words)

    def _is_lead(self, marker: Marker, found: tuple[Sentence, ...]) -> bool:
        first = self._folded[found[0].span.start : found[0].span.end]
        return (
            marker.style in LEADING_STYLES
            and len(found) > 1
            and len(first) <= LONGEST_LEAD
            and not FIGURE.search(first)
        )

    def _section(self, line: Line, marker: Marker | None, heading: Span) -> None:
        rank = self._rank(line, marker)
        while len(self._open) > 1 and self._made.headings[self._open[-1]].rank >= rank:
            self._open.pop()
        parent = self._open[-1]
        self._made.headings[parent].children += 1
        label = marker.label if marker is not None else f"§{self._made.headings[parent].children}"
        above = self._made.headings[parent].label
        path = f"{above}/{label}" if above else label
        self._open.append(len(self._made.headings))
        self._made.headings.append(Heading(heading, rank, path, parent, line.end, numbered=marker is not None))
        self._extend(line.end)

    def _rank(self, line: Line, marker: Marker | None) -> float:
        if marker is not None:
            return marker.rank
        if line.hint.startswith("heading"):
            return TOP + (int(line.hint.split()[-1]) - 1) * 0.25
        above = self._made.headings[self._open[-1]]
        if above.rank == 0.0 or ANNEX.match(self._folded, line.start):
            return TOP
        return above.rank if not above.numbered else above.rank + 0.5

    def _paragraph(self, span: Span, found: tuple[Sentence, ...], marker: Marker | None, hint: str) -> None:
        self._made.blocks.append(Block(span, self._open[-1], found, marker, hint))
        self._extend(span.end)

    def _extend(self, end: int) -> None:
        for index in self._open:
            self._made.headings[index].end = end
