"""How fast the named questions are at some number of reports, beside the long queries that they replace.

    python benchmarks/questions.py --reports 100 1000 [--work DIR] [--out FILE]

Three are asked in one run: this project (the named question, over its own store and index), pyoxigraph with the long query
over the same store, and rdflib in memory with the long query, as far as it can load the graph. A question without a long
form is its own. Each number is the median of warm runs in milliseconds of the processor, rows made to CSV, since a busy
machine only makes a run slower; each system has a minute of it for a question. A folder made before is used again.
"""

import argparse
import os
import platform
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import partial
from importlib import metadata, resources
from math import exp, log
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, NamedTuple

from pyoxigraph import Literal, QueryResultsFormat, QuerySolutions, RdfFormat, Variable
from pyoxigraph import serialize as serialized

from kg.query import questions
from kg.search import labels_of, narrowed
from kg.store import open_store
from kg.vocab import PREFIXES

LIMIT = 60  # seconds of the processor for a question
RUNS, LONG_RUN = 5, 2.0  # what takes longer than these seconds is run once
RDFLIB_MOST = 10  # reports; more do not load within some minutes and gigabytes
BOUND = {"word": "学位", "name": "实验学校", "label": "三/(四)/para 1"}
METRIC = "社会消费品零售总额"
Ask = Callable[[], Callable[[], object]]


class Took(NamedTuple):
    """Milliseconds of a question, or the limit that it reached."""

    ms: float
    ended: bool = True

    def __str__(self) -> str:
        return f"{'' if self.ended else 'over '}{_number(self.ms)}"

    def times(self, quick: "Took") -> str:
        """How many times as long as another."""
        return f"{'' if self.ended else '> '}{_number(self.ms / quick.ms, 10)}"


class Row(NamedTuple):
    """A question as the three answer it; rdflib is not asked where the graph is too large for it."""

    name: str
    ours: Took
    raw: Took
    rdflib: Took | None


def asked() -> Mapping[str, tuple[str, str]]:
    """Each question with rows: its text and its long form."""
    folder = resources.files("kg").joinpath("queries", "long")
    long = {f.name.removesuffix(".rq"): f.read_text("utf-8") for f in folder.iterdir()}
    return {
        name: (one.text, long.get(name, one.text)) for name, one in questions().items() if "CONSTRUCT" not in one.text
    }


def built(number: int, work: Path) -> Path:
    """The store of the first reports, built by `kg build` unless it is there."""
    folder = work / str(number)
    if not (folder / "build" / "store" / "CURRENT").exists():
        make = [sys.executable, str(Path(__file__).with_name("reports.py"))]
        subprocess.run([*make, "--reports", str(number), "--out", str(folder / "texts")], check=True)
        options = ["--no-reviews", "--out", str(folder / "build")]
        subprocess.run([sys.executable, "-m", "kg", "build", str(folder / "texts"), *options], check=True)
    return folder / "build" / "store"


def ours(store: Path, name: str) -> Callable[[], object]:
    """A named question over the store, with the index."""
    opened, text, values = open_store(store), asked()[name][0], _values(name)
    labels = labels_of(store)
    return lambda: _csv(opened, narrowed(text, values, labels), values)


def raw(store: Path, name: str) -> Callable[[], object]:
    """The long query over the same store."""
    opened, text, values = open_store(store), asked()[name][1], _values(name)
    return lambda: _csv(opened, text, values)


def in_rdflib(graph: Any, name: str) -> Callable[[], object]:
    """The long query over rdflib's own store; a parameter is put into the text, since a bound one does not reach every group."""
    text = asked()[name][1]
    head, where, rest = text.partition("WHERE {")
    for variable, value in _values(name).items():
        rest = (
            rest.replace(f"{variable})", f"{value})")
            .replace(f"{variable} ", f"{value} ")
            .replace(f"{variable},", f"{value},")
        )
        head = head.replace(f"SELECT {variable} ", "SELECT ")
    return lambda: graph.query(head + where + rest, initNs=dict(PREFIXES)).serialize(format="csv")


def _values(name: str) -> dict[Variable, Literal]:
    given = BOUND | ({"name": METRIC} if name == "metric" else {})
    return {Variable(parameter.name): Literal(given[parameter.name]) for parameter in questions()[name].parameters}


def _csv(store: Any, text: str, values: Mapping[Variable, Any]) -> object:
    found = store.query(text, prefixes=dict(PREFIXES), use_default_graph_as_union=True, substitutions=values)
    assert isinstance(found, QuerySolutions)
    return found.serialize(format=QueryResultsFormat.CSV)


