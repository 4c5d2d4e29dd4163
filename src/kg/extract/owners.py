"""Whose a commitment is: the agency that its own words make responsible."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from kg.extract.statements.cues import opening
from kg.model import Document, Entity, EntityType, Role, Span, Statement
from kg.tables import either, load


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that stand directly before or after the name of an owner."""

    key: str
    before: tuple[str, ...]
    after: tuple[str, ...]


@cache
def _cues() -> tuple[re.Pattern[str], re.Pattern[str]]:
    rows = load("owner_cues", Cue, key="key")
    before, after = (either(word for row in rows for word in getattr(row, side)) for side in ("before", "after"))
    return re.compile(f"{before}$"), re.compile(after)


@cache
def _note() -> re.Pattern[str]:
    words = (word for row in load("owner_cues", Cue, key="key") if row.key == "listed" for word in row.before)
    return re.compile(f"{either(words)}(?P<names>[^。)）\\n]+)")


def read_owners(
    document: Document, statements: Sequence[Statement], entities: Sequence[Entity]
) -> dict[str, tuple[str, ...]]:
    """The keys of the agencies that own each commitment, by its id; those that name no owner are left out."""
    agencies = sorted((span, e.key) for e in entities if e.type is EntityType.AGENCY for span in e.mentions)
    starts = [span.start for span, _ in agencies]
    found: dict[str, tuple[str, ...]] = {}
    for statement in statements if agencies else ():
        if statement.role is Role.COMMITMENT:
            first, last = bisect_left(starts, statement.span.start), bisect_left(starts, statement.span.end)
            keys = [key for span, key in agencies[first:last] if _owns(document.text, statement.span, span)]
            if keys:
                found[statement.id] = tuple(dict.fromkeys(keys))
    for commitment, named in _noted(document.text, statements, agencies) if agencies else ():
        found.setdefault(commitment, tuple(dict.fromkeys(named)))
    return found


def _noted(
    text: str, statements: Sequence[Statement], agencies: Sequence[tuple[Span, str]]
) -> Iterator[tuple[str, list[str]]]:
    """The commitments of a paragraph and the agencies that a note behind them names (责任单位:…)."""
    ends = [statement.span.end for statement in statements]
    done = 0
    for note in _note().finditer(text):
        keys = [key for span, key in agencies if note.start("names") <= span.start and span.end <= note.end()]
        last = bisect_right(ends, note.start())
        if not keys or not last:
            continue
        paragraph = statements[last - 1].paragraph
        for statement in statements[done:last]:
            if statement.paragraph == paragraph and statement.role is Role.COMMITMENT:
                yield statement.id, keys
        done = last


def _owns(text: str, statement: Span, agency: Span) -> bool:
    before, after = _cues()
    words, rest = text[statement.start : agency.start], text[agency.end : statement.end]
    return bool(before.search(words) or after.match(rest) or (not words and opening().match(rest)))
