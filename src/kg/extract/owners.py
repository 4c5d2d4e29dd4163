"""Whose a commitment is: the agency that its own words make responsible."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from kg.extract.statements.cues import opening
from kg.model import Document, Entity, EntityType, Role, Span, Statement
from kg.tables import either, load

LONGEST = 120
CLAUSE = re.compile("[^,，;；]+")


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that stand directly before or after the name of an owner."""

    key: str
    before: tuple[str, ...]
    after: tuple[str, ...]


@cache
def _rows() -> tuple[Cue, ...]:
    return load("owner_cues", Cue, key="key")


@cache
def _cues() -> tuple[re.Pattern[str], re.Pattern[str]]:
    rows = [row for row in _rows() if row.key != "helps"]
    before, after = (either(word for row in rows for word in getattr(row, side)) for side in ("before", "after"))
    return re.compile(f"{before}$"), re.compile(after)


@cache
def _note() -> re.Pattern[str]:
    """Where a note names owners: behind a word for them, or in brackets that close a sentence."""
    words = either(word for row in _rows() if row.key == "listed" for word in row.before)
    return re.compile(
        rf"(?P<said>{words})(?P<names>[^。)）\n]+)|[(（【\[](?P<bare>[^()（）【】\[\]\n]{{2,{LONGEST}}})[)）】\]](?=[。;；\s]|\Z)"
    )


@cache
def _filling() -> re.Pattern[str]:
    """What stands between the names in a note, and says no more than what part they take."""
    words = either(
        word for row in _rows() if row.key in ("appointed", "helps", "listed") for word in row.before + row.after
    )
    return re.compile(rf"{words}|[、,，;；:：和与及等\s]")


@cache
def _helps() -> re.Pattern[str]:
    return re.compile(either(word for row in _rows() if row.key == "helps" for word in row.before + row.after))


def read_owners(
    document: Document, statements: Sequence[Statement], entities: Sequence[Entity]
) -> dict[str, tuple[str, ...]]:
    """The keys of the agencies that own each commitment, by its id; those that name no owner are left out."""
    agencies = sorted((span, e.key) for e in entities if e.type is EntityType.AGENCY for span in e.mentions)
    if not agencies:
        return {}
    found = {commitment: tuple(dict.fromkeys(keys)) for commitment, keys in _noted(document.text, statements, agencies)}
    starts = [span.start for span, _ in agencies]
    for statement in statements:
        if statement.role is Role.COMMITMENT and statement.id not in found:
            first, last = bisect_left(starts, statement.span.start), bisect_left(starts, statement.span.end)
            keys = [key for span, key in agencies[first:last] if _owns(document.text, statement.span, span)]
            if keys:
                found[statement.id] = tuple(dict.fromkeys(keys))
    return found


def _noted(
    text: str, statements: Sequence[Statement], agencies: Sequence[tuple[Span, str]]
) -> Iterator[tuple[str, list[str]]]:
    """The commitments before a note, back to the note before it in their paragraph, and the agencies that it names.

    A note inside a sentence speaks of that sentence alone.
    """
    starts = [statement.span.start for statement in statements]
    done = 0
    for note in _note().finditer(text):
        keys = _named(text, note, agencies)
        last = bisect_left(starts, note.start())
        if not keys or not last:
            continue
        paragraph = statements[last - 1].paragraph
        sentence = 0 if note["said"] or text[: note.start()].endswith("。") else text.rfind("。", 0, note.start())
        for statement in statements[done:last]:
            near = statement.paragraph == paragraph and statement.span.start > sentence - 1
            if near and statement.role is Role.COMMITMENT:
                yield statement.id, keys
        done = last


def _named(text: str, note: re.Match[str], agencies: Sequence[tuple[Span, str]]) -> list[str]:
    """The agencies that a note makes responsible, without those that only help; brackets must hold nothing but names."""
    start, end = note.span("names" if note["said"] else "bare")
    inside = agencies[bisect_left(agencies, (Span(start, 0), "")) : bisect_left(agencies, (Span(end, 0), ""))]
    if note["bare"]:
        rest = text[start:end]
        for span, _ in inside:
            rest = rest.replace(text[slice(*span)], "", 1)
        another_name = any(span.end == note.start() for span, _ in agencies)
        if not inside or another_name or _filling().sub("", rest):
            return []
    clauses = [clause.span() for clause in CLAUSE.finditer(text, start, end) if not _helps().search(clause.group())]
    return [key for span, key in inside if any(first <= span.start < last for first, last in clauses)]


def _owns(text: str, statement: Span, agency: Span) -> bool:
    before, after = _cues()
    words, rest = text[statement.start : agency.start], text[agency.end : statement.end]
    return bool(before.search(words) or after.match(rest) or (not words and opening().match(rest)))
