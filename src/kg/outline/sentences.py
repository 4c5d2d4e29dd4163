"""Paragraph → sentences → clauses, by punctuation that stands outside quotation marks, titles and brackets."""

from __future__ import annotations

import re

from kg.model import Sentence, Span

# A quotation, title or bracket is one piece, if it closes soon; else its opening mark is a mark like any other.
ENCLOSED = r"“[^”]{0,400}+”|《[^》]{0,200}+》|‘[^’]{0,200}+’|\((?:[^()]|\([^()]{0,100}+\)){0,300}+\)|\"[^\"]{0,200}+\""
OPENING = '“《‘("'
SENTENCE = re.compile(rf"(?:[^。!?{OPENING}]++|{ENCLOSED}|[{OPENING}])*+(?:[。!?]+[”’)》\"]*|\Z)")
CLAUSE = re.compile(rf"(?:[^,;。!?\t{OPENING}]++|{ENCLOSED}|[{OPENING}]|(?<=\d),(?=\d{{3}}(?!\d)))++")
EDGE = re.compile(r"(?:[\s,;:。!?、·…—●■◆▲★]|-(?!\d))*+")
EDGE_END = frozenset(" \t\r\n\v\f\u200b,;:。!?、·…—")


def sentences(text: str, start: int, end: int) -> tuple[Sentence, ...]:
    """The sentences of a stretch of folded text; punctuation at the edges of a sentence or clause stays outside its span."""
    found = []
    for match in SENTENCE.finditer(text, start, end):
        clauses = _clauses(text, match.start(), match.end())
        if clauses:
            found.append(Sentence(Span(clauses[0].start, clauses[-1].end), clauses))
    return tuple(found)


def _clauses(text: str, start: int, end: int) -> tuple[Span, ...]:
    found = []
    for match in CLAUSE.finditer(text, start, end):
        span = trimmed(text, *match.span())
        if span.start < span.end:
            found.append(span)
    return tuple(found)


def trimmed(text: str, start: int, end: int) -> Span:
    """The stretch without white space and punctuation at its edges."""
    if not text[start].isalnum() and (first := EDGE.match(text, start, end)):
        start = first.end()
    while end > start and text[end - 1] in EDGE_END:
        end -= 1
    return Span(start, end)
