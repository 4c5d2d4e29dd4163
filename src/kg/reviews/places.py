"""Where the words of a review stand in today's text, and which of today's statements that is.

A review must outlive small edits, another format of the same text, and rules that cut statements elsewhere. So words are
looked up in the text first, with what stands around them, and only then in the statements. What is not found without
doubt is not found at all: a wrong link is worse than a missing one.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher, get_close_matches
from functools import cached_property
from itertools import islice
from typing import NamedTuple

from kg.folding import fold
from kg.model import Extraction, Role, Span
from kg.reviews.row import Words

CONTEXT, MOST = 24, 192  # characters kept on either side of a quote, and how many where it takes more to tell two apart
NEAR = 4  # characters next to a place that must agree where the words themselves do not tell it
TELLING = 8  # so many characters are the same statement wherever they stand
LIKE = 0.7  # how alike the words before and after an edit must be


class Place(NamedTuple):
    """A statement by its id, where it stands, and its role."""

    id: str
    span: Span
    role: Role


Spots = dict[Place, tuple[int, Span]]
"""Statements that may be meant, each with how well the surroundings agree, and the place that it was found by."""


class NotFound(Exception):
    """Words stand nowhere, in two places, or in no statement of their role; the message is what to say of them."""


def places_of(extraction: Extraction) -> Places:
    """The places of a report's statements."""
    return Places(extraction.document.text, (Place(s.id, s.span, s.role) for s in extraction.statements))


