"""How fast one core reads and links, and how the time grows with the length of a report.

    python benchmarks/extraction.py [REPORT] [--times 1 4 16 100]

A longer report is the same one repeated. Seconds are those of the processor; the best of several runs is shown, since a busy
machine only makes a run slower.
"""

import argparse
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from kg.extract import extract
from kg.link import link
from kg.model import Document, Extraction, Report
from kg.outline import outline
from kg.read import describe, read, read_sidecar
from kg.resources import data_dir

BUNDLED = data_dir() / "reports" / "luohu-2020h1" / "report.txt"


def best(work: Callable[[], object], runs: int) -> float:
    """Seconds of the quickest of some runs."""
    times = []
    for _ in range(runs):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


def _extract(document: Document, report: Report) -> Extraction:
    return extract(document, outline(document), report)


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("report", nargs="?", type=Path, default=BUNDLED)
    ask.add_argument("--times", nargs="+", type=int, default=[1, 4, 16, 100])
    given = ask.parse_args()
    sidecar = given.report.with_name("report.yml")
    facts = read_sidecar(sidecar) if sidecar.exists() else {}
    print(f"{'characters':>12} {'extract s':>10} {'characters/s':>13} {'link s':>8} {'links':>7}")
    for times in given.times:
        document = read(given.report)
        document = replace(document, text=document.text * times, furniture=())
        report = describe(document, facts)
        runs = max(1, 15 // times)
        extraction = _extract(document, report)
        linked = link(extraction)
        reading = best(partial(_extract, document, report), runs)
        linking = best(partial(link, extraction), runs)
        size = len(document.text)
        print(f"{size:>12} {reading:>10.3f} {size / reading:>13.0f} {linking:>8.3f} {len(linked.links):>7}")


if __name__ == "__main__":
    main()