def median(ask: Ask, limit: int) -> Took:
    """Milliseconds of a question in a process of its own."""
    fork = get_context("fork")
    mine, theirs = fork.Pipe(duplex=False)
    process = fork.Process(target=_time, args=(ask, theirs, limit))
    process.start()
    theirs.close()
    times: list[float] = []
    with suppress(EOFError):
        while True:
            times.append(mine.recv())
    process.join()
    return Took(statistics.median(times[1:] or times)) if times else Took(limit * 1000, ended=False)


def _time(ask: Ask, out: Connection, limit: int) -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (limit, limit))
    run = ask()
    for _ in range(RUNS + 1):
        begun = time.process_time()
        run()
        took = time.process_time() - begun
        out.send(took * 1000)
        if took > LONG_RUN:
            return


def loaded(store: Path) -> Any:
    """The graph in rdflib's own store, the union of all named graphs."""
    import rdflib

    triples = sorted({quad.triple for quad in open_store(store)}, key=str)
    graph = rdflib.Graph()
    graph.parse(data=serialized(triples, format=RdfFormat.N_TRIPLES), format="nt")
    return graph


def measured(number: int, store: Path, limit: int) -> Iterator[Row]:
    """Each question as all three answer it."""
    graph = loaded(store) if number <= RDFLIB_MOST else None
    for name in asked():
        slow = median(partial(in_rdflib, graph, name), limit) if graph is not None else None
        row = Row(name, median(partial(ours, store, name), limit), median(partial(raw, store, name), limit), slow)
        print(number, *row, file=sys.stderr, flush=True)
        yield row


def mean_ratio(pairs: Iterable[tuple[Took, Took]]) -> str:
    """How many times as fast the first is, in the geometric mean; what did not end counts as the limit."""
    return f"{exp(statistics.fmean(log(slow.ms / quick.ms) for quick, slow in pairs)):.0f} times"


def table(number: int, quads: int, found: Sequence[Row]) -> str:
    """The rows and their means as Markdown."""
    third = any(row.rdflib for row in found)
    lines = [f"## {number:,} reports, {quads:,} quads", ""]
    lines.append(f"| question | named, ms | long query, ms | times |{' rdflib, ms | times |' if third else ''}")
    lines.append(f"|---|---|---|---|{'---|---|' if third else ''}")
    for row in found:
        more = f" {row.rdflib} | {row.rdflib.times(row.ours)} |" if row.rdflib else ""
        lines.append(f"| {row.name} | {row.ours} | {row.raw} | {row.raw.times(row.ours)} |{more}")
    replaced = [(row.ours, row.raw) for row in found if asked()[row.name][1] != asked()[row.name][0]]
    every = mean_ratio((row.ours, row.raw) for row in found)
    lines += ["", f"In the geometric mean over all {len(found)} questions **{every}** as fast as the long query;"]
    lines.append(f"over the {len(replaced)} that have a long form, {mean_ratio(replaced)}.")
    if third:
        ended = [(row.ours, row.rdflib) for row in found if row.rdflib and row.rdflib.ended]
        lines.append(f"Over the {len(ended)} that rdflib ends, {mean_ratio(ended)} as fast as rdflib.")
    return "\n".join(lines) + "\n"


def _number(value: float, whole: int = 100) -> str:
    return f"{value:,.1f}" if value < whole else f"{value:,.0f}"


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--reports", type=int, nargs="+", default=[10, 100, 1000])
    ask.add_argument("--limit", type=int, default=LIMIT, help="seconds of the processor for a question")
    ask.add_argument("--work", type=Path, default=Path("build/questions"))
    ask.add_argument(
        "--out", type=Path, help="a Markdown file; its part below the line “<!-- measured -->” is written anew"
    )
    given = ask.parse_args()
    parts = []
    for number in given.reports:
        store = built(number, given.work)
        parts.append(table(number, len(open_store(store)), list(measured(number, store, given.limit))))
    versions = ", ".join(f"{name} {metadata.version(name)}" for name in ("pyoxigraph", "rdflib"))
    said = f"Python {platform.python_version()}, {versions}, {os.cpu_count()} processors.\n\n" + "\n".join(parts)
    print(said)
    if given.out:
        head = given.out.read_text("utf-8").partition("<!-- measured -->")[0]
        given.out.write_text(f"{head}<!-- measured -->\n\n{said}", "utf-8")


if __name__ == "__main__":
    main()
