"""Sends a store to a SPARQL store elsewhere, graph by graph, by the SPARQL 1.1 Graph Store HTTP Protocol.

A graph is replaced as a whole, so at any moment each is the old one or the new one. A manifest, a small graph of its own, says
which graphs there are and the hash of each. It is written first without the hashes of what is about to change, so that a
reader can tell a publication that is under way or was broken off, and last with all of them. The next run sends what the
manifest has no hash of, or another one, and what has lost or won triples since, and nothing else.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Store, Triple

from kg.endpoint import MANIFEST, Endpoint, graph_size, named_sizes
from kg.endpoint.client import refused
from kg.errors import EndpointError, StoreError
from kg.publish.shared import SHARED_AFTER, SHARED_BEFORE, lines_for, own_lines
from kg.vocab import RDF, SPDX, VOID, XSD

NOTED = 10  # the manifest is written so many times on the way, so that a run that was broken off is not begun anew
NTRIPLES = "application/n-triples"
Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Published:
    """Which graphs were sent, which were there already, and which were removed."""

    sent: tuple[str, ...]
    kept: tuple[str, ...]
    removed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """What the manifest says of a graph: how many triples it has, and the hash of their sorted lines, if it is there."""

    size: int
    sha256: str = ""


def publish(
    store: Store,
    endpoint: Endpoint,
    *,
    graph_store: str | None = None,
    report: str | None = None,
    prune: bool = False,
    again: bool = False,
    progress: Say = lambda _: None,
) -> Published:
    """Make the graphs elsewhere those of the store; with `report`, no more than what belongs to that one.

    Graphs elsewhere that the store has not are left alone, unless `prune` is set: then those below the store's base go. What
    is there already is not sent, unless `again` is set. Raises `EndpointError` where the endpoint refuses or does not answer.
    """
    to = Publication(store, endpoint, graph_store or endpoint.graph_store, report)
    there, sizes = to.manifest(), to.sizes_there()
    wanted = to.wanted(progress)
    changed = [
        name for name, entry in wanted.items() if again or there.get(name) != entry or sizes.get(name, 0) != entry.size
    ]
    gone = sorted(sizes.keys() - wanted.keys()) if prune and report is None else []
    entries = {name: entry for name, entry in {**there, **wanted}.items() if name not in gone}
    if changed or gone or entries.keys() != there.keys():
        waiting = {name: Entry(entry.size) for name, entry in entries.items() if name in changed}
        to.put_manifest({**entries, **waiting})
        for number, name in enumerate(changed, 1):
            progress(f"sending graph {number} of {len(changed)} to {endpoint}")
            to.put_graph(name)
            del waiting[name]
            if waiting and number % max(1, len(changed) // NOTED) == 0:
                to.put_manifest({**entries, **waiting})
        for name in gone:
            to.delete(name)
        to.put_manifest(entries)
    return Published(tuple(changed), tuple(name for name in wanted if name not in changed), tuple(gone))


class Publication:
    """The graphs of a store on their way to an endpoint."""

    def __init__(self, store: Store, endpoint: Endpoint, address: str, report: str | None) -> None:
        if not address:
            raise EndpointError(
                f"kg does not know the Graph Store address that belongs to {endpoint}; give it with --graph-store."
            )
        self.store, self.endpoint, self.address, self.report = store, endpoint, address, report
        named = sorted(graph.value for graph in store.named_graphs() if isinstance(graph, NamedNode))
        self.below = next((name.partition("/graph/")[0] + "/graph/" for name in named if "/graph/" in name), "")
        if not self.below:
            raise StoreError("The store has no named graphs to publish; make one with “kg build”.")
        self.names = self._ordered(named)
        self.manifest_name = self.below.removesuffix("graph/") + MANIFEST

    def _ordered(self, named: Sequence[str]) -> list[str]:
        """The graphs to send: what reports refer to comes before them, what is said of them after."""
        before, after = ([f"{self.below}{name}" for name in names] for names in (SHARED_BEFORE, SHARED_AFTER))
        reports = [name for name in named if name not in (*before, *after)]
        if self.report is not None:
            one = f"{self.below}report/{self.report}"
            if one not in reports:
                known = ", ".join(name.removeprefix(f"{self.below}report/") for name in reports)
                raise StoreError(f"The store has no report {self.report}; there are: {known}.")
            reports = [one]
        return [name for name in (*before, *reports, *after) if name in named]

    def lines(self, name: str) -> list[bytes]:
        """What a graph is to hold, as sorted lines."""
        graph = NamedNode(name)
        if self.report is None or name.startswith(f"{self.below}report/"):
            return own_lines(self.store, graph)
        return lines_for(self.store, self.endpoint, graph, self.below.removesuffix("graph/"), self.report)

    def wanted(self, progress: Say) -> dict[str, Entry]:
        """What the manifest is to say of each graph."""
        entries: dict[str, Entry] = {}
        for number, name in enumerate(self.names, 1):
            progress(f"comparing graph {number} of {len(self.names)}")
            lines = self.lines(name)
            entries[name] = Entry(len(lines), hashlib.sha256(b"".join(lines)).hexdigest())
        return entries

    def manifest(self) -> dict[str, Entry]:
        """What the manifest elsewhere says now; nothing where there is none."""
        query = f"""SELECT ?g ?n ?h WHERE {{ GRAPH <{self.manifest_name}> {{ ?d <{VOID.subset.value}> ?g .
            ?g <{VOID.triples.value}> ?n OPTIONAL {{ ?g <{SPDX.checksum.value}>/<{SPDX.checksumValue.value}> ?h }} }} }}
            ORDER BY ?g ?n ?h"""
        return {
            g.value: Entry(int(n.value), h.value if isinstance(h, Literal) else "")
            for g, n, h in self.endpoint.rows(query)
            if isinstance(g, NamedNode) and isinstance(n, Literal)
        }

    def sizes_there(self) -> dict[str, int]:
        """How many triples each graph below our base holds elsewhere, but for the manifest."""
        sizes = {graph.value: size for graph, size in named_sizes(self.endpoint).items()}
        return {n: size for n, size in sizes.items() if n.startswith(self.below) and n != self.manifest_name}

    def put_manifest(self, entries: Mapping[str, Entry]) -> None:
        """Write what the manifest says; a graph without a hash is still to come."""
        dataset = NamedNode(self.below.removesuffix("graph/") + "dataset")
        triples = [Triple(dataset, RDF.type, VOID.Dataset)]
        for name, entry in entries.items():
            graph, checksum = NamedNode(name), NamedNode(f"{name}#sha256")
            triples.append(Triple(dataset, VOID.subset, graph))
            triples.append(Triple(graph, VOID.triples, Literal(str(entry.size), datatype=XSD.integer)))
            if entry.sha256:
                triples.append(Triple(graph, SPDX.checksum, checksum))
                triples.append(Triple(checksum, SPDX.algorithm, SPDX.checksumAlgorithm_sha256))
                triples.append(Triple(checksum, SPDX.checksumValue, Literal(entry.sha256, datatype=XSD.hexBinary)))
        self._put(self.manifest_name, b"".join(sorted(f"{triple} .\n".encode() for triple in triples)))

    def put_graph(self, name: str) -> None:
        """Replace a graph, and see that all of it arrived."""
        lines = self.lines(name)
        self._put(name, b"".join(lines))
        if (size := graph_size(self.endpoint, NamedNode(name))) != len(lines):
            raise EndpointError(
                f"Of the {len(lines)} triples of <{name}> {size} arrived at {self.endpoint}; see the log of the server, then"
                " run the command again."
            )

    def _put(self, name: str, content: bytes) -> None:
        response = self.endpoint.client.send(
            "PUT", self.address, params={"graph": name}, content=content, headers={"Content-Type": NTRIPLES}
        )
        if not response.is_success:
            raise refused(response, f"does not take <{name}>")

    def delete(self, name: str) -> None:
        """Remove a graph that is there no more."""
        response = self.endpoint.client.send("DELETE", self.address, params={"graph": name})
        if not response.is_success and response.status_code != 404:
            raise refused(response, f"does not remove <{name}>")
