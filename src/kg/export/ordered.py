"""The statements of a store as sorted lines, each once, in memory that does not grow with the store.

Two kinds of lines: a quad, as N-Quads has it; and all that is said of a subject, as Turtle has it, in a line of its own.
The second is what the store's own serializer writes, which is many times as fast as anything that looks at each triple.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from heapq import merge
from itertools import groupby
from tempfile import TemporaryFile
from typing import BinaryIO

from pyoxigraph import BlankNode, DefaultGraph, NamedNode, RdfFormat, Store

from kg.vocab import PREFIXES

Graph = NamedNode | BlankNode | DefaultGraph
RUN = 1 << 27  # so many bytes of text are sorted at once; what is more goes to disk, sorted, and is merged from there
# Stands between the predicates of a subject. No line holds it otherwise: strings have control characters escaped.
NEXT = b"\x01"


def graphs(store: Store) -> list[Graph]:
    """The graphs of a store: those with a name, sorted, then the default graph if it holds anything."""
    named: list[Graph] = sorted((g for g in store.named_graphs()), key=str)
    unnamed = next(iter(store.quads_for_pattern(None, None, None, DefaultGraph())), None)
    return [*named, DefaultGraph()] if unnamed else named


def quads_of(store: Store, graph: Graph) -> list[bytes]:
    """The quads of a graph as sorted lines of N-Quads."""
    text = store.dump(format=RdfFormat.N_TRIPLES, from_graph=graph) or b""
    if not isinstance(graph, DefaultGraph):
        text = text.replace(b" .\n", f" {graph} .\n".encode())
    return sorted(text.splitlines(keepends=True))


def quads(store: Store) -> Iterator[bytes]:
    """The quads of all graphs, sorted."""
    yield from _merged(quads_of(store, graph) for graph in graphs(store))


def subjects_of(store: Store, graph: Graph) -> list[bytes]:
    """What a graph says of each subject: a sorted line of the subject, a space, and predicates with `NEXT` between them."""
    text = store.dump(format=RdfFormat.TURTLE, from_graph=graph, prefixes=dict(PREFIXES)) or b""
    start = 0
    while text.startswith(b"@prefix ", start):
        start = text.index(b"\n", start) + 1
    body = text[start:]
    return sorted(body.replace(b" ;\n\t", NEXT).replace(b" .\n", b"\n").splitlines(keepends=True))


def subjects(store: Store) -> Iterator[tuple[bytes, bytes]]:
    """Each subject of the store with all that its graphs say of it."""
    return together(_merged(subjects_of(store, graph) for graph in graphs(store)))


def together(lines: Iterable[bytes]) -> Iterator[tuple[bytes, bytes]]:
    """Sorted lines that are about one subject, as one."""
    for subject, own in groupby((line[:-1].split(b" ", 1) for line in lines), key=_first):
        yield subject, NEXT.join([said for _, said in own])


def _first(pair: list[bytes]) -> bytes:
    return pair[0]


def _merged(parts: Iterable[list[bytes]]) -> Iterator[bytes]:
    with ExitStack() as files:
        runs: list[BinaryIO] = []
        held: list[bytes] = []
        size = 0
        for part in parts:
            held += part
            size += sum(map(len, part))
            if size > RUN:
                runs.append(_spilled(files, sorted(held)))
                held, size = [], 0
        held.sort()
        yield from merge(*runs, held) if runs else held


def _spilled(files: ExitStack, lines: list[bytes]) -> BinaryIO:
    file = TemporaryFile()  # noqa: SIM115 the stack closes it
    files.callback(file.close)
    file.writelines(lines)
    file.seek(0)
    return file
