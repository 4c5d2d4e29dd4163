"""When the nodes and edges of the network are there: stretches of time, from first day to last."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta

from kg.export.properties import Properties

Span = tuple[str, str]  # first and last day, ISO
PLANNED = {"Commitment", "Guidance"}
STATEMENTS = {*PLANNED, "Achievement", "IndicatorStatement", "Problem", "Context"}
ADOPTED = {"mentions", "states", "goal", "metric"}


def spans(
    properties: Properties, kinds: Mapping[str, str], edges: Iterable[tuple[str, str, str]]
) -> dict[str, tuple[Span, ...]]:
    """Reports and statements by their periods, a dated figure by its own, all that statements name by the statements'.

    An edge is its start, its end and its relation.
    """
    found = {iri: {span} for iri, kind in kinds.items() if (span := _own(properties, iri, kind))}
    dated = set(found)
    # Figures take the dates of their statements before metrics take those of the figures.
    for start, end, relation in sorted(edges, key=lambda edge: edge[2] == "metric"):
        if relation in ADOPTED and start in found and end not in dated:
            found.setdefault(end, set()).update(found[start])
    return {iri: tuple(_merged(spans)) for iri, spans in found.items()}


def _own(properties: Properties, iri: str, kind: str) -> Span | None:
    """What is reported holds in the reporting period, what is planned in the plan period, and a problem in both."""
    if kind in ("Observation", "Target"):
        return _complete(*_period(properties, iri, "sdmx-dimension:refPeriod"))
    source = "" if kind == "Report" else "oa:hasSource/"
    if kind not in STATEMENTS | {"Report", "Section"}:
        return None
    reported = _period(properties, iri, f"{source}ca:reportingPeriod")
    planned = _period(properties, iri, f"{source}ca:planPeriod")
    if kind in PLANNED:
        due = properties.first(iri, "ca:due")
        return _complete(planned[0], due if due > planned[0] else planned[1])
    if kind in ("Problem", "Report", "Section"):
        return _complete(reported[0] or planned[0], planned[1] or reported[1])
    return _complete(*reported)


def _period(properties: Properties, iri: str, path: str) -> Span:
    first, last = (
        properties.first(iri, f"{path}/{edge}/time:inXSDDate") for edge in ("time:hasBeginning", "time:hasEnd")
    )
    return first, last


def _complete(first: str, last: str) -> Span | None:
    return (first, last) if first and last else None


def _merged(spans: Iterable[Span]) -> Iterator[Span]:
    """Spans that neither overlap nor touch, in order."""
    current: Span | None = None
    for first, last in sorted(spans):
        if current and date.fromisoformat(first) <= date.fromisoformat(current[1]) + timedelta(days=1):
            current = (current[0], max(current[1], last))
            continue
        if current:
            yield current
        current = (first, last)
    if current:
        yield current


def shared(one: tuple[Span, ...] | None, other: tuple[Span, ...] | None) -> tuple[Span, ...]:
    """When both ends are there; nothing where they never are together, and where neither has dates."""
    if not one or not other:
        return one or other or ()
    both = ((max(a, c), min(b, d)) for a, b in one for c, d in other)
    return tuple(sorted(span for span in both if span[0] <= span[1]))
