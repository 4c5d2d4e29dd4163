"""The queries that are answered now and those that wait: each in a process of its own, so that none can hold up another."""

from __future__ import annotations

import asyncio
import sys
from collections import Counter
from pathlib import Path

from kg.errors import StoreError
from kg.serve.limits import MB, Limits
from kg.serve.refusal import Refusal
from kg.serve.worker import Answer, Asked, BrokenOff, TooLong, Worker

SWAP = 2.0  # seconds that a build may take to put a new store in the place of the old one
PAUSE = 0.05


def version(store: Path) -> tuple[int, ...] | None:
    """What tells the store of one build from that of the next; None where there is none at the moment."""
    try:
        folder, current = store.stat(), (store / "CURRENT").stat()
    except OSError:
        return None
    return folder.st_dev, folder.st_ino, current.st_ino, current.st_mtime_ns


def say(sentence: str) -> None:
    """Tell whoever runs the server."""
    print(sentence, file=sys.stderr, flush=True)


class Pool:
    """Some processes over the store as it is now; after a build, queries that begin go to the new one."""

    def __init__(self, store: Path, limits: Limits) -> None:
        self._store, self._limits = store, limits
        self._idle: list[Worker] = []
        self._turns = asyncio.Semaphore(limits.workers)
        self._busy: set[Worker] = set()
        self._waiting = 0
        self.refused: Counter[int] = Counter()

    async def open(self) -> None:
        """Start the first process, so that a store that cannot be served is known at once."""
        self._idle.append(await Worker.start(self._store, self._limits, version(self._store)))

    def close(self) -> None:
        """End all processes."""
        for worker in (*self._idle, *self._busy):
            worker.kill()
        self._idle.clear()

    @property
    def pids(self) -> list[int]:
        """The numbers of the processes that wait for a query."""
        return [worker.pid for worker in self._idle]

    async def ask(self, asked: Asked) -> Answer:
        """The whole answer; raises `Refusal` where a limit is passed."""
        await self._turn()
        try:
            return await self._answer(asked)
        finally:
            self._turns.release()

    async def _turn(self) -> None:
        if self._waiting >= self._limits.waiting:
            raise _busy(f"{self._waiting} other queries wait")
        self._waiting += 1
        try:
            async with asyncio.timeout(self._limits.seconds):
                await self._turns.acquire()
        except TimeoutError:
            raise _busy(f"its turn did not come within {self._limits.seconds:g} seconds") from None
        finally:
            self._waiting -= 1

    async def _answer(self, asked: Asked) -> Answer:
        """Ask one process, and a second where the first fell to something that was not the query's fault."""
        said = ""
        for _ in range(2):
            worker = await self._worker()
            self._busy.add(worker)
            try:
                answer = await self._within_time(worker, asked)
            except BrokenOff as broken:
                said = str(broken).strip()
                if "memory allocation" in said:
                    raise _too_much(self._limits) from None
                say(f"A query process ended or failed ({said[:200]}); another takes its place.")
                continue
            finally:
                self._busy.discard(worker)
            self._idle.append(worker)
            return answer
        raise Refusal(502, f"The store failed at this query ({said[:200]}); make it simpler, or build the store anew.")

    async def _within_time(self, worker: Worker, asked: Asked) -> Answer:
        """The answer of a process, which is killed where it is not read to its end."""
        try:
            async with asyncio.timeout(self._limits.seconds):
                return await worker.ask(asked, self._limits.answer)
        except BaseException as error:
            worker.kill()
            if isinstance(error, TimeoutError):
                raise _too_slow(self._limits) from None
            if isinstance(error, TooLong):
                raise _too_long(self._limits) from None
            raise

    async def _worker(self) -> Worker:
        now = version(self._store)
        while self._idle:
            worker = self._idle.pop()
            if not worker.alive:
                say("A query process ended by itself; another takes its place.")
            elif now is None or worker.version == now:
                return worker
            worker.kill()
        return await self._started()

    async def _started(self) -> Worker:
        """A new process; while a build puts a new store in place, there is none for a moment."""
        for _ in range(int(SWAP / PAUSE)):
            now = version(self._store)
            try:
                if now is not None:
                    return await Worker.start(self._store, self._limits, now)
            except StoreError as error:
                last = str(error)
            else:
                last = f"There is no store at {self._store}."
            await asyncio.sleep(PAUSE)
        say(last)
        raise Refusal(503, "The store cannot be opened now; come again in a minute.", {"Retry-After": "60"})


def _busy(why: str) -> Refusal:
    return Refusal(503, f"The server is busy: {why}; ask again in a few seconds.", {"Retry-After": "5"})


def _too_slow(limits: Limits) -> Refusal:
    return Refusal(
        504,
        f"No answer within {limits.seconds:g} seconds, the time limit; narrow the query, or run it with “kg query”.",
    )


def _too_long(limits: Limits) -> Refusal:
    size = f"{limits.answer / MB:g} MB" if limits.answer >= MB else f"{limits.answer} bytes"
    return Refusal(
        413,
        f"The answer is longer than {size}, the limit; ask for less with LIMIT, or take all of it with “kg export”.",
    )


def _too_much(limits: Limits) -> Refusal:
    return Refusal(507, f"The query needs more memory than {limits.memory / MB:g} MB, the limit; narrow it.")
