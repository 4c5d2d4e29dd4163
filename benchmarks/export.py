"""How fast Turtle is written: ours from the store on disk and from one in memory, beside rdflib's serializer, in one run.

    python benchmarks/export.py [--reports 1 10 100] [--at-most 60]

Reports are those of benchmarks/reports.py. Every figure is processor time of a process of its own, in thousands of triples a
second, so that what else the machine does counts little. rdflib writes from its own memory, with the graph loaded before the
clock starts, and from the same store on disk; it is left out where it would take longer than `--at-most` seconds.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from reports import write

HEAD = "| reports | triples | ours, store on disk | ours, in memory | rdflib, in memory | rdflib, store on disk | times, disk | times, memory | our peak, MB |"


def ours(store: str, *, memory: bool) -> Callable[[], object]:
    from pyoxigraph import RdfFormat, Store

    from kg.export.rdf import write_turtle
    from kg.store import open_store

    read = open_store(store)
    if memory:
        disk, read = read, Store()
        read.bulk_load(disk.dump(format=RdfFormat.N_QUADS), RdfFormat.N_QUADS)

    def run() -> None:
        with Path("/dev/null").open("wb") as out:
            write_turtle(read, out)

    return run


def rdflibs(store: str, *, memory: bool) -> Callable[[], object]:
    import rdflib

    from kg.export import turtle
    from kg.store import dataset, open_store

    if memory:
        graph = rdflib.Graph().parse(data=turtle(open_store(store)), format="turtle")
        return lambda: graph.serialize(format="turtle")
    union = dataset(store)
    return lambda: union.serialize(format="turtle")


WAYS = {
    "ours-disk": lambda store: ours(store, memory=False),
    "ours-memory": lambda store: ours(store, memory=True),
    "rdflib-memory": lambda store: rdflibs(store, memory=True),
    "rdflib-disk": lambda store: rdflibs(store, memory=False),
}


def timed(way: str, store: Path) -> tuple[float, float]:
    """Processor seconds of one way, and the peak memory of its process in MB."""
    done = subprocess.run([sys.executable, __file__, "--way", way, store], check=True, capture_output=True, text=True)
    seconds, held = json.loads(done.stdout)
    return seconds, held


def peak() -> float:
    """The most memory that this process has held, in MB."""
    held = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
    return int(held.split()[1]) / 1024


def measure(count: int, at_most: float, expected: dict[str, float]) -> str:
    """A row of the table."""
    from kg.pipeline import build
    from kg.store import open_store

    with tempfile.TemporaryDirectory() as folder:
        list(write(count, Path(folder) / "reports"))
        build([str(Path(folder) / "reports")], Path(folder) / "build")
        store = Path(folder) / "build" / "store"
        triples = len(open_store(store))
        rates: dict[str, float] = {}
        most = 0.0
        for way in WAYS:
            if expected.get(way, 0) * triples <= at_most:
                seconds, used = timed(way, store)
                rates[way] = triples / seconds
                expected[way] = seconds / triples
                most = used if way == "ours-disk" else most
    cells = [f"{rates[way] / 1000:.0f}" if way in rates else "–" for way in WAYS]
    for place in ("disk", "memory"):
        known = f"rdflib-{place}" in rates
        cells.append(f"{rates[f'ours-{place}'] / rates[f'rdflib-{place}']:.0f}" if known else "–")
    return f"| {count} | {triples} | {' | '.join(cells)} | {most:.0f} |"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, nargs="+", default=[1, 10, 100])
    parser.add_argument("--at-most", type=float, default=60)
    parser.add_argument("--way", nargs=2, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.way:
        run = WAYS[given.way[0]](given.way[1])
        start = time.process_time()
        run()
        print(json.dumps([time.process_time() - start, peak()]))
        return
    print(HEAD)
    print("|" + "---|" * HEAD.count("| "))
    expected: dict[str, float] = {}
    for count in given.reports:
        print(measure(count, given.at_most, expected), flush=True)


if __name__ == "__main__":
    main()
