"""Statements of a few phrases: a report of one section in a given part."""

from kg.extract.quantities import find_quantities
from kg.extract.statements import read_statements
from kg.folding import fold
from kg.model import Area, Coverage, Document, Outline, Paragraph, Part, Report, Section, Span, Statement
from kg.outline.sentences import sentences
from periods import half

REPORT = Report(
    id="report",
    title="计划执行情况报告",
    genre="plan-execution",
    jurisdiction=Area("330102", "上城区", "district"),
    reporting_period=half(2021, 1),
    plan_period=half(2021, 2),
)


def read(text: str, part: Part = Part.PLAN) -> tuple[tuple[Statement, ...], Coverage]:
    """What is read out of paragraphs, one a line, that stand in one part; `#` before the first sentence makes it a heading."""
    document = Document("report.txt", text, "text/plain", "utf-8", "", "")
    outline = _outline(text, part)
    return read_statements(document, outline, find_quantities(document, outline), REPORT)


def quotes(text: str, part: Part = Part.PLAN) -> list[str]:
    """The quotes of all statements but members."""
    return [statement.quote for statement in read(text, part)[0] if statement.member_of is None]


def roles(text: str, part: Part = Part.PLAN) -> list[tuple[str, str]]:
    """The role and quote of all statements but members."""
    return [(s.role.value, s.quote) for s in read(text, part)[0] if s.member_of is None]


def _outline(text: str, part: Part) -> Outline:
    section = Section("一", 1, part, Span(0, len(text)), None, None)
    paragraphs: list[Paragraph] = []
    start = 0
    for line in text.split("\n"):
        begin, end = start + line.startswith("#"), start + len(line)
        found = sentences(fold(text), begin, end)
        heading = found[0].span if begin > start and found else None
        paragraphs.append(Paragraph(Span(begin, end), 0, part, heading, found, f"一/{len(paragraphs)}"))
        start = end + 1
    return Outline((section,), tuple(paragraphs), ())
