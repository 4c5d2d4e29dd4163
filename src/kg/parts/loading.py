"""Parts → a store: all of them loaded, or the last store with what left its parts taken out and what came put in."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from pyoxigraph import RdfFormat, Store, parse

from kg.errors import StoreError
from kg.parts.part import own_quads

BATCH = 64 * 2**20  # bytes of N-Quads that are loaded together
THREADS = 2
FEW = 8  # parts that are awaited before it is looked how much is different
MADE_OF = "PARTS"  # the file beside a store that names its parts
LITTLE = 8 * 2**20  # bytes of parts, compressed, that a store may differ from the last one by and still be made from it


def fill(path: Path, parts: Iterable[Path], missing: int, before: Path) -> None:
    """Write a store of all parts to an empty place on disk: from the last one where little is different, else anew.

    Of the parts, `missing` are made while they are gone through: where they are many, those that are there are loaded meanwhile.
    """
    if missing <= FEW:
        parts = list(parts)
        if _renew(path, parts, before):
            return _note(path, parts)
    return _note(path, _create(path, parts))


def _note(path: Path, parts: Sequence[Path]) -> None:
    (path / MADE_OF).write_text("".join(f"{part.name}\n" for part in parts), "utf-8")


def _create(path: Path, parts: Iterable[Path]) -> list[Path]:
    """Write a new store with the quads of all parts; which they are.

    Many parts are loaded at a time and by two threads, since each batch is written as an index of its own.
    """
    store, loaded = Store(str(path)), list[Path]()
    with ThreadPoolExecutor(THREADS) as pool:
        begun = []
        for batch in _batches(parts):
            loaded += batch
            begun.append(pool.submit(_load, store, batch))
        for one in begun:
            one.result()
    store.flush()
    store.optimize()
    return loaded


def _renew(path: Path, parts: Sequence[Path], before: Path) -> bool:
    """Write the same store from the one `before`, whose files it shares, where only a little of its parts is different.

    False, with nothing written, where it is more, or where the old parts or the old store are not there any more.
    """
    gone, come = _difference(parts, before)
    changed = [*gone, *come]
    if len(gone) == len(_made_of(before)) or not all(part.is_file() for part in changed):
        return False
    if sum(part.stat().st_size for part in changed) > LITTLE:
        return False
    try:
        Store.read_only(str(before)).backup(str(path))
        _change(Store(str(path)), _lines(gone), _lines(come))
    except (OSError, RuntimeError, StoreError):
        shutil.rmtree(path, ignore_errors=True)
        return False
    return True


def _made_of(store: Path) -> list[str]:
    try:
        return (store / MADE_OF).read_text("utf-8").split()
    except OSError:
        return []


def _difference(parts: Sequence[Path], before: Path) -> tuple[list[Path], list[Path]]:
    """The parts that a store had and has no more, and those that are new; all stand in one folder."""
    names, old = {part.name for part in parts}, dict.fromkeys(_made_of(before))
    gone = [parts[0].with_name(name) for name in old if name not in names]
    return gone, [part for part in parts if part.name not in old]


def _lines(parts: Sequence[Path]) -> dict[bytes, None]:
    """The quads of some parts as lines, each once, in their order."""
    return dict.fromkeys(line for part in parts for line in own_quads(part).splitlines(keepends=True))


def _change(store: Store, gone: dict[bytes, None], come: dict[bytes, None]) -> None:
    """Take quads out of a store and put others in; a graph that is left with nothing goes as well."""
    graphs = set()
    for quad in parse(b"".join(gone.keys() - come.keys()), format=RdfFormat.N_QUADS, lenient=True):
        store.remove(quad)
        graphs.add(quad.graph_name)
    store.bulk_load(b"".join(line for line in come if line not in gone), format=RdfFormat.N_QUADS, lenient=True)
    for graph in graphs:
        if next(store.quads_for_pattern(None, None, None, graph), None) is None:
            store.remove_graph(graph)
    store.flush()


def _batches(parts: Iterable[Path]) -> Iterator[list[Path]]:
    """Parts that together are about as large as a batch; what is compressed is some thirty times as large when it is not."""
    batch: list[Path] = []
    size = 0
    for part in parts:
        batch.append(part)
        size += part.stat().st_size * 30
        if size >= BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _load(store: Store, batch: Sequence[Path]) -> None:
    store.bulk_load(b"".join(map(own_quads, batch)), format=RdfFormat.N_QUADS, lenient=True)
