"""Parts → a store: loaded many at a time and by two threads, since an index is written for each batch."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from pyoxigraph import Quad, RdfFormat, Store

from kg.parts.part import own_quads

BATCH = 64 * 2**20  # bytes of N-Quads that are loaded together
THREADS = 2


def create(path: Path, parts: Sequence[Path], common: Iterable[Quad]) -> None:
    """Write a new store to an empty place on disk: what is each part's own, and quads that no part has."""
    store = Store(str(path))
    with ThreadPoolExecutor(THREADS) as pool:
        for begun in [pool.submit(_load, store, batch) for batch in _batches(parts)]:
            begun.result()
    store.bulk_extend(common)
    store.flush()
    store.optimize()


def _batches(parts: Sequence[Path]) -> Iterator[list[Path]]:
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
