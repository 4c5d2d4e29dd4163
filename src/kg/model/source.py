"""Spans, quotes, and a source once it is read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from kg.errors import QuoteMismatch


class Span(NamedTuple):
    """A half-open range of code points."""

    start: int
    end: int

    def holds(self, other: Span) -> bool:
        """Whether the other lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end


class Quote(NamedTuple):
    """Words of a document and where they stand in it."""

    start: int
    end: int
    text: str

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


class Mark(NamedTuple):
    """A span that a named rule set aside, such as page furniture."""

    span: Span
    rule: str


@dataclass(frozen=True, slots=True)
class Document:
    """The one text of a source, never cleaned in place, and what reading learned of its page.

    `text` is what a text file decodes to, or what reading an HTML, DOCX or PDF file yields. `source_sha256` is of the
    bytes, `sha256` of the text in UTF-8. `furniture` marks menus, share bars and the like. `hints` hold what the
    format says of a line (its start → "heading 1", "table row", …) and `page` what its head says (title, publisher, …).
    """

    name: str
    text: str
    media_type: str
    encoding: str
    source_sha256: str
    sha256: str
    furniture: tuple[Mark, ...] = ()
    hints: Mapping[int, str] = field(default_factory=dict)
    page: Mapping[str, str] = field(default_factory=dict)

    def quote(self, start: int, end: int) -> Quote:
        """The words at a place; raises `QuoteMismatch` where the place is outside the text or empty."""
        if not 0 <= start < end <= len(self.text):
            raise QuoteMismatch(f"characters {start}–{end} are not a place in {self.name}, which has {len(self.text)}.")
        return Quote(start, end, self.text[start:end])

    def verify(self, quote: Quote) -> None:
        """Raise `QuoteMismatch` unless the quote is what stands at its place."""
        found = self.text[quote.start : quote.end]
        if found != quote.text:
            raise QuoteMismatch(
                f"characters {quote.start}–{quote.end} of {self.name} read “{found}”, not “{quote.text}”."
            )


class Period(NamedTuple):
    """A stretch of time as official reports count it: `2020`, `2020-H1`, `2020-Q3`, `2021/2025`."""

    id: str
    start: date
    end: date


@dataclass(frozen=True, slots=True)
class Area:
    """An administrative area, by its six-digit GB/T 2260 code where one is known; `level` is state, province, city or district."""

    code: str
    name: str
    level: str


@dataclass(frozen=True, slots=True)
class Report:
    """What is known of a published report besides its text."""

    id: str
    title: str
    genre: str
    jurisdiction: Area
    reporting_period: Period
    plan_period: Period
    publisher: str | None = None
    issued: date | None = None
    language: str = "zh"
    source: str | None = None
    restatement: bool = False
    derived_from_sha256: str | None = None
    note: Mapping[str, str] = field(default_factory=dict)
