"""What graphs that several reports share hold, when one report alone is published.

A store elsewhere may have reports that the store at hand has not. Of the graphs that all share, only what is said of the one
report is replaced there, and what it refers to is added.
"""

from __future__ import annotations

from pyoxigraph import NamedNode, RdfFormat, Store

from kg.endpoint import Endpoint, fetched, graph_size

SHARED_BEFORE, SHARED_AFTER = ("ontology", "registry"), ("ledger", "reviews", "derived")


def own_lines(store: Store, graph: NamedNode) -> list[bytes]:
    """The triples of a graph of the store at hand, as sorted lines of N-Triples."""
    text = store.dump(format=RdfFormat.N_TRIPLES, from_graph=graph) or b""
    return sorted(text.splitlines(keepends=True))


def lines_for(store: Store, endpoint: Endpoint, graph: NamedNode, base: str, report: str) -> list[bytes]:
    """What a shared graph elsewhere is to hold once one report of the store at hand is published there."""
    own = own_lines(store, graph)
    name = graph.value.rpartition("/")[2]
    if name == "ontology":
        return own
    any_report, this = (
        f"<{base}report/".encode(),
        (f"<{base}report/{report}>".encode(), f"<{base}report/{report}/".encode()),
    )
    new = {line for line in own if line.startswith(this) or not line.startswith(any_report)}
    # Of shared things, sums and the like are made anew; names and figures of other reports are added to.
    anew = {line.partition(b" ")[0] for line in new} if name == "derived" else set()
    old = (f"{triple} .\n".encode() for triple in fetched(endpoint, graph, graph_size(endpoint, graph)))
    return sorted(new | {line for line in old if not line.startswith(this) and line.partition(b" ")[0] not in anew})
