"""Clauses with what their words tell: how they open, whether they carry figures, what closes them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from kg.extract.statements.cues import cue, opening, tail_opening
from kg.model import Quantity, Sentence, Span

FOLD = str.maketrans("，；：（）！？．％０１２３４５６７８９", ",;:()!?.%0123456789")
EDGE_LEFT = " \t　\r\n,;:。—-·●◆■.、"
EDGE_RIGHT = " \t　\r\n,;:。—!?、"
FRONT = re.compile(r"(?:如(?=[上下]|[^下果何同期])|但(?!是?书)是?|而且|并且|其次|另外)")


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause without the punctuation and connectives at its edges; `text` is folded to half-width punctuation."""

    span: Span
    text: str
    kind: str
    figures: int
    closes: str
    connective: str = ""

    @property
    def tail(self) -> bool:
        """Whether it may be no more than the purpose of the clause before."""
        return tail_opening().match(self.text) is not None

    def has(self, key: str) -> bool:
        """Whether a cue word stands in it."""
        return cue(key).search(self.text) is not None

    def opens(self, key: str) -> bool:
        """Whether it begins with a cue word."""
        return cue(key).match(self.text) is not None


class Figures:
    """The figures of a report in order, so that those inside a span are found at once."""

    def __init__(self, quantities: Sequence[Quantity]) -> None:
        self._quantities = sorted(quantities, key=lambda figure: figure.span)
        self._starts = [figure.span.start for figure in self._quantities]

    def within(self, span: Span) -> list[Quantity]:
        """The figures that stand wholly inside."""
        first = bisect_left(self._starts, span.start)
        last = bisect_left(self._starts, span.end)
        return [figure for figure in self._quantities[first:last] if figure.span.end <= span.end]


def read_clauses(text: str, sentence: Sentence, figures: Figures) -> tuple[Clause, ...]:
    """The clauses of a sentence, trimmed; clauses of nothing but punctuation are left out."""
    return tuple(clause for span in sentence.clauses if (clause := _clause(text, span, figures)) is not None)


def _clause(text: str, span: Span, figures: Figures) -> Clause | None:
    start, end = span
    connective = ""
    while start < end and text[start] in EDGE_LEFT:
        start += 1
    if (match := FRONT.match(text, start, end)) is not None and match.end() < end:
        connective = match.group()
        start = match.end()
    while end > start and text[end - 1] in EDGE_RIGHT:
        end -= 1
    if start == end:
        return None
    words = text[start:end]
    found = opening().match(words)
    counted = sum(1 for figure in figures.within(Span(start, end)) if not figure.scope)
    return Clause(
        Span(start, end),
        words,
        (found.lastgroup or "") if found else "",
        counted,
        text[span.end : span.end + 1],
        connective,
    )