class Places:
    """The statements of one text, to be found by words."""

    def __init__(self, text: str, statements: Iterable[Place]) -> None:
        self._text = text
        self._statements = tuple(statements)

    def reads(self, span: Span, quote: str) -> bool:
        """Whether these words stand at a place."""
        return self._text[span.start : span.end] == quote

    def words(self, span: Span) -> Words:
        """The quote of a place with as much of its surroundings as tells it from other places."""
        text, size = self._text, CONTEXT
        quote = text[span.start : span.end]
        while True:
            start = max(0, span.start - size)
            around = text[start : span.end + size]
            if size >= MOST or (text.find(around) == start and text.find(around, start + 1) < 0):
                parts = quote, text[start : span.start], text[span.end : span.end + size]
                return Words(*(" ".join(part.split()) for part in parts))
            size *= 2

    def find(self, words: Words, role: Role) -> Place:
        """The statement of a role that says these words; raises `NotFound` where none or more than one may."""
        return self._found(words, role)[0]

    def pieces(self, words: Words, role: Role) -> list[Place]:
        """That statement, and with it all others that these words were cut into."""
        found, spot = self._found(words, role)
        return [found, *(place for _, place in self._near(spot, role) if place != found)]

    def _found(self, words: Words, role: Role) -> tuple[Place, Span]:
        quote, before, after = map(squeezed, words)
        for spot, same in self._by_words.get((role, quote), ()):
            if before and after and self._agreement(spot, before, after) == len(before) + len(after):
                return same, spot  # as it was: no need to search the text
        found: dict[Place, tuple[int, Span]] = {}
        for start in self._occurrences(quote):
            spot = Span(start, start + len(quote))
            if place := self._statement(spot, role):
                found[place] = max((self._agreement(spot, before, after), spot), found.get(place, (-1, spot)))
        best = max((agreed for agreed, _ in found.values()), default=0)
        if best < NEAR and (before or after):
            found, best = self._moved(quote, found, before, after, role), 0
        likeliest = [(place, spot) for place, (agreed, spot) in found.items() if agreed == best]
        if len(likeliest) > 1:
            raise NotFound(
                f"stands in {len(likeliest)} statements, and what is said to stand around it does not tell which"
            )
        if not likeliest:
            raise NotFound(self._why_not(quote, role))
        return likeliest[0]

    def _moved(self, quote: str, found: Spots, before: str, after: str, role: Role) -> Spots:
        """Where no neighbour is as it was: the words between the old neighbours, else the same words if they are many."""
        if (edited := self._edited(quote, before, after)) and (place := self._statement(edited, role)):
            return {place: (0, edited)}
        return {place: (0, spot) for place, (_, spot) in found.items()} if len(quote) >= TELLING else {}

    def _occurrences(self, quote: str) -> Iterator[int]:
        at = self._squeezed.find(quote) if quote else -1
        while at >= 0:
            yield at
            at = self._squeezed.find(quote, at + 1)

    def _agreement(self, spot: Span, before: str, after: str) -> int:
        """How many characters next to a place are as they were, on both sides together."""
        back = self._squeezed[max(0, spot.start - len(before)) : spot.start][::-1]
        return _alike(back, before[::-1]) + _alike(self._squeezed[spot.end : spot.end + len(after)], after)

    def _edited(self, quote: str, before: str, after: str) -> Span | None:
        """The one place between the same neighbours whose words are much like the quote."""
        if len(before) < NEAR or len(after) < NEAR:
            return None
        found: list[tuple[float, Span]] = []
        for neighbour in self._occurrences(before[-NEAR:]):
            start = neighbour + NEAR
            window = self._squeezed[start : start + 2 * len(quote) + NEAR]
            for end in re.finditer(re.escape(after[:NEAR]), window):
                alike = SequenceMatcher(None, quote, window[: end.start()], autojunk=False).ratio()
                found += [(alike, Span(start, start + end.start()))] if alike >= LIKE else []
        found.sort(reverse=True)
        return found[0][1] if found and (len(found) == 1 or found[0][0] > found[1][0]) else None

    def _statement(self, spot: Span, role: Role) -> Place | None:
        """The statement of a role that has most in common with a place."""
        return max(self._near(spot, role), default=(0.0, None), key=lambda one: one[0])[1]

    def _near(self, spot: Span, role: Role) -> Iterator[tuple[float, Place]]:
        """The statements of a role that share at least half of the shorter of the two with a place, and how much they share."""
        spans = self._by_role.get(role, [])
        first = bisect_left(spans, spot.start - self._longest, key=lambda one: one[0].start)
        for span, place in islice(spans, first, None):
            if span.start >= spot.end:
                return
            shared = min(span.end, spot.end) - max(span.start, spot.start)
            lengths = sorted((span.end - span.start, spot.end - spot.start))
            if shared > 0 and 2 * shared >= lengths[0]:
                yield shared / (sum(lengths) - shared), place

    def _why_not(self, quote: str, role: Role) -> str:
        for start in self._occurrences(quote):
            for other in Role:
                if other is not role and self._statement(Span(start, start + len(quote)), other):
                    return f"is read as {other} now, not as {role}"
        near = get_close_matches(
            quote, [squeezed(self._text[p.span.start : p.span.end]) for p in self._all(role)], 1, 0.4
        )
        return "is not in the report" + (f" (the {role} nearest to it is “{near[0]}”)" if near else "")

    def _all(self, role: Role) -> list[Place]:
        return [place for _, place in self._by_role.get(role, [])]

    @cached_property
    def _offsets(self) -> list[int]:
        """For each character that is no blank, where it stands in the text."""
        return [offset for offset, character in enumerate(self._text) if not character.isspace()]

    @cached_property
    def _squeezed(self) -> str:
        return squeezed(self._text)

    @cached_property
    def _by_role(self) -> dict[Role, list[tuple[Span, Place]]]:
        """The statements of each role by their place in the squeezed text, in its order."""
        by_role: dict[Role, list[tuple[Span, Place]]] = {}
        for place in self._statements:
            start, end = (bisect_left(self._offsets, offset) for offset in place.span)
            by_role.setdefault(place.role, []).append((Span(start, end), place))
        return {role: sorted(spans) for role, spans in by_role.items()}

    @cached_property
    def _by_words(self) -> dict[tuple[Role, str], list[tuple[Span, Place]]]:
        """The statements of each role by their words."""
        by_words: dict[tuple[Role, str], list[tuple[Span, Place]]] = {}
        for role, spans in self._by_role.items():
            for span, place in spans:
                by_words.setdefault((role, self._squeezed[span.start : span.end]), []).append((span, place))
        return by_words

    @cached_property
    def _longest(self) -> int:
        return max((span.end - span.start for spans in self._by_role.values() for span, _ in spans), default=0)


def squeezed(text: str) -> str:
    """The text as words are compared: without blanks, half-width, simplified; what HTML and text files have in common."""
    return "".join(fold(text).split())


def _alike(one: str, other: str) -> int:
    """How many characters two texts have in common at their beginning."""
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
