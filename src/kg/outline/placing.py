"""Paragraphs → their parts: where inside a review the problems begin, how far they go, and where the plan begins."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.model import Part, Sentence, Span
from kg.outline.cues import said_in, turns_to_plan
from kg.outline.structure import Block, Structure

CLOSING_FROM = 0.8
LONGEST_SALUTATION = 12
DENSE = 5
LAST_LOOKED_AT = 4


@dataclass(frozen=True, slots=True)
class Placed:
    """A paragraph and its part."""

    block: Block
    part: Part


def place(structure: Structure, sections: list[Part], folded: str) -> list[Placed]:
    """Every paragraph with its part; one in whose middle the problems begin or end is cut there."""
    placed = list(_Placer(structure, sections, folded).place())
    if not any(each.part is Part.PROBLEMS for each in placed):
        placed = _dense(placed, folded)
    return list(_closed(placed, folded))


class _Placer:
    """Walks through the paragraphs.

    `_mode` is the part that a paragraph turned to against its section. What comes after the last subsection of a review,
    such as the problems, is `_lifted` out of it into the whole part.
    """

    def __init__(self, structure: Structure, sections: list[Part], folded: str) -> None:
        self._structure = structure
        self._sections = sections
        self._folded = folded
        self._mode: Part | None = None
        self._lifted = False
        self._only_front = len(structure.headings) == 1
        self._two_parts = _two_parts(structure, folded)

    def place(self) -> Iterator[Placed]:
        section = -1
        for block in self._structure.blocks:
            if block.section > section:
                self._lifted = False
                if self._mode is Part.PROBLEMS or not self._same_top(block.section, section):
                    self._mode = None
            section = block.section
            top = replace(block, section=self._top(section)) if self._lifted else block
            yield from self._pieces(top, self._sections[section])

    def _same_top(self, section: int, other: int) -> bool:
        return self._top(section) == self._top(other)

    def _top(self, section: int) -> int:
        while section > 0 and self._structure.headings[section].parent:
            section = self._structure.headings[section].parent or 0
        return section

    def _pieces(self, block: Block, part: Part) -> Iterator[Placed]:
        if self._only_front and said_in("opening").search(self._words(block.sentences[0])):
            yield Placed(block, Part.FRONT)
        elif part is Part.RESULTS:
            yield from self._review(block)
        elif part is Part.PROBLEMS:
            yield Placed(block, self._turned(block) or part)
        elif part is Part.PLAN and self._in_preamble(block):
            yield from self._with_run(block, part)
        else:
            yield Placed(block, part)

    def _in_preamble(self, block: Block) -> bool:
        """Whether a paragraph of a plan stands right below its top heading."""
        return self._structure.headings[block.section].parent == 0

    def _review(self, block: Block) -> Iterator[Placed]:
        first = self._words(block.sentences[0])
        if self._turned(block) is Part.PROBLEMS and said_in("done-with-problems").search(first):
            self._mode = None
        if self._mode is not None:
            yield Placed(block, self._mode)
            return
        begin = next((n for n in range(len(block.sentences)) if self._turns_to_problems(block, n)), None)
        if begin is None:
            yield from self._with_run(block, Part.RESULTS)
            return
        self._mode, self._lifted = Part.PROBLEMS, True
        yield from _pieces_of(block, (0, begin, Part.RESULTS))
        top = replace(block, section=self._top(block.section))
        yield from _pieces_of(top, (begin, len(block.sentences), Part.PROBLEMS))

    def _turned(self, block: Block) -> Part | None:
        """The part that the text has turned to, now that this paragraph begins."""
        may_turn = self._mode is Part.PROBLEMS or (self._mode is None and self._two_parts[block.section])
        if may_turn and said_in("plan-begins").search(self._words(block.sentences[0])):
            self._mode = Part.PLAN
        return self._mode

    def _turns_to_problems(self, block: Block, number: int) -> bool:
        """A sentence from which on problems are told: one that sees or has them, and names them here or next."""
        words = self._words(block.sentences[number])
        after = self._words(block.sentences[number + 1]) if number + 1 < len(block.sentences) else ""
        if said_in("met-difficulties").search(words):
            return False
        if said_in("seeing").search(words):
            return bool(said_in("deficiency").search(words) or said_in("deficiency").search(after))
        last = number + 1 == len(block.sentences)
        listed = said_in("naming").search(words) or said_in("naming").match(after) or last
        return bool(said_in("having").search(words)) and bool(listed)

    def _with_run(self, block: Block, part: Part) -> Iterator[Placed]:
        """A paragraph in which some sentences in a row admit problems, and the others do not."""
        begin = next((n for n in range(len(block.sentences)) if self._admits(block.sentences[n])), None)
        if begin is None:
            yield Placed(block, part)
            return
        end = begin + 1
        while end < len(block.sentences) and self._is_deficient(block.sentences[end]):
            end += 1
        whole = len(block.sentences)
        yield from _pieces_of(block, (0, begin, part), (begin, end, Part.PROBLEMS), (end, whole, part))

    def _admits(self, sentence: Sentence) -> bool:
        words = self._words(sentence)
        return bool(said_in("having").search(words)) and not said_in("met-difficulties").search(words)

    def _is_deficient(self, sentence: Sentence) -> bool:
        words = self._words(sentence)
        ahead = said_in("plan-begins").search(words) or words.startswith(("要", "必须", "我们要", "我们必须", "我们将"))
        return bool(said_in("deficiency").search(words)) and not ahead

    def _words(self, sentence: Sentence) -> str:
        return self._folded[sentence.span.start : sentence.span.end]


def _two_parts(structure: Structure, folded: str) -> list[bool]:
    """For each section whether its heading, or one above, announces a plan behind something else; so may a text without any."""
    found: list[bool] = []
    for heading in structure.headings:
        own = heading.span is not None and turns_to_plan(folded[slice(*heading.span)])
        found.append(own or (bool(heading.parent) and found[heading.parent or 0]))
    return [True] if len(found) == 1 else found


def _pieces_of(block: Block, *pieces: tuple[int, int, Part]) -> Iterator[Placed]:
    for first, last, part in pieces:
        if first < last:
            yield Placed(_cut(block, first, last), part)


def _cut(block: Block, first: int, last: int) -> Block:
    """The paragraph's sentences from one to another, as a paragraph of its own."""
    if (first, last) == (0, len(block.sentences)):
        return block
    chosen = block.sentences[first:last]
    start = block.span.start if first == 0 else chosen[0].span.start
    end = block.span.end if last == len(block.sentences) else block.sentences[last].span.start
    return replace(block, span=Span(start, end), sentences=chosen, marker=block.marker if first == 0 else None)


