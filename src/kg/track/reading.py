"""A report as tracking reads it: which figure stands in which statement, and which are told of one year alone."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from kg.model import Entity, Extraction, Paragraph, Part, Passage, Period, Quantity, Role, Span, Statement, ValueRole
from kg.track.cues import words
from kg.track.naming import folded, places, scrambled, without_front

NEAR, PART_OF_YEAR = 16, 40
GRAM = 4  # characters by which most texts show that they do not have a name
LONG_NAME = 8  # characters from which a name is told by them in any order
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
    def _ordered(self) -> Mapping[bool, tuple[list[Statement], list[int]]]:
        """The statements by whether they are headings, in the order of the text, and where each begins."""
        whole = sorted((s for s in self.extraction.statements if not s.member_of), key=lambda s: s.span)
        found = {heads: [s for s in whole if (s.role is Role.HEADING) is heads] for heads in (False, True)}
        return {heads: (held, [s.span.start for s in held]) for heads, held in found.items()}

    def holder(self, span: Span) -> Statement | None:
        """The widest statement that holds a place, if any."""
        return self._holder(span, heads=False)

    def said_at(self, span: Span) -> Statement | None:
        """The statement that holds a place, or the heading: these tell of results and promises too."""
        return self._holder(span, heads=False) or self._holder(span, heads=True)

    def _holder(self, span: Span, *, heads: bool) -> Statement | None:
        held, starts = self._ordered[heads]
        at = bisect_right(starts, span.start) - 1
        return held[at] if at >= 0 and held[at].span.holds(span) else None

    def passage(self, span: Span) -> Passage:
        """A place with the statement or heading that holds it."""
        holder = self.said_at(span)
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
                if holder := self.said_at(span):
                    found[entity.key].append((holder, span))
        return found

    @cached_property
    def entities(self) -> Mapping[str, Entity]:
        """The named things by key."""
        return {entity.key: entity for entity in self.extraction.entities}

    @cached_property
    def folded(self) -> str:
        """The text as names are looked for in it; offsets are those of the text itself."""
        return folded(self.extraction.document.text)

    def said_of(self, entity: Entity, names: Sequence[str]) -> Sequence[tuple[Statement, Span]]:
        """The statements that name a thing: by its key, else by any of its names as they stand, else in another order."""
        if mentions := self.naming.get(entity.key):
            return mentions
        for name in names:
            if (len(name) < GRAM or name[:GRAM] in self._grams) and (found := self._holding(places(self.folded, name))):
                return found
        return self._named_much_like(entity, names[0]) if names else ()

    def _named_much_like(self, entity: Entity, name: str) -> Sequence[tuple[Statement, Span]]:
        if alike := self._scrambled.get(scrambled(name)):
            return self.naming[alike]
        for shorter in without_front(name):
            if (other := self._by_name.get(shorter)) and self.entities[other].type is entity.type:
                return self.naming[other]
        return ()

    @cached_property
    def _by_name(self) -> Mapping[str, str]:
        """The keys of named things by their names."""
        return {folded(one.name): one.key for one in self.extraction.entities if one.key in self.naming}

    def _holding(self, spans: Iterable[Span]) -> list[tuple[Statement, Span]]:
        return [(holder, span) for span in spans if (holder := self.said_at(span))]

    @cached_property
    def _grams(self) -> frozenset[str]:
        """Every run of a few characters in the text: a name whose first is not among them need not be searched for."""
        text = self.folded
        return frozenset(text[at : at + GRAM] for at in range(len(text)))

    @cached_property
    def _scrambled(self) -> Mapping[str, str]:
        """The keys of named things that have a long name, by its characters."""
        named = ((scrambled(folded(one.name)), one.key) for one in self.extraction.entities if one.key in self.naming)
        return {characters: key for characters, key in named if len(characters) >= LONG_NAME}

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
        if not self.of_whole_years(span):
            return False
        cue = self._last_cue(before)
        return not (several[at] if cue is None else cue)

    def of_whole_years(self, span: Span) -> bool:
        """Whether the words right before a figure do not say that it is of a part of a year, or of a sum since some day."""
        before = self.extraction.document.text[max(0, span.start - PART_OF_YEAR) : span.start]
        return re.search(f"{words('part-of-year')}[^，,；;。]{{0,{NEAR}}}$", before) is None

    def planned(self, stated: Period | None) -> Period:
        """The year that a target of one year is for: what its words say; in a plan of several years, the first."""
        plan = self.extraction.report.plan_period
        if plan.start.year == plan.end.year:
            return stated or plan
        return Period(str(plan.start.year), plan.start, date(plan.start.year, 12, 31))

    def told_of(self, promised: Period) -> Period:
        """The time of the figures that a promise is held against: that of the report, or one year of several on which it reports."""
        return promised if self._spans_years else self.extraction.report.reporting_period

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
