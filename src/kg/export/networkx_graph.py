"""The graph as networkx sees it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from pyoxigraph import Store

from kg.export.columns import Cell
from kg.export.csvw import joined
from kg.export.network import network

if TYPE_CHECKING:
    import networkx


def to_networkx(store: Store) -> networkx.MultiDiGraph[str]:
    """A node for each thing, by its IRI; an edge for each relation, keyed by its name. Both have the facts that GraphML has.

    A link that people have not rejected is an edge `response` from the commitment to the problem with its `grade`, `basis`,
    `review_state` and, unless people added it, `score`; `addresses` edges are the strong ones in force. `weight` is 1 for a
    direct response, 0.6 for a partial and 0.2 for a related one, and 1 for all other edges. Values are such as every writer
    of networkx takes: dates are text, and where there are several, as of `theme`, they have a vertical bar between them.
    """
    import networkx

    seen = network(store)
    graph: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    graph.add_nodes_from((node.iri, {name: _plain(value) for name, value in node.told.items()}) for node in seen.nodes)
    for edge in seen.edges:
        facts = {name: _plain(value) for name, value in edge.told.items()}
        graph.add_edge(edge.source, edge.target, edge.relation, **facts)
    return graph


def _plain(value: Cell) -> str | int | float | bool:
    if isinstance(value, Decimal):
        return float(value)
    return joined(value) if value is None or isinstance(value, tuple | date) else value
