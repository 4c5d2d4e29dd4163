"""Reads the statements of a report, sentence by sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from kg.extract.statements.checkability import checkability
from kg.extract.statements.clauses import FOLD, Figures, read_clauses
from kg.extract.statements.leads import is_preamble
from kg.extract.statements.roles import Place, role_of
from kg.extract.statements.units import Unit, one_unit, units
from kg.ids import StatementIds
from kg.model import Coverage, Document, Outline, Paragraph, Part, Quantity, Quote, Report, Role, Span, Statement


def read_statements(
    document: Document, outline: Outline, quantities: tuple[Quantity, ...], report: Report
) -> tuple[tuple[Statement, ...], Coverage]:
    """The statements of a report in the order of its text, and what became of every clause."""
    reader = _Reader(document, outline, quantities, report)
    statements = tuple(sorted(reader.read(), key=lambda statement: (statement.span.start, -statement.span.end)))
    return statements, Coverage(reader.used, dict(sorted(reader.aside.items())), tuple(reader.unread))


class _Reader:
    """Holds what all sentences of one report share."""

    def __init__(self, document: Document, outline: Outline, quantities: tuple[Quantity, ...], report: Report) -> None:
        self._document = document
        self._outline = outline
        self._text = document.text.translate(FOLD)
        self._figures = Figures(quantities)
        self._report = report
        self._ids = StatementIds(document.text)
        self.used = 0
        self.aside: Counter[str] = Counter()
        self.unread: list[Quote] = []

    def read(self) -> Iterator[Statement]:
        for number, section in enumerate(self._outline.sections):
            if section.heading is not None:
                yield self._statement(section.heading, Role.HEADING, section.part, number, -1, "section heading")
        for number, paragraph in enumerate(self._outline.paragraphs):
            yield from self._paragraph(number, paragraph)

    def _paragraph(self, number: int, paragraph: Paragraph) -> Iterator[Statement]:
        for sentence in paragraph.sentences:
            if paragraph.heading is not None and sentence.span.holds(paragraph.heading):
                self.used += len(sentence.clauses)
                role = Role.PROBLEM if paragraph.part is Part.PROBLEMS else Role.HEADING
                yield self._statement(
                    paragraph.heading, role, paragraph.part, paragraph.section, number, "run-in heading"
                )
                continue
            clauses = read_clauses(self._text, sentence, self._figures)
            found = one_unit(clauses, "preamble") if is_preamble(clauses) else units(clauses)
            for at, unit in enumerate(found):
                opens = at == 0 or found[at - 1].last.closes == ";"
                ends = next((n for n in range(at, len(found)) if found[n].last.closes == ";"), len(found))
                rule = role_of(paragraph.part, Place(unit, found[at + 1 : ends + 1], opens, True))
                if len(unit.clauses) == 1 and unit.head.has("salutation"):
                    self.aside["salutation"] += 1
                    continue
                if len(unit.clauses) == 1 and unit.head.has("connective"):
                    self.aside["connective"] += 1
                    continue
                if rule is None:
                    self.unread.extend(self._document.quote(*clause.span) for clause in unit.clauses)
                    continue
                self.used += len(unit.clauses)
                yield self._statement(unit.span, rule.role, paragraph.part, paragraph.section, number, rule.name, unit)

    def _statement(
        self, span: Span, role: Role, part: Part, section: int, paragraph: int, rule: str, unit: Unit | None = None
    ) -> Statement:
        return Statement(
            id=self._ids.of(*span),
            span=span,
            quote=self._document.text[span.start : span.end],
            role=role,
            part=part,
            section=section,
            paragraph=paragraph,
            rule=rule,
            checkability=checkability(unit) if unit is not None and role is Role.COMMITMENT else None,
        )
