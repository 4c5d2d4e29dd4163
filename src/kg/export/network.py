"""The graph as nodes and edges with dates, which the network formats write in their own ways."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from pyoxigraph import Store

from kg.export.columns import Column, Reader, Sheet, Value, columns, sheets
from kg.export.properties import Properties
from kg.store import to_networkx

Span = tuple[str, str]  # first and last day, ISO
PLANNED = {"Commitment", "Guidance"}
STATEMENTS = {*PLANNED, "Achievement", "IndicatorStatement", "Problem", "Context"}
EDGE_FACTS = {"grade": "string", "basis": "string", "review_state": "string", "score": "double"}
NUMBERS = {"integer": "long", "decimal": "double", "boolean": "boolean"}  # as GraphML, GEXF and Neo4j call them
ADOPTED = {"mentions", "states", "goal", "metric"}


@dataclass(frozen=True, slots=True)
class Node:
    """A thing: its IRI, label and class, what else is known of it, and the stretches of time in which it is there."""

    iri: str
    label: str
    kind: str
    facts: Mapping[str, Value]
    classes: tuple[str, ...]
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Edge:
    """A relation from one node to another; its weight follows the grade of a response, else it is 1."""

    number: int
    source: str
    target: str
    relation: str
    weight: Decimal
    facts: Mapping[str, Value]
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Network:
    """All nodes and edges, sorted."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


def network(store: Store) -> Network:
    """The nodes and edges of `to_networkx`, with the facts of the table `nodes` and with dates."""
    reader, graph = Reader(store), to_networkx(store)
    sheet = next(sheet for sheet in sheets() if sheet.name == "nodes")
    edges = sorted(graph.edges(keys=True, data=True), key=lambda edge: edge[:3])
    rows = {iri: dict(_facts(reader, sheet, iri)) for iri in sorted(graph)}
    kinds = {iri: str(facts.pop("type")) for iri, facts in rows.items()}
    spans = _spans(reader.properties, kinds, [(start, relation, end) for start, end, relation, _ in edges])
    return Network(
        tuple(_node(iri, kinds[iri], facts, spans.get(iri, ())) for iri, facts in rows.items()),
        tuple(
            Edge(number, start, end, relation, *_weighed(facts), _shared(spans.get(start), spans.get(end)))
            for number, (start, end, relation, facts) in enumerate(edges, 1)
        ),
    )


def fact_columns() -> tuple[Column, ...]:
    """The facts that a node may have, in order."""
    return tuple(c for c in columns("nodes") if c.name not in ("type", "classes", "label"))


def _node(iri: str, kind: str, facts: dict[str, Value], spans: tuple[Span, ...]) -> Node:
    label, classes = str(facts.pop("label", "")), str(facts.pop("classes"))
    return Node(iri, label, kind, facts, tuple(classes.split("|")), spans)


def _facts(reader: Reader, sheet: Sheet, iri: str) -> Iterator[tuple[str, Value]]:
    wanted = columns("nodes")
    for column, cell in zip(wanted, reader.row(sheet, wanted, iri), strict=True):
        value = "|".join(map(str, cell)) if isinstance(cell, tuple) else cell
        if value is not None and value != "":
            yield column.name, value


def _weighed(facts: Mapping[str, str | float]) -> tuple[Decimal, dict[str, Value]]:
    """The weight of an edge, and what else is known of it."""
    known: dict[str, Value] = {n: Decimal(str(v)) if isinstance(v, float) else v for n, v in facts.items()}
    return Decimal(str(known.pop("weight"))), known


def _spans(
    properties: Properties, kinds: Mapping[str, str], edges: Iterable[tuple[str, str, str]]
) -> dict[str, tuple[Span, ...]]:
    """Reports and statements by their periods, a dated figure by its own, all that statements name by the statements'."""
    found = {iri: {span} for iri, kind in kinds.items() if (span := _own(properties, iri, kind))}
    dated = set(found)
    # Figures take the dates of their statements before metrics take those of the figures.
    for start, relation, end in sorted(edges, key=lambda edge: edge[1] == "metric"):
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


def _shared(one: tuple[Span, ...] | None, other: tuple[Span, ...] | None) -> tuple[Span, ...]:
    """When both ends are there; nothing where they never are together, and where neither has dates."""
    if not one or not other:
        return one or other or ()
    both = ((max(a, c), min(b, d)) for a, b in one for c, d in other)
    return tuple(sorted(span for span in both if span[0] <= span[1]))
