"""Reads the statements of a report, sentence by sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extract.statements.checkability import binding_verb, checkability
from kg.extract.statements.clauses import Clause, Figures, read_clauses
from kg.extract.statements.joins import units
from kg.extract.statements.leads import whole
from kg.extract.statements.members import Member, members
from kg.extract.statements.neighbours import looks_around, rules_of
from kg.extract.statements.problems import Read, arrange
from kg.extract.statements.readings import reading
from kg.extract.statements.roles import Rule
from kg.extract.statements.units import Unit, one_unit
from kg.extract.windows import Listed, find_window
from kg.folding import fold
from kg.ids import StatementIds
from kg.model import (
    UNSTATED,
    Checkability,
    Coverage,
    Document,
    Outline,
    Paragraph,
    Part,
    Quantity,
    Quote,
    Report,
    Role,
    Sentence,
    Span,
    Statement,
    Window,
)

PREAMBLE = 3


def resolved(statements: Sequence[Statement], read: Sequence[Read]) -> Iterator[Statement]:
    """The statements of a paragraph, those that leave something out with a reading of their own."""
    quotes = {each.statement.id: each for each in read}
    before: Read | None = None
    for statement, here in zip(statements, read, strict=True):
        above = quotes.get(statement.part_of or "")
        points = above is not None and above.sentence == here.sentence and not above.unit.has("admission")
        general = above.statement.quote if above is not None and points else ""
        last = before.unit if before is not None and before.sentence == here.sentence else None
        words = reading(statement, here.unit, last, general)
        yield statement if words == statement.quote else replace(statement, reading=words)
        before = here


def read_statements(
    document: Document, outline: Outline, quantities: tuple[Quantity, ...], report: Report
) -> tuple[tuple[Statement, ...], Coverage]:
    """The statements of a report in the order of its text, and what became of every clause."""
    reader = _Reader(document, outline, quantities, report)
    statements = sorted(reader.read(), key=lambda statement: (statement.span.start, -statement.span.end))
    return tuple(statements), Coverage(reader.used, dict(sorted(reader.aside.items())), tuple(reader.unread))


class _Reader:
    """What all sentences of one report share, and the account of its clauses."""

    def __init__(self, document: Document, outline: Outline, quantities: tuple[Quantity, ...], report: Report) -> None:
        self._document = document
        self._outline = outline
        self._text = fold(document.text)
        self._figures = Figures(quantities)
        self._report = report
        self._ids = StatementIds(document.text)
        self._headings: dict[int, str] = {}
        self._around = False
        self._listed = Listed()
        self.used = 0
        self.aside: Counter[str] = Counter()
        self.unread: list[Quote] = []

    def read(self) -> Iterator[Statement]:
        """The statements: section headings first, then paragraph by paragraph."""
        for number, section in enumerate(self._outline.sections):
            if section.heading is not None:
                above = self._headings.get(section.parent) if section.parent is not None else None
                heading = self._heading(section.heading, section.part, number, -1, above)
                self._headings[number] = heading.id
                yield heading
        for number, paragraph in enumerate(self._outline.paragraphs):
            yield from self._paragraph(number, paragraph)

    def _paragraph(self, number: int, paragraph: Paragraph) -> Iterator[Statement]:
        above = self._headings.get(paragraph.section)
        read: list[Read] = []
        segment = 0
        self._around = False
        self._listed.begin(self._text, paragraph.span)
        sentences = [read_clauses(self._text, sentence, self._figures) for sentence in paragraph.sentences]
        for order, sentence in enumerate(paragraph.sentences):
            clauses = sentences[order]
            if paragraph.heading is not None and sentence.span.overlaps(paragraph.heading):
                heading, clauses = self._run_in(paragraph, number, clauses, above, order)
                if isinstance(heading, Read):
                    read.append(heading)
                else:
                    above = heading.id
                    yield heading
            self._listed.follow(self._text, sentence.span)
            follow = sentences[order + 1] if order + 1 < len(sentences) else ()
            introduces = self._introduces(number, order)
            opens = order == 0 or (order == 1 and paragraph.heading is not None)
            for unit, rule in self._sorted(paragraph.part, clauses, introduces, opens, follow):
                statement = self._statement(unit, rule, paragraph, number, above, sentence)
                read.append(Read(statement, unit, order, segment))
                segment += unit.last.closes == ";"
            segment += 1
        for statement, unit in zip(resolved(arrange(read), read), (each.unit for each in read), strict=True):
            yield statement
            for member in members(unit, statement.role):
                yield self._member(member, statement)

    def _run_in(
        self, paragraph: Paragraph, number: int, clauses: Sequence[Clause], above: str | None, order: int
    ) -> tuple[Statement | Read, tuple[Clause, ...]]:
        """The run-in heading of a paragraph, a problem where it heads problems, and the clauses after it."""
        assert paragraph.heading is not None
        inside = tuple(clause for clause in clauses if paragraph.heading.holds(clause.span))
        after = tuple(clause for clause in clauses if not paragraph.heading.holds(clause.span))
        self.used += len(inside)
        heading = self._heading(paragraph.heading, paragraph.part, paragraph.section, number, above)
        if paragraph.part is not Part.PROBLEMS or not inside:
            return heading, after
        problem = replace(heading, role=Role.PROBLEM, rule="headline problem", reading=heading.quote)
        return Read(problem, one_unit(inside, "headline")[0], order, -1), after

    def _introduces(self, number: int, order: int) -> bool:
        """Whether a sentence stands before what spells it out: a problem before its details, a preamble before headings."""
        paragraphs = self._outline.paragraphs
        here = paragraphs[number]
        if here.part is Part.PROBLEMS:
            return order + 1 < len(here.sentences)
        if (
            here.heading is not None
            or len(here.sentences) > PREAMBLE
            or (number and paragraphs[number - 1].section == here.section)
        ):
            return False
        after = paragraphs[number + 1] if number + 1 < len(paragraphs) else None
        return after is not None and after.section == here.section and after.heading is not None

    def _sorted(
        self, part: Part, clauses: Sequence[Clause], introduces: bool, opens: bool, follow: Sequence[Clause]
    ) -> Iterator[tuple[Unit, Rule]]:
        """The units of a sentence that a rule gives a role; the others are counted where they belong."""
        if not clauses:
            return
        name = whole(part, clauses, introduces, opens, follow)
        found = one_unit(clauses, name) if name else units(clauses, part)
        self._around = looks_around(part, found, self._around)
        for unit, rule in zip(found, rules_of(part, found, self._around), strict=True):
            if rule is None:
                self.unread.extend(self._document.quote(*clause.span) for clause in unit.clauses)
            elif rule.role is None:
                self.aside[rule.name] += len(unit.clauses)
            else:
                self.used += len(unit.clauses)
                yield unit, rule

    def _heading(self, span: Span, part: Part, section: int, paragraph: int, above: str | None) -> Statement:
        quote = self._document.text[span.start : span.end]
        rule = "section heading" if paragraph < 0 else "run-in heading"
        return Statement(
            self._ids.of(*span), span, quote, Role.HEADING, part, section, paragraph, rule, parent=above, reading=quote
        )

    def _statement(
        self, unit: Unit, rule: Rule, paragraph: Paragraph, number: int, above: str | None, sentence: Sentence
    ) -> Statement:
        promised = rule.role is Role.COMMITMENT
        assert rule.role is not None
        span = unit.span
        quote = self._document.text[span.start : span.end]
        return Statement(
            id=self._ids.of(*span),
            span=span,
            quote=quote,
            role=rule.role,
            part=paragraph.part,
            section=paragraph.section,
            paragraph=number,
            rule=rule.name,
            parent=above,
            checkability=checkability(unit) if promised else None,
            soft=promised and unit.has("soft"),
            window=self._window(sentence.span, span) if promised else UNSTATED,
            reading=quote,
            verb=binding_verb(unit) if promised else "",
        )

    def _window(self, sentence: Span, clause: Span) -> Window:
        own = find_window(self._document.text, sentence, clause, self._report)
        return self._listed.window if own is UNSTATED else own

    def _member(self, member: Member, whole: Statement) -> Statement:
        level = whole.checkability
        if level is Checkability.NUMBER and not member.numbered:
            level = Checkability.MILESTONE
        return replace(
            whole,
            id=self._ids.of(*member.span),
            span=member.span,
            quote=self._document.text[member.span.start : member.span.end],
            member_of=whole.id,
            headline=False,
            umbrella=False,
            checkability=level,
            reading=member.reading,
        )
