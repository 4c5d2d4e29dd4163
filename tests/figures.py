"""Short ways to read figures out of phrases, and the statements and report they stand in."""

from collections.abc import Sequence
from decimal import Decimal

from kg.extract.quantities import find_quantities, situate
from kg.extract.windows import find_window
from kg.model import (
    UNSTATED,
    Area,
    Checkability,
    Part,
    Quantity,
    Report,
    Role,
    Span,
    Statement,
    Window,
)
from periods import half
from phrases import document

HALF_YEAR = Report(
    "shangcheng-2021h1",
    "",
    "plan-execution",
    Area("330102", "上城区", "district"),
    half(2021, 1),
    half(2021, 2),
)


def figures(text: str) -> tuple[Quantity, ...]:
    """The figures of a phrase."""
    return find_quantities(document(text), None)


def values(text: str) -> list[tuple[str, Decimal, str]]:
    """Quote, value and unit of each figure of a phrase."""
    return [(figure.quote, figure.value, figure.unit) for figure in figures(text)]


def statements(
    *quotes: str,
    role: Role = Role.INDICATOR,
    part: Part = Part.RESULTS,
    checkability: Checkability | None = None,
    window: Window = UNSTATED,
) -> tuple[Statement, ...]:
    """Statements of one paragraph, one after the other with a sign between."""
    made, start = [], 0
    for number, quote in enumerate(quotes):
        span = Span(start, start + len(quote))
        made.append(
            Statement(f"s-{number}", span, quote, role, part, 0, 0, "test", checkability=checkability, window=window)
        )
        start = span.end + 1
    return tuple(made)


def situated(*quotes: str, role: Role = Role.INDICATOR, **of_statement: object) -> tuple[Quantity, ...]:
    """The figures of some statements of one paragraph, with their metrics."""
    made = statements(*quotes, role=role, **of_statement)  # type: ignore[arg-type]
    return situate(figures("；".join(quotes)), made, HALF_YEAR)


def metrics(*quotes: str, **of_statement: object) -> list[str]:
    """The keys of the metrics of all figures of some statements of one paragraph."""
    return [figure.metric.key if figure.metric else "" for figure in situated(*quotes, **of_statement)]  # type: ignore[arg-type]


def names(*quotes: str, **of_statement: object) -> list[str]:
    """The names of the metrics of all figures of some statements of one paragraph."""
    return [figure.metric.name if figure.metric else "" for figure in situated(*quotes, **of_statement)]  # type: ignore[arg-type]


def window(sentence: str, clause: str | None = None, report: Report = HALF_YEAR) -> Window:
    """The window of a clause of a sentence; of the whole sentence where no clause is given."""
    start = sentence.index(clause) if clause else 0
    end = start + len(clause) if clause else len(sentence)
    return find_window(sentence, Span(0, len(sentence)), Span(start, end), report)


def spans(found: Sequence[Quantity]) -> list[Span]:
    """Where the figures stand."""
    return [figure.span for figure in found]
