"""The endpoint under many clients: every named question, mixed, each answer held against the rows of the embedded store.

    python benchmarks/endpoint.py                          # 50 clients for a minute over build/store
    python benchmarks/endpoint.py --clients 8 --seconds 5 --store other/store

It starts `kg serve` itself. An answer counts as right when its rows are those of the store, as limited when the server says
that it has no time or room (503, 504) and when to come again, and as wrong otherwise; the exit status is 1 when one is wrong.
"""

from __future__ import annotations

import argparse
import collections
import random
import re
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from kg.query import Question, query, questions
from kg.store import open_store

LIMITS = {503, 504}
GIVEN = {"word": "学位", "name": "学校", "label": "三"}


@dataclass
class Tally:
    """What the clients got."""

    right: int = 0
    limited: int = 0
    wrong: list[str] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)


@dataclass(frozen=True)
class Case:
    """A question, what is given for its parameters, and the rows that belong to it."""

    name: str
    given: Mapping[str, str]
    rows: collections.Counter[str]


def cases(store: Path) -> list[Case]:
    """All named questions that give rows, with the embedded store's answers."""
    opened = open_store(store)

    def case(asked: Question) -> Case:
        given = {p.name: GIVEN[p.name] for p in asked.parameters if p.default is None}
        text = query(opened, asked, given, form="csv").decode()
        return Case(asked.name, given, collections.Counter(text.splitlines()))

    return [case(asked) for asked in questions().values() if not any(p.iri for p in asked.parameters)]


def client(address: str, asked: list[Case], seed: int, end: float, tally: Tally, lock: threading.Lock) -> None:
    """Ask one question after the other, in an order of its own."""
    order = random.Random(seed)
    with httpx.Client(timeout=120, headers={"Accept": "text/csv"}) as session:
        while time.monotonic() < end:
            one = order.choice(asked)
            started = time.perf_counter()
            try:
                answer = session.get(f"{address}/query/{one.name}", params=dict(one.given))
                verdict = judge(one, answer)
            except httpx.HTTPError as error:
                verdict = f"{one.name}: {type(error).__name__} {error}"
            with lock:
                tally.seconds.append(time.perf_counter() - started)
                if verdict == "right":
                    tally.right += 1
                elif verdict == "limited":
                    tally.limited += 1
                else:
                    tally.wrong.append(verdict)


def judge(one: Case, answer: httpx.Response) -> str:
    """Whether an answer is right, limited, or else what is wrong with it."""
    if answer.status_code == 200:
        same = collections.Counter(answer.text.splitlines()) == one.rows
        return "right" if same else f"{one.name}: other rows"
    return "limited" if answer.status_code in LIMITS else f"{one.name}: status {answer.status_code}"


def measure(address: str, asked: list[Case], clients: int, seconds: float) -> Tally:
    """What so many clients got in so many seconds."""
    tally, lock, end = Tally(), threading.Lock(), time.monotonic() + seconds
    threads = [
        threading.Thread(target=client, args=(address, asked, seed, end, tally, lock)) for seed in range(clients)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return tally


def resident(pid: int) -> int:
    """Megabytes of memory that the server and its processes hold."""
    found = subprocess.run(["ps", "-o", "rss=", "--pid", str(pid), "--ppid", str(pid)], capture_output=True, text=True)
    return sum(map(int, found.stdout.split())) // 1024


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--store", type=Path, default=Path("build/store"))
    parser.add_argument("--clients", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=60)
    given = parser.parse_args()
    asked = cases(given.store)
    command = [sys.executable, "-m", "kg", "serve", "--port", "0", "--store", str(given.store)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        found = re.search(r"http://\S+(?=/$)", server.stdout.readline().strip())
        assert found, "the server did not start"
        tally = measure(found[0], asked, given.clients, given.seconds)
        memory = resident(server.pid)
        server.terminate()
    waits = sorted(tally.seconds)
    print(f"{len(asked)} questions, {given.clients} clients, {given.seconds:g} s")
    print(f"right {tally.right}, limited {tally.limited}, wrong {len(tally.wrong)}")
    print(
        f"{len(waits) / given.seconds:.0f} answers a second; median {statistics.median(waits) * 1000:.0f} ms, "
        f"of 100 the 99th {waits[int(len(waits) * 0.99)] * 1000:.0f} ms, longest {waits[-1] * 1000:.0f} ms; {memory} MB"
    )
    for one in sorted(set(tally.wrong))[:20]:
        print(one)
    return 1 if tally.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