def _dense(placed: list[Placed], folded: str) -> list[Placed]:
    """A review that never says it turns to problems may still end with a paragraph full of them."""
    last = max((n for n, each in enumerate(placed) if each.part is Part.RESULTS), default=-1)
    for number in range(last, max(last - LAST_LOOKED_AT, -1), -1):
        block = placed[number].block
        hits = [bool(said_in("deficiency").search(folded, s.span.start, s.span.end)) for s in block.sentences]
        found = len(set(said_in("deficiency").findall(folded, block.span.start, block.span.end)))
        if placed[number].part is Part.RESULTS and found >= DENSE:
            begin = hits.index(True)
            pieces = _pieces_of(block, (0, begin, Part.RESULTS), (begin, len(hits), Part.PROBLEMS))
            return [*placed[:number], *pieces, *placed[number + 1 :]]
    return placed


def _closed(placed: list[Placed], folded: str) -> Iterator[Placed]:
    """The last paragraphs, in which the speaker calls on the audience, close the report."""
    last = len(placed)
    from_here = CLOSING_FROM * (placed[-1].block.span.end if placed else 0)
    while last and placed[last - 1].block.span.start > from_here:
        words = folded[slice(*placed[last - 1].block.span)]
        salutation = words.startswith("各位代表") and len(words) <= LONGEST_SALUTATION
        if not (said_in("closing").search(words) or salutation):
            break
        last -= 1
    yield from placed[:last]
    for each in placed[last:]:
        yield replace(each, part=Part.CLOSING)
