"""Whether a graph keeps its rules: the SHACL shapes, and what SHACL cannot say.

Shapes run on the engine `shacl`, and where that is not installed on pySHACL, which is slower by fifty times and
the reference in tests. What a violation means is said by the shapes graph alone, so no engine's wording shows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, RdfFormat, Store, Triple, serialize

from kg.resources import ontology_file

SHAPES = "https://w3id.org/commitment-accountability/shapes#"
SH = "http://www.w3.org/ns/shacl#"


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """A node that breaks a rule: which, where in the node, by which value, and what to do about it."""

    shape: str
    focus: str
    path: str
    value: str
    zh: str
    en: str
    severity: str = "Violation"

    def __str__(self) -> str:
        place = f" ({self.path})" if self.path else ""
        found = f", found {self.value}" if self.value else ""
        return f"{self.focus}{place}: {self.en} [{self.shape}{found}]"


def validate(graph: Store | Iterable[Quad | Triple]) -> tuple[Violation, ...]:
    """What in the union of all graphs breaks the SHACL shapes, sorted; empty where the graph conforms."""
    with TemporaryDirectory() as folder:
        data = Path(folder) / "data.nt"
        _write_union(graph, data)
        return tuple(sorted(set(_run(data))))


def _write_union(graph: Store | Iterable[Quad | Triple], path: Path) -> None:
    """The data with the ontology, whose subclasses the shapes rely on, as N-Triples."""
    with path.open("wb") as out:
        if isinstance(graph, Store):
            for name in (DefaultGraph(), *graph.named_graphs()):
                graph.dump(out, RdfFormat.N_TRIPLES, from_graph=name)
        else:
            serialize((t.triple if isinstance(t, Quad) else t for t in graph), out, RdfFormat.N_TRIPLES)
        ontology = Store()
        ontology.load(path=str(ontology_file("core.ttl")), format=RdfFormat.TURTLE)
        ontology.dump(out, RdfFormat.N_TRIPLES, from_graph=DefaultGraph())


def _run(data: Path) -> Iterator[Violation]:
    try:
        import shacl
    except ImportError:
        return by_pyshacl(data)
    return by_shacl(data, shacl)


def by_shacl(data: Path, engine: Any) -> Iterator[Violation]:
    """The violations as the engine `shacl` finds them."""
    report = engine.Shapes.from_file(str(ontology_file("shapes.ttl"))).validate_file(str(data))
    for result in report.results:
        yield _violation(result.source_shape, result.focus_node, result.path, result.value)


def by_pyshacl(data: Path) -> Iterator[Violation]:
    """The violations as pySHACL finds them."""
    import pyshacl
    from rdflib import SH as RESULT
    from rdflib import Graph

    shapes = Graph().parse(ontology_file("shapes.ttl"), format="turtle")
    _, report, _ = pyshacl.validate(Graph().parse(data, format="nt"), shacl_graph=shapes, inference="none")
    for result in report.objects(None, RESULT.result):
        terms = (RESULT.sourceShape, RESULT.focusNode, RESULT.resultPath, RESULT.value)
        yield _violation(*(term.n3() if (term := report.value(result, p)) is not None else None for p in terms))


def _violation(shape: str | None, focus: str | None, path: str | None, value: str | None) -> Violation:
    name = _bare(shape).removeprefix(SHAPES)
    zh, en = _messages().get(name, ("", "this rule is broken"))
    return Violation(name, _bare(focus), _bare(path), value or "", zh, en)


def _bare(term: str | None) -> str:
    """The IRI of an N-Triples term; blank nodes and literals stay as they are."""
    return (term or "").removeprefix("<").removesuffix(">")


@cache
def _messages() -> Mapping[str, tuple[str, str]]:
    """What each shape says in Chinese and English."""
    shapes = Store()
    shapes.load(path=str(ontology_file("shapes.ttl")), format=RdfFormat.TURTLE)
    said: dict[str, dict[str, str]] = {}
    for quad in shapes.quads_for_pattern(None, NamedNode(f"{SH}message"), None):
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, Literal):
            name, language = quad.subject.value.removeprefix(SHAPES), quad.object.language or ""
            said.setdefault(name, {})[language] = quad.object.value
    return {shape: (texts["zh"], texts["en"]) for shape, texts in said.items()}
