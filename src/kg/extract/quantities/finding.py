"""All figures of a report in one pass."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.extract.quantities.denominators import Denominators
from kg.extract.quantities.figures import Figure, read
from kg.extract.quantities.folded import Folded
from kg.extract.quantities.grammar import figures
from kg.extract.quantities.lexicon import JOINT
from kg.extract.quantities.refusals import Blocked, measures_nothing
from kg.extract.quantities.scope import is_scope
from kg.extract.quantities.surroundings import bound_behind, bounds, change, lead_of
from kg.model import Comparator, Document, Kind, Outline, Quantity, Span

NEAR = 8


def find_quantities(document: Document, outline: Outline | None) -> tuple[Quantity, ...]:
    """Every figure of the report's paragraphs, in order; of the whole text where there is no outline."""
    text = Folded(document.text)
    spans = [Span(0, len(document.text))] if outline is None else [paragraph.span for paragraph in outline.paragraphs]
    denominators = Denominators(text.text)
    found: list[Quantity] = []
    for figure in _figures(text, spans):
        found.append(_quantity(figure, document.text, text, denominators, found[-1] if found else None))
        if found[-1].comparator is not Comparator.EQUAL and bound_behind(figure, text):
            _share_bound(found, text)
    return tuple(found)


def _share_bound(found: list[Quantity], text: Folded) -> None:
    """What stands behind the last of a row that 分别 announces holds for all of it (分别增长5%、6.5%左右)."""
    last = found[-1]
    first = len(found) - 1
    while first and _joined(found[first - 1], found[first], text):
        first -= 1
    if text.text.find("分别", max(0, found[first].span.start - NEAR), found[first].span.start) >= 0:
        found[first:-1] = [replace(quantity, comparator=last.comparator) for quantity in found[first:-1]]


def _joined(one: Quantity, other: Quantity, text: Folded) -> bool:
    equal = one.comparator is Comparator.EQUAL and one.unit == other.unit
    return equal and JOINT.fullmatch(text.text, one.span.end, other.span.start) is not None


def _figures(text: Folded, spans: list[Span]) -> Iterator[Figure]:
    blocked = Blocked(text.text)
    for span in spans:
        for match in figures().finditer(text.text, *span):
            if blocked.touches(*match.span()):
                continue
            figure = read(match)
            if figure is not None and not measures_nothing(figure, text):
                yield figure


def _quantity(figure: Figure, source: str, text: Folded, denominators: Denominators, last: Quantity | None) -> Quantity:
    lead = lead_of(figure, text)
    kind, direction = change(figure, lead, text)
    if last is not None and direction is None and _continues(last, figure, text):
        kind, direction = last.kind, last.direction
    comparator = bounds(figure, lead, text)
    return Quantity(
        span=Span(figure.start, figure.end),
        quote=source[figure.start : figure.end],
        value=figure.value,
        unit=figure.unit.name,
        maximum=figure.maximum,
        per=figure.per or (None if _undivided(figure, kind) else denominators.of(figure.start)),
        kind=kind,
        direction=direction,
        comparator=comparator,
        scope=is_scope(figure, comparator, text, last),
    )


def _undivided(figure: Figure, kind: Kind) -> bool:
    """Whether a figure counts nothing per head or per year: a share, a rank, a time, an age."""
    return kind in (Kind.SHARE, Kind.CHANGE, Kind.RANK) or figure.unit.dimension in ("time", "age")


def _continues(last: Quantity, figure: Figure, text: Folded) -> bool:
    """Whether a figure is the next of a row of changes (分别增长3%、6.4%)."""
    if last.kind is not Kind.CHANGE or last.unit != figure.unit.name:
        return False
    return JOINT.fullmatch(text.text, last.span.end, figure.start) is not None
