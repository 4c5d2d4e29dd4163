"""RDF formats: sorted, with only the prefixes in use, so that the same graph gives the same bytes everywhere."""

from __future__ import annotations

import io
import re
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from tempfile import SpooledTemporaryFile
from typing import IO

from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, Store, Triple, parse, serialize

from kg.export.ordered import Graph, graphs, quads, subjects, subjects_of, together
from kg.export.turtle import Prefixes, blocks
from kg.vocab import PREFIXES

BODY = 1 << 27  # so many bytes wait in memory until it is known which prefixes stand before them


def turtle(store: Store) -> bytes:
    """Turtle of the union of all graphs: for people, Protégé, and most RDF tools."""
    return _whole(write_turtle, store)


def write_turtle(store: Store, out: IO[bytes]) -> None:
    """Write Turtle of the union of all graphs, in memory that does not grow with the store."""
    used = Prefixes()
    _headed(out, used, blocks(subjects(store), used))


def trig(store: Store) -> bytes:
    """TriG of all named graphs: for people who want to see which graph each triple is from."""
    return _whole(write_trig, store)


def write_trig(store: Store, out: IO[bytes]) -> None:
    """Write TriG of all named graphs, in memory that does not grow with the store."""
    used = Prefixes()
    _headed(out, used, (chunk for graph in graphs(store) for chunk in _graph(store, graph, used)))


def nquads(store: Store) -> bytes:
    """N-Quads, one sorted line for each quad: for loading into a store, and for diffs."""
    return _whole(write_nquads, store)


def write_nquads(store: Store, out: IO[bytes]) -> None:
    """Write N-Quads, in memory that does not grow with the store."""
    out.writelines(quads(store))


def rdfxml(store: Store) -> bytes:
    """RDF/XML of the union of all graphs: for older RDF tools and XML pipelines."""
    text = turtle(store)
    used = Prefixes()
    used.note(text)
    prefixes = {prefix: base for prefix, base in PREFIXES.items() if prefix in used.used}
    return (
        serialize((q.triple for q in parse(text, RdfFormat.TURTLE)), format=RdfFormat.RDF_XML, prefixes=prefixes) or b""
    )


# The formats that can be written piece by piece, whatever the size of the store.
WRITERS: Mapping[str, Callable[[Store, IO[bytes]], None]] = {
    "turtle": write_turtle,
    "trig": write_trig,
    "nquads": write_nquads,
}


def in_use(statements: Iterable[Triple | Quad]) -> dict[str, str]:
    """The prefixes that some name among the statements begins with."""
    spaces = {re.sub(r"[^/#]*$", "", name) for statement in statements for name in _names(statement)}
    return {prefix: base for prefix, base in PREFIXES.items() if base in spaces}


def _names(statement: Triple | Quad) -> Iterable[str]:
    for term in (statement.subject, statement.predicate, statement.object):
        if isinstance(term, NamedNode):
            yield term.value
        elif datatype := getattr(term, "datatype", None):
            yield datatype.value


def base(store: Store) -> str | None:
    """What the IRIs of all instances begin with; None where no graph tells."""
    names = sorted(str(graph.value) for graph in store.named_graphs() if isinstance(graph, NamedNode))
    return names[0].partition("graph/")[0] if names and "graph/" in names[0] else None


def _graph(store: Store, graph: Graph, used: Prefixes) -> Iterator[bytes]:
    """A graph of TriG, in braces unless it is the default one."""
    named = not isinstance(graph, DefaultGraph)
    if named:
        yield f"{graph} {{\n".encode()
    yield from blocks(together(subjects_of(store, graph)), used, b"\t" if named else b"")
    if named:
        yield b"}\n"


def _headed(out: IO[bytes], used: Prefixes, body: Iterable[bytes]) -> None:
    """Write the prefixes that the body takes, then the body."""
    with SpooledTemporaryFile(BODY) as waiting:
        waiting.writelines(body)
        waiting.seek(0)
        out.write(used.header())
        shutil.copyfileobj(waiting, out, BODY)


def _whole(write: Callable[[Store, IO[bytes]], None], store: Store) -> bytes:
    out = io.BytesIO()
    write(store, out)
    return out.getvalue()
