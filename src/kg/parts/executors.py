"""Who does the work: this process, processes of this machine, or the workers of a Dask cluster. What comes out is the same.

All are reached through `concurrent.futures`, results come in the order of the tasks, and only a few tasks wait at a time, so
that neither tasks nor results pile up.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import chain, islice
from multiprocessing.connection import Connection
from typing import Any, Protocol, TypeVar

from kg.errors import KgError

Task = TypeVar("Task")
Done = TypeVar("Done")
WAITING = 4  # tasks at hand for each worker
PATIENCE = 30  # seconds for a cluster to answer
RETRIES = 3


class Run(Protocol):
    """Does a function on each task and gives the results in the order of the tasks."""

    def __call__(self, function: Callable[[Task], Done], tasks: Iterable[Task]) -> Iterator[Done]: ...


@contextmanager
def workers(jobs: int = 1, cluster: str | None = None) -> Iterator[Run]:
    """Those who do the work until the block ends: `jobs` processes, or the cluster whose scheduler is at an address.

    Where the block ends early, by an error or an interruption, they stop at once.
    """
    if cluster:
        with _dask(cluster) as run:
            yield run
    elif jobs > 1:
        with _processes(jobs) as run:
            yield run
    else:
        yield _here


def _here(function: Callable[[Task], Done], tasks: Iterable[Task]) -> Iterator[Done]:
    return map(function, tasks)


@contextmanager
def _processes(jobs: int) -> Iterator[Run]:
    leash, held = multiprocessing.Pipe(duplex=False)
    pool = ProcessPoolExecutor(jobs, multiprocessing.get_context("spawn"), _follow, (leash,))
    try:
        yield _Ordered(pool, WAITING * jobs, alone=True)
        pool.shutdown()
    except BrokenProcessPool:
        raise KgError(
            "A worker process ended before its work was done, maybe for want of memory; run the build again with fewer"
            " --jobs: what was done is kept."
        ) from None
    finally:
        held.close()
        pool.shutdown(wait=False, cancel_futures=True)


def _follow(leash: Connection) -> None:
    """Leave interruptions to the parent, and end as soon as it lets go or is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with, args=(leash,), daemon=True).start()


def _end_with(leash: Connection) -> None:
    leash.poll(None)
    os._exit(1)


@contextmanager
def _dask(address: str) -> Iterator[Run]:
    try:
        import distributed
    except ImportError:
        raise KgError("--cluster needs Dask, which is not installed; install kg[cluster].") from None
    connect: Any = distributed.Client
    try:
        client = connect(address, timeout=PATIENCE)
        client.wait_for_workers(1, timeout=PATIENCE)
    except (OSError, ValueError) as error:
        raise KgError(
            f"No Dask scheduler with workers answers at {address}; start “dask scheduler” and “dask worker {address}”."
        ) from error
    with client:
        pool = client.get_executor(retries=RETRIES, pure=False)
        try:
            yield _Ordered(pool, WAITING * max(1, sum(client.ncores().values())))
        finally:
            pool.shutdown(wait=False)


class _Ordered:
    """The tasks of an executor, a few at a time; a single one is done here where `alone`, since a worker takes time to start."""

    def __init__(self, pool: Executor, waiting: int, *, alone: bool = False) -> None:
        self._pool, self._waiting, self._alone = pool, waiting, alone

    def __call__(self, function: Callable[[Any], Done], tasks: Iterable[Any]) -> Iterator[Done]:
        left = iter(tasks)
        first = list(islice(left, 2))
        if self._alone and len(first) < 2:
            yield from map(function, first)
            return
        begun: deque[Future[Done]] = deque()
        for task in chain(first, left):
            begun.append(self._pool.submit(function, task))
            if len(begun) >= self._waiting:
                yield begun.popleft().result()
        while begun:
            yield begun.popleft().result()
