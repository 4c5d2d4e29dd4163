"""The outline of a report: sections, paragraphs, sentences and clauses at exact offsets."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kg.model.source import Mark, Span


class Part(StrEnum):
    """What a stretch of a report is about, by what it says."""

    FRONT = "front"
    RESULTS = "results"
    PROBLEMS = "problems"
    PLAN = "plan"
    CLOSING = "closing"


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it; `label` is its path, such as `三/(四)`; `parent` an index into `Outline.sections`."""

    label: str
    level: int
    part: Part
    span: Span
    heading: Span | None
    parent: int | None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and its clauses: the text between `，` `；` `。`, never cut inside quotation marks, titles or brackets."""

    span: Span
    clauses: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `heading` is its run-in heading (a first sentence that names what follows), `part` may differ from its section's."""

    span: Span
    section: int
    part: Part
    heading: Span | None
    sentences: tuple[Sentence, ...]
    label: str


@dataclass(frozen=True, slots=True)
class Outline:
    """Sections, paragraphs, sentences and clauses at exact offsets, and the furniture around them."""

    sections: tuple[Section, ...]
    paragraphs: tuple[Paragraph, ...]
    furniture: tuple[Mark, ...]
