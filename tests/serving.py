"""A server for tests: `kg serve` in a process of its own on a free port."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx

ADDRESS = re.compile(r"^Serving .+ at (http://\S+)/$")
JSON = "application/sparql-results+json"


@dataclass
class Served:
    """A server that runs: its address, its process, what it says on standard error."""

    address: str
    process: subprocess.Popen[str]
    said: list[str] = field(default_factory=list)

    def get(self, path: str, accept: str = "*/*", **fields: str) -> httpx.Response:
        return httpx.get(f"{self.address}{path}", params=fields or None, headers={"Accept": accept}, timeout=60)

    def ask(self, query: str, accept: str = "text/csv") -> httpx.Response:
        """A query by POST, as most clients send it."""
        return httpx.post(f"{self.address}/query", data={"query": query}, headers={"Accept": accept}, timeout=60)

    def children(self) -> list[int]:
        """The processes below it."""
        found = subprocess.run(["pgrep", "-P", str(self.process.pid)], capture_output=True, text=True, check=False)
        return [int(pid) for pid in found.stdout.split()]


@contextmanager
def serving(store: Path, *options: str) -> Iterator[Served]:
    """Serve a store while the block runs."""
    process = subprocess.Popen(
        [sys.executable, "-m", "kg", "serve", "--port", "0", "--store", str(store), *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    line = process.stdout.readline().strip()
    found = ADDRESS.match(line)
    if not found:
        process.kill()
        raise AssertionError(f"it says {line!r}, {process.stderr.read()!r}")
    served, errors = Served(found[1], process), process.stderr
    threading.Thread(target=lambda: served.said.extend(errors), daemon=True).start()
    try:
        yield served
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(20)
