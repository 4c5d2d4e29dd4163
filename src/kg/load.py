"""A store out of a graph that an export wrote: Turtle, TriG, N-Quads, JSON-LD or RDF/XML."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, Store

from kg.errors import BrokenData, SourceError, StoreError
from kg.settle import replacing
from kg.validate import validate
from kg.vocab import CA, RDF

STORE, LOADED = "store", "graph/loaded"


def load(files: Sequence[Path], out: Path) -> int:
    """Write `out/store` from files of RDF; how many quads it has. The last store stays where one of them is refused.

    A format that has no named graphs puts all triples into one. Raises `SourceError` where a file cannot be read or holds no
    report, and `BrokenData` where the graph breaks a rule that it must keep.
    """
    if not (out / STORE / "CURRENT").is_file() and (out / STORE).exists():
        raise StoreError(f"{out / STORE} is there and is no store; name another folder with --out.")
    read = Store()
    for file in files:
        _load(read, file)
    report = next((q.subject for q in read.quads_for_pattern(None, RDF.type, CA.Report, None)), None)
    if not isinstance(report, NamedNode):
        raise SourceError(f"There is no report in {', '.join(map(str, files))}; give a graph that kg wrote.")
    base = report.value.partition("report/")[0]
    with replacing(out, leaving=("graph.ttl", "explorer.html")) as new:
        store = Store(str(new / STORE))
        store.bulk_extend(_named(quad, NamedNode(base + LOADED)) for quad in read)
        store.flush()
        store.optimize()
        if violations := validate(store):
            raise BrokenData(
                f"The graph breaks {len(violations)} rules, the first: {violations[0]}; mend it, then load it."
            )
        return len(store)


def _load(store: Store, file: Path) -> None:
    form = RdfFormat.from_extension(file.suffix.removeprefix("."))
    if form is None:
        raise SourceError(f"{file} is in no format that can be read; give .ttl, .trig, .nq, .nt, .jsonld or .rdf.")
    try:
        store.bulk_load(path=str(file), format=form)
    except (SyntaxError, ValueError) as error:
        raise SourceError(f"{file} is not {form.name} ({str(error).splitlines()[0]}); mend that line.") from error


def _named(quad: Quad, graph: NamedNode) -> Quad:
    unnamed = isinstance(quad.graph_name, DefaultGraph)
    return Quad(quad.subject, quad.predicate, quad.object, graph) if unnamed else quad
