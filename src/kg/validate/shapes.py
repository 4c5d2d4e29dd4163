"""The SHACL shapes, run on the engine `shacl`, and where that is not installed on pySHACL.

pySHACL is the reference: tests hold the two to the same violations. The other is fifty times as fast, which a build needs.
What a violation says comes from the shapes graph alone, so no engine's wording shows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from pyoxigraph import DefaultGraph, Literal, NamedNode, RdfFormat, Store

from kg.resources import ontology_file
from kg.validate.violation import Violation

SHAPES = "https://w3id.org/commitment-accountability/shapes#"
MESSAGE = NamedNode("http://www.w3.org/ns/shacl#message")


def shape_violations(store: Store) -> tuple[Violation, ...]:
    """What in the union of all graphs breaks a shape, sorted."""
    with TemporaryDirectory() as folder:
        data = Path(folder) / "data.nt"
        write_union(store, data)
        try:
            found = list(by_shacl(data))
        except ImportError:
            found = list(by_pyshacl(data))
    return tuple(sorted(set(found)))


def write_union(store: Store, path: Path) -> None:
    """Write all graphs as one, with the ontology, on whose subclasses the shapes rely."""
    ontology = Store()
    ontology.load(path=str(ontology_file("core.ttl")), format=RdfFormat.TURTLE)
    with path.open("wb") as out:
        for name in (DefaultGraph(), *store.named_graphs()):
            store.dump(out, RdfFormat.N_TRIPLES, from_graph=name)
        ontology.dump(out, RdfFormat.N_TRIPLES, from_graph=DefaultGraph())


def by_shacl(data: Path) -> Iterator[Violation]:
    """The violations as the engine `shacl` finds them."""
    import shacl

    report = shacl.Shapes.from_file(str(ontology_file("shapes.ttl"))).validate_file(str(data))
    for result in report.results:
        yield _violation(result.source_shape, result.focus_node, result.path, result.value)


def by_pyshacl(data: Path) -> Iterator[Violation]:
    """The violations as pySHACL finds them."""
    import pyshacl
    from rdflib import SH, Graph

    shapes = Graph().parse(ontology_file("shapes.ttl"), format="turtle")
    _, report, _ = pyshacl.validate(Graph().parse(data, format="nt"), shacl_graph=shapes, inference="none")
    for result in report.objects(None, SH.result):
        terms = (report.value(result, of) for of in (SH.sourceShape, SH.focusNode, SH.resultPath, SH.value))
        yield _violation(*(None if term is None else term.n3() for term in terms))


def _violation(shape: str | None, focus: str | None, path: str | None, value: str | None) -> Violation:
    name = _bare(shape).removeprefix(SHAPES)
    zh, en = _messages().get(name, ("这条规则没有得到遵守。", "This rule is not kept."))
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
    for quad in shapes.quads_for_pattern(None, MESSAGE, None):
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, Literal):
            name, language = quad.subject.value.removeprefix(SHAPES), quad.object.language or ""
            said.setdefault(name, {})[language] = quad.object.value
    return {shape: (texts["zh"], texts["en"]) for shape, texts in said.items()}
