"""Clauses with what their words tell: what they open with, whether they carry figures, what closes them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kg.extract.statements.cues import finder, opening, told_metric
from kg.model import Quantity, Sentence, Span

EDGES = " \t\r\n\u3000,;:。、!?—-·●◆■."
REST = 3
COLON = re.compile(r"[“《(「『][^”》)」』]*[”》)」』]|(:)")
FRONT = re.compile(
    rf"[{re.escape(EDGES)}]*+(?P<connective>(?:如(?=[上下]|[^下果何同期意])|但是|但(?=[^书])|而且|并且|另外|其次|不过|然而|特别是|尤其是)+)?"
    rf"[{re.escape(EDGES)}]*+"
)
ASPECT = re.compile("(?<![为除])了(?!解)")
DEEDS = frozenset({"result", "begin", "decide", "campaign", "build"})
NAMED = re.compile(r"[《“「『]|[A-Za-z]{2,}")


class Clause(NamedTuple):
    """A clause without the punctuation and connectives at its edges.

    `text` is folded to half-width punctuation; `verb` is what it opens with and `kind` the kind of that verb, both empty
    where it opens with a subject; `object` is where the words after that verb begin; `closes` is the mark after the clause.
    """

    span: Span
    text: str
    kind: str
    object: int
    figures: tuple[Span, ...]
    closes: str
    connective: str = ""
    verb: str = ""

    @property
    def named(self) -> bool:
        """Whether it names something in quotation marks, title marks or Latin letters."""
        return NAMED.search(self.text) is not None

    @property
    def measures(self) -> bool:
        """Whether it names a metric before its first figure."""
        return bool(finder("metric")(self.text[: self.figures[0].end] if self.figures else self.text))

    @property
    def titled(self) -> bool:
        """Whether it names a document."""
        return "《" in self.text

    @property
    def vague(self) -> bool:
        """Whether it gives a direction and nothing that can be counted."""
        return self.kind == "soft" and not self.figures

    @property
    def tells(self) -> bool:
        """Whether an aspect particle in it tells that something was done, and is no part of 为了, 除了 or 了解."""
        return self.has("aspect") and ASPECT.search(self.text) is not None

    @property
    def perfect(self) -> bool:
        """Whether it tells of something that has come about: 取消了, 已经成熟."""
        return self.text.startswith("了", self.object) if self.kind else self.tells or self.has("already")

    @property
    def only_counts(self) -> bool:
        """Whether nothing but a figure follows its verb: 供应1000套."""
        return bool(self.kind and self.figures) and self.figures[0] == (self.object, len(self.text))

    @property
    def counts(self) -> bool:
        """Whether it is no more than a counted thing, without a verb: 产值千万元以上企业5家."""
        return bool(self.figures) and self.figures[-1].end == len(self.text) and not self.has("stative")

    @property
    def closes_with_figure(self) -> bool:
        """Whether its last figure is what it says, not the size of something that acts: little or nothing follows it."""
        return (bool(self.figures) and len(self.text) - self.figures[-1].end <= REST) or self.has("count-subject")

    def has(self, *keys: str) -> bool:
        """Whether a cue word of any of these groups stands in it."""
        return bool(finder(*keys)(self.text))


class Figures:
    """The figures of a report in order, so that those inside a span are found at once."""

    def __init__(self, quantities: Sequence[Quantity]) -> None:
        self._quantities = sorted(quantities, key=lambda figure: figure.span)
        self._starts = [figure.span.start for figure in self._quantities]

    def within(self, span: Span) -> list[Quantity]:
        """The figures that stand wholly inside."""
        first, last = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
        return [figure for figure in self._quantities[first:last] if figure.span.end <= span.end]


def read_clauses(text: str, sentence: Sentence, figures: Figures) -> tuple[Clause, ...]:
    """The clauses of a sentence, trimmed and cut at colons; what is nothing but punctuation is left out."""
    inside = [figure.span for figure in figures.within(sentence.span) if not figure.scope]
    cut = (_at_colons(text, span) if text.find(":", *span) >= 0 else (span,) for span in sentence.clauses)
    return tuple(clause for spans in cut for span in spans if (clause := _clause(text, span, inside)) is not None)


def _at_colons(text: str, span: Span) -> Iterator[Span]:
    start = span.start
    for match in COLON.finditer(text, *span):
        if match.group(1):
            yield Span(start, match.start())
            start = match.end()
    yield Span(start, span.end)


def _clause(text: str, span: Span, figures: Sequence[Span]) -> Clause | None:
    front = FRONT.match(text, *span)
    assert front is not None  # every part of the expression is optional
    connective = front["connective"] or ""
    start = front.start("connective") if connective and front.end() == span.end else front.end()
    words = text[start : span.end].rstrip(EDGES)
    if not words:
        return None
    inside = Span(start, start + len(words))
    counted = tuple(Span(f.start - start, f.end - start) for f in figures if inside.holds(f)) if figures else ()
    found = opening().match(words)
    opens = (found.lastgroup or "") if found else ""
    return Clause(
        span=inside,
        text=words,
        kind=_kind(opens, words, bool(counted)) if opens else "",
        object=found.end() if found else 0,
        figures=counted,
        closes=text[span.end : span.end + 1],
        connective=connective,
        verb=found[opens] if found and opens else "",
    )


def _kind(kind: str, words: str, counted: bool) -> str:
    """The kind of a verb in its clause: a change is a result by its figure, a campaign is one by its name.

    To build a state of things (社会, 强省) is a direction.
    """
    if finder("counted-noun")(words) or (counted and told_metric().match(words)):
        return ""
    if kind == "change" or (kind == "build" and (finder("abstract")(words) or finder("puts")(words))):
        return "result" if counted else "soft"
    if kind == "decide" and finder("general-policy")(words) and not (counted or NAMED.search(words)):
        return "soft"
    if kind == "campaign" and not (counted or NAMED.search(words)):
        return kind if finder("campaign")(words) and not finder("unnamed")(words) else "soft"
    return kind
