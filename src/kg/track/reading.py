"""A report as tracking reads it: which figure stands in which statement, and which are told of one year alone."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from kg.model import Entity, Extraction, Paragraph, Part, Passage, Quantity, Role, Span, Statement, ValueRole
from kg.track.cues import words

NEAR = 16
OPENING = 48  # characters in which a paragraph says what time it tells of: salutations end sentences too


@dataclass(frozen=True)
class Reading:
    """One report, with what tracking asks of it found once."""

    extraction: Extraction

    @property
    def id(self) -> str:
        return self.extraction.report.id

    @cached_property
    def statements(self) -> Mapping[str, Statement]:
        """All statements by id."""
        return {s.id: s for s in self.extraction.statements}

    @cached_property
    def _ordered(self) -> tuple[list[Statement], list[int]]:
        held = [s for s in self.extraction.statements if s.role is not Role.HEADING and not s.member_of]
        held.sort(key=lambda s: s.span)
        return held, [s.span.start for s in held]

    def holder(self, span: Span) -> Statement | None:
        """The widest statement that holds a place, if any."""
        held, starts = self._ordered
        at = bisect_right(starts, span.start) - 1
        return held[at] if at >= 0 and held[at].span.holds(span) else None

    def passage(self, span: Span) -> Passage:
        """A place with the statement that holds it."""
        holder = self.holder(span)
        return Passage(self.id, span, holder.id if holder else None)

    @cached_property
    def outcomes(self) -> Mapping[str, list[Quantity]]:
        """The figures that say what was reached, by the key of their metric, in the order of the text."""
        found: dict[str, list[Quantity]] = defaultdict(list)
        for quantity in self.extraction.quantities:
            if quantity.metric and not quantity.scope and quantity.value_role is not ValueRole.TARGET:
                holder = self.holder(quantity.span)
                if holder and holder.part not in (Part.PLAN, Part.CLOSING):
                    found[quantity.metric.key].append(quantity)
        return found

    @cached_property
    def naming(self) -> Mapping[str, list[tuple[Statement, Span]]]:
        """Where each named thing is mentioned in a statement, by the key of the entity."""
        found: dict[str, list[tuple[Statement, Span]]] = defaultdict(list)
        for entity in self.extraction.entities:
            for span in entity.mentions:
                if holder := self.holder(span):
                    found[entity.key].append((holder, span))
        return found

    @cached_property
    def entities(self) -> Mapping[str, Entity]:
        """The named things by key."""
        return {entity.key: entity for entity in self.extraction.entities}

    def of_one_year(self, span: Span) -> bool:
        """Whether the words around a figure tell of one year, and not of several or of a part of one."""
        text = self.extraction.document.text
        paragraphs, starts, several = self._spells
        at = bisect_right(starts, span.start) - 1
        if at < 0:
            return True
        paragraph = paragraphs[at]
        sentence = max((s.span.start for s in paragraph.sentences if s.span.start <= span.start), default=span.start)
        before = text[sentence : span.start]
        if re.search(f"{words('part-of-year')}[^，,；;。]{{0,{NEAR}}}$", before):
            return False
        cue = self._last_cue(before)
        return not (several[at] if cue is None else cue)

    @cached_property
    def _cues(self) -> re.Pattern[str]:
        report = self.extraction.report
        years = {str(report.reporting_period.end.year), str(report.plan_period.start.year)}
        one = f"{words('one-year')}|(?<![自从比较至到—-])(?:{'|'.join(sorted(years))})年(?![底末至是—-]|以来)"
        return re.compile(f"(?P<several>{words('several-years')})|(?P<one>{one})")

    def _last_cue(self, before: str) -> bool | None:
        """Whether the last cue before a figure is of several years; None where there is no cue."""
        last = None
        for match in self._cues.finditer(before):
            last = match
        return None if last is None else last.lastgroup == "several"

    @cached_property
    def _spells(self) -> tuple[list[Paragraph], list[int], list[bool]]:
        """For each paragraph whether it tells of several years: its first sentence says so, or that of one before it."""
        outline, text = self.extraction.outline, self.extraction.document.text
        several, known, section = self._spans_years, list[bool](), -1
        for paragraph in outline.paragraphs:
            if paragraph.section != section:
                section = paragraph.section
                inherited = self._spans_years if outline.sections[section].level <= 1 else several
                heading = outline.sections[section].heading
                several = self._first_cue(text[heading.start : heading.end] if heading else "", inherited)
            first = paragraph.sentences[0].span if paragraph.sentences else paragraph.span
            opening = max(first.end, min(first.start + OPENING, paragraph.span.end))
            several = self._first_cue(text[first.start : opening], several)
            known.append(several)
        paragraphs = list(outline.paragraphs)
        return paragraphs, [p.span.start for p in paragraphs], known

    @property
    def _spans_years(self) -> bool:
        period = self.extraction.report.reporting_period
        return period.start.year != period.end.year

    def _first_cue(self, said: str, otherwise: bool) -> bool:
        match = self._cues.search(said)
        return otherwise if match is None else match.lastgroup == "several"
