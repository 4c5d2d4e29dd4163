"""What one visitor may ask of the server, so that it stays there for all others."""

from __future__ import annotations

from dataclasses import dataclass

MB = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """How long, how large and how many at once; each has its status when it is passed."""

    seconds: float = 30.0  # from the first row asked for to the last byte of the answer
    answer: int = 32 * MB  # bytes of an answer; whoever wants the whole graph has `kg export`
    request: int = 64 << 10  # bytes of a query
    memory: int = 4096 * MB  # address space of one query's process, most of it reserved and not used
    workers: int = 4  # queries at once, each in a process of its own
    waiting: int = 200  # queries that may stand in line for one
    drawn: int = 20  # reports that the explorer draws together; above that it is asked for one
    rows: int = 1000  # rows that a page shows; downloads have all
