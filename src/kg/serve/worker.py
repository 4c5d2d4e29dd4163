"""One Oxigraph server over the store, in a process of its own that may be killed at any time, since it only reads.

Oxigraph speaks SPARQL and its protocol; it is never given an address that others can reach. A time limit of its own it observes
only between two reads of the store, and an error that comes after the first row it writes into the answer as if it were one. So
whoever asks holds the clock, and an answer counts only if the process did not complain.
"""

from __future__ import annotations

import asyncio
import contextlib
import ctypes
import os
import shutil
import signal
import socket
import subprocess
import sys
import sysconfig
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import httpx

from kg.errors import KgError, StoreError
from kg.serve.limits import Limits

STARTING = 20.0  # seconds, for a machine that is busy with other things
PAUSE = 0.005
_DIES_WITH_PARENT = 1  # PR_SET_PDEATHSIG


class TooLong(Exception):
    """The answer is longer than the limit."""


class BrokenOff(Exception):
    """The process complained or ended while it answered; the text is what it said."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What goes to Oxigraph: the fields of the form, or nothing for the description of the service."""

    fields: Sequence[tuple[str, str]]
    headers: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Answer:
    """A whole answer."""

    status: int
    media_type: str
    body: bytes


class Worker:
    """A process that answers one query at a time."""

    def __init__(self, process: subprocess.Popen[bytes], complaints: int, port: int, version: object) -> None:
        self.version = version
        self._process, self._complaints = process, complaints
        self._client = httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", trust_env=False, timeout=None)

    @classmethod
    async def start(cls, store: Path, limits: Limits, version: object) -> Worker:
        """Start a process; raises `StoreError` where it cannot open the store."""
        port = _free_port()
        reading, writing = os.pipe()
        os.set_blocking(reading, False)
        try:
            process = subprocess.Popen(
                [oxigraph(), "serve-read-only", "--location", str(store), "--bind", f"127.0.0.1:{port}"],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=writing,
                start_new_session=True,  # Ctrl-C is for the server, which ends its processes itself
                preexec_fn=_dies_with_parent(),
            )
        finally:
            os.close(writing)
        worker = cls(process, reading, port, version)
        _bound_memory(process.pid, limits.memory)
        await worker._ready(store)
        return worker

    async def _ready(self, store: Path) -> None:
        said = ""
        for _ in range(int(STARTING / PAUSE)):
            said += self.complaints()
            if "Listening" in said:
                return
            if not self.alive:
                break
            await asyncio.sleep(PAUSE)
        self.kill()
        raise StoreError(
            f"Oxigraph cannot serve the store at {store} ({said.strip() or 'it does not answer'}); see kg build."
        )

    @property
    def alive(self) -> bool:
        """Whether the process still runs."""
        return self._process.poll() is None

    @property
    def pid(self) -> int:
        """The process's number."""
        return self._process.pid

    async def ask(self, asked: Asked, most: int) -> Answer:
        """The whole answer; raises `TooLong` beyond `most` bytes, `BrokenOff` where it is not to be trusted."""
        method, body = ("POST" if asked.fields else "GET"), bytearray()
        try:
            request = self._client.build_request(
                method, "/query", data=_fields(asked.fields) if asked.fields else None, headers=dict(asked.headers)
            )
            response = await self._client.send(request, stream=True)
            async for part in response.aiter_bytes():
                body += part
                if len(body) > most:
                    raise TooLong
            await response.aclose()
        except httpx.TransportError as error:
            await asyncio.sleep(PAUSE)
            raise BrokenOff(self.complaints() or str(error)) from error
        said = self.complaints()
        if said and response.status_code < 400:
            raise BrokenOff(said)
        return Answer(response.status_code, response.headers.get("content-type", ""), bytes(body))

    def complaints(self) -> str:
        """What the process wrote to standard error since it was last asked."""
        try:
            return os.read(self._complaints, 1 << 16).decode("utf-8", "replace")
        except (BlockingIOError, OSError):
            return ""

    def kill(self) -> None:
        """End the process, whatever it does; nothing is lost, since it only reads."""
        self._process.kill()
        self._process.wait()
        with contextlib.suppress(OSError):
            os.close(self._complaints)
        self._complaints = -1


def oxigraph() -> str:
    """Where the program is: beside this Python, else on the path."""
    beside = Path(sysconfig.get_path("scripts")) / ("oxigraph.exe" if os.name == "nt" else "oxigraph")
    found = str(beside) if beside.is_file() else shutil.which("oxigraph")
    if not found:
        raise KgError("Oxigraph's server is not installed; install it with “pip install oxigraph”.")
    return found


def _fields(fields: Sequence[tuple[str, str]]) -> dict[str, list[str]]:
    grouped: dict[str, list[str]] = {}
    for name, value in fields:
        grouped.setdefault(name, []).append(value)
    return grouped


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _bound_memory(pid: int, most: int) -> None:
    """An endless sort would otherwise take the machine's memory; where the system has no such limit, time alone bounds it."""
    if sys.platform == "linux":
        import resource

        with contextlib.suppress(OSError):
            resource.prlimit(pid, resource.RLIMIT_AS, (most, most))


def _dies_with_parent() -> Callable[[], None] | None:
    """On Linux, what makes the kernel end the process when this one is killed without a chance to do so."""
    if sys.platform != "linux":
        return None
    control = ctypes.CDLL(None).prctl
    return lambda: control(_DIES_WITH_PARENT, signal.SIGKILL) and None
