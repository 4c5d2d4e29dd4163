"""The part of a store that the page of one report shows: a page of one among thousands takes as long as a page of one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from kg.vocab import CA, RDF


def near(store: ox.Store, report: ox.NamedNode) -> ox.Store:
    """What the graph of a report says, what else is said of its things, what speaks of them, and what all these lead to."""
    home = next(iter(store.quads_for_pattern(report, RDF.type, CA.Report))).graph_name
    inner = _subjects(store.quads_for_pattern(None, None, None, home))
    said = list(_described(store, inner))
    speakers = _subjects(q for node in inner for q in store.quads_for_pattern(None, None, node)) | inner
    spoken = list(_described(store, speakers.keys() - inner.keys()))
    around = {*_objects(said), *_objects(spoken)} - speakers.keys()
    part = ox.Store()
    part.bulk_extend([*said, *spoken, *_described(store, around)])
    return part


def _described(store: ox.Store, nodes: Iterable[ox.NamedNode]) -> Iterator[ox.Quad]:
    return (quad for node in nodes for quad in store.quads_for_pattern(node, None, None))


def _subjects(quads: Iterable[ox.Quad]) -> dict[ox.NamedNode, None]:
    return dict.fromkeys(quad.subject for quad in quads if isinstance(quad.subject, ox.NamedNode))


def _objects(quads: Iterable[ox.Quad]) -> Iterator[ox.NamedNode]:
    return (quad.object for quad in quads if isinstance(quad.object, ox.NamedNode))
