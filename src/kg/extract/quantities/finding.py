"""All figures of a report in one pass."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.quantities.figures import Figure, read
from kg.extract.quantities.grammar import figures
from kg.extract.quantities.refusals import Blocked, measures_nothing
from kg.extract.quantities.surroundings import bounds, change, lead_of
from kg.model import Comparator, Document, Kind, Outline, Quantity, Span

FOLD = str.maketrans("，；：（）！？．％／０１２３４５６７８９＋－", ",;:()!?.%/0123456789+-")
JOINTS = frozenset(("、", "和", "与", "及", "以及", ",", "、 "))


def find_quantities(document: Document, outline: Outline | None) -> tuple[Quantity, ...]:
    """Every figure of the report's paragraphs, in order; of the whole text where there is no outline."""
    text = document.text.translate(FOLD)
    backwards = text[::-1]
    spans = [Span(0, len(text))] if outline is None else [paragraph.span for paragraph in outline.paragraphs]
    found: list[Quantity] = []
    for figure in _figures(text, backwards, spans):
        found.append(_quantity(figure, document.text, text, backwards, found[-1] if found else None))
    return tuple(found)


def _figures(text: str, backwards: str, spans: list[Span]) -> Iterator[Figure]:
    blocked = Blocked(text)
    for span in spans:
        for match in figures().finditer(text, *span):
            if blocked.touches(*match.span()):
                continue
            figure = read(match)
            if figure is not None and not measures_nothing(figure, text, backwards):
                yield figure


def _quantity(figure: Figure, source: str, text: str, backwards: str, last: Quantity | None) -> Quantity:
    lead = lead_of(figure, text, backwards)
    kind, direction = change(figure, lead, text, backwards)
    if last is not None and kind is not Kind.CHANGE and _continues(last, figure, text):
        kind, direction = last.kind, last.direction
    comparator = bounds(figure, lead, text)
    return Quantity(
        span=Span(figure.start, figure.end),
        quote=source[figure.start : figure.end],
        value=figure.value,
        unit=figure.unit.name,
        maximum=figure.maximum,
        per=figure.per,
        kind=kind,
        direction=direction,
        comparator=Comparator.RANGE if figure.maximum is not None else comparator,
    )


def _continues(last: Quantity, figure: Figure, text: str) -> bool:
    """Whether a figure is the next of a row of changes (分别增长3%、6.4%)."""
    if last.kind is not Kind.CHANGE or last.unit != figure.unit.name:
        return False
    return text[last.span.end : figure.start].strip() in JOINTS
