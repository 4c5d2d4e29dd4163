"""The graph as nodes and edges with dates, which networkx and the network formats write in their own ways."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from pyoxigraph import Store

from kg.export.columns import Cell, Column, Reader, columns, sheets
from kg.export.properties import Properties, local
from kg.export.spans import Span, shared, spans

EDGE_FACTS = {"grade": "string", "basis": "string", "review_state": "string", "score": "double"}
NUMBERS = {"integer": "long", "decimal": "double", "boolean": "boolean"}  # as GraphML, GEXF and Neo4j call them
WEIGHTS = {
    "direct": Decimal("1.0"),
    "partial": Decimal("0.6"),
    "related": Decimal("0.2"),
}  # of responses, by the grade in force
RELATIONS = (
    "ca:addresses",
    "ca:baseline",
    "ca:goal",
    "ca:jurisdiction",
    "ca:member",
    "ca:mentions",
    "ca:metric",
    "ca:partOfProblem",
    "ca:states",
    "dcterms:isPartOf",
    "oa:hasSource",
)


@dataclass(frozen=True, slots=True)
class Node:
    """A thing: its IRI, label and class, what else is known of it, and the stretches of time in which it is there."""

    iri: str
    label: str
    kind: str
    facts: Mapping[str, Cell]
    classes: tuple[str, ...]
    spans: tuple[Span, ...]

    @property
    def told(self) -> dict[str, Cell]:
        """All of it but the IRI, for what knows no time: from the first day to the last."""
        return {"label": self.label, "type": self.kind, **self.facts, **_stretch(self.spans)}


@dataclass(frozen=True, slots=True)
class Edge:
    """A relation from one node to another; its weight follows the grade of a response, else it is 1."""

    source: str
    target: str
    relation: str
    weight: Decimal = Decimal("1.0")
    facts: Mapping[str, Cell] = field(default_factory=dict)
    spans: tuple[Span, ...] = ()

    @property
    def told(self) -> dict[str, Cell]:
        """All of it but its ends, for what knows no time: from the first day to the last."""
        return {"relation": self.relation, "weight": self.weight, **self.facts, **_stretch(self.spans)}


@dataclass(frozen=True, slots=True)
class Network:
    """All nodes and edges, sorted."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


def network(store: Store) -> Network:
    """Each thing of the table `nodes` that has a name, with its facts there, and each relation between two of them.

    A link that people have not rejected is the edge `response` from the commitment to the problem; of `addresses` there are
    the strong ones in force.
    """
    reader = Reader(store)
    rows = dict(_rows(reader))
    kinds = {iri: str(facts.pop("type")) for iri, facts in rows.items()}
    edges = sorted(
        (
            edge
            for edge in (*_relations(reader.properties), *_responses(reader.properties))
            if {edge.source, edge.target} <= rows.keys()
        ),
        key=lambda edge: (edge.source, edge.target, edge.relation),
    )
    there = spans(reader.properties, kinds, [(edge.source, edge.target, edge.relation) for edge in edges])
    return Network(
        tuple(_node(iri, kinds[iri], facts, there.get(iri, ())) for iri, facts in rows.items()),
        tuple(replace(edge, spans=shared(there.get(edge.source), there.get(edge.target))) for edge in edges),
    )


def fact_columns() -> tuple[Column, ...]:
    """The facts that a node may have, in order."""
    return tuple(c for c in columns("nodes") if c.name not in ("type", "classes", "label"))


def _rows(reader: Reader) -> Iterator[tuple[str, dict[str, Cell]]]:
    sheet, wanted = next(sheet for sheet in sheets() if sheet.name == "nodes"), columns("nodes")
    for iri in reader.properties.members(sheet.classes):
        cells = zip(wanted, reader.row(sheet, wanted, iri), strict=True)
        facts: dict[str, Cell] = {column.name: cell for column, cell in cells if cell not in (None, "", ())}
        if "label" in facts:
            yield iri, facts


def _node(iri: str, kind: str, facts: dict[str, Cell], there: tuple[Span, ...]) -> Node:
    label, classes = str(facts.pop("label")), facts.pop("classes")
    assert isinstance(classes, tuple)
    return Node(iri, label, kind, facts, tuple(map(str, classes)), there)


def _relations(properties: Properties) -> Iterator[Edge]:
    for relation in RELATIONS:
        for start, ends in properties.of(relation).items():
            yield from (Edge(start, end.value, relation.partition(":")[2]) for end in ends)


def _responses(properties: Properties) -> Iterator[Edge]:
    for link in properties.members(["ca:ResponseLink"]):
        grade, basis, state = (
            local(properties.first(link, f"ca:{name}")) for name in ("grade", "basis", "reviewState")
        )
        if state != "rejected":
            facts: dict[str, Cell] = {"grade": grade, "basis": basis, "review_state": state}
            if score := properties.first(link, "ca:score"):
                facts["score"] = Decimal(score)
            ends = properties.first(link, "ca:commitment"), properties.first(link, "ca:problem")
            yield Edge(*ends, "response", WEIGHTS[grade], facts)


def _stretch(there: tuple[Span, ...]) -> dict[str, Cell]:
    return {"begin": there[0][0], "end": there[-1][1]} if there else {}
