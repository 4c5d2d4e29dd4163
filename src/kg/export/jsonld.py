"""JSON-LD with the published context, so that it reads well as plain JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Store, Triple

from kg.export.rdf import base
from kg.resources import ontology_file
from kg.vocab import CA, CODE, PREFIXES, RDF, XSD

CONTEXT = "context.jsonld"
FIRST = ("id", "type", "label")  # what a reader wants to see first
Json = Any


def jsonld(store: Store) -> bytes:
    """For web developers: JSON-LD of all named graphs with short names and the context inside, so that it needs no network."""
    compact = Compact(base(store) or "")
    graphs: dict[str, dict[str, dict[str, set[Literal | NamedNode]]]] = {}
    for quad in store:
        nodes = graphs.setdefault(_name(quad), {})
        nodes.setdefault(str(quad.subject.value), {}).setdefault(quad.predicate.value, set()).add(_simple(quad.object))
    written = [
        {"id": compact.reference(graph), "@graph": [compact.node(i, nodes[i]) for i in sorted(nodes)]}
        for graph, nodes in sorted(graphs.items())
    ]
    context = {"@base": compact.base, **_context()} if compact.base else _context()
    text = json.dumps({"@context": context, "@graph": written}, ensure_ascii=False, indent=1)
    return text.encode("utf-8") + b"\n"


@cache
def _context() -> Mapping[str, Json]:
    read: Mapping[str, Json] = json.loads(ontology_file(CONTEXT).read_text("utf-8"))["@context"]
    return read


def _name(quad: Quad) -> str:
    return str(quad.graph_name.value) if isinstance(quad.graph_name, NamedNode) else ""


def _simple(term: NamedNode | BlankNode | Literal | Triple) -> Literal | NamedNode:
    """Data of ours has neither blank nodes nor quoted triples."""
    assert isinstance(term, NamedNode | Literal)
    return term


class Compact:
    """Writes IRIs and values as short as the context allows, and in full wherever a term of it does not fit."""

    def __init__(self, base_iri: str) -> None:
        self.base = base_iri if base_iri.startswith("http") else ""  # against a urn: nothing can be relative
        self._terms: dict[str, tuple[str, Mapping[str, str]]] = {}
        self._names = frozenset(_context())
        for term, given in _context().items():
            if not term.startswith("@") and term not in PREFIXES and given not in ("@id", "@type"):
                defined: Mapping[str, str] = {"@id": given} if isinstance(given, str) else given
                self._terms[self._full(defined["@id"])] = (term, defined)

    def node(self, subject: str, properties: Mapping[str, Iterable[Literal | NamedNode]]) -> dict[str, Json]:
        """One thing with all its properties."""
        written: dict[str, Json] = {"id": self.reference(subject)}
        for predicate, values in properties.items():
            ordered = sorted(values, key=str)
            if predicate == RDF.type.value:
                written["type"] = _one([self._vocabulary(value.value) for value in ordered])
                continue
            term, defined = self._terms.get(predicate, (self._prefixed(predicate), {}))
            self._put(written, predicate, term, defined, ordered)
        return dict(
            sorted(written.items(), key=lambda item: (FIRST.index(item[0]) if item[0] in FIRST else 9, item[0]))
        )

    def _put(
        self,
        written: dict[str, Json],
        predicate: str,
        term: str,
        defined: Mapping[str, str],
        values: Sequence[Literal | NamedNode],
    ) -> None:
        fitting = [value for value in values if _fits(value, defined)]
        others = [value for value in values if not _fits(value, defined)]
        if fitting and defined.get("@container") == "@language":
            texts: dict[str, list[str]] = {}
            for value in fitting:
                texts.setdefault(str(getattr(value, "language", "")), []).append(value.value)
            written[term] = {language: _one(texts[language]) for language in sorted(texts)}
        elif fitting:
            written[term] = _one([self._short(value, defined) for value in fitting])
        if others:
            written[self._prefixed(predicate)] = _one([self._full_value(value) for value in others])

    def _short(self, value: Literal | NamedNode, defined: Mapping[str, str]) -> Json:
        if isinstance(value, NamedNode):
            return self._code(value.value) if defined["@type"] == "@vocab" else self.reference(value.value)
        return _native(value)

    def _code(self, iri: str) -> str:
        """A code by its name; with its prefix where a term of the context has that name."""
        name = iri.removeprefix(CODE.base)
        return f"code:{name}" if name in self._names else name

    def reference(self, iri: str) -> str:
        """The IRI of a thing, from the base on."""
        return iri.removeprefix(self.base) if self.base else iri

    def _full_value(self, value: Literal | NamedNode) -> Json:
        if isinstance(value, NamedNode):
            return {"@id": self.reference(value.value)}
        if value.language:
            return {"@value": value.value, "@language": value.language}
        if value.datatype == XSD.string:
            return {"@value": value.value}
        return {"@value": value.value, "@type": self._prefixed(value.datatype.value)}

    def _vocabulary(self, iri: str) -> str:
        name = iri.removeprefix(CA.base)
        return name if name != iri and name not in self._names else self._prefixed(iri)

    @staticmethod
    def _prefixed(iri: str) -> str:
        for prefix, space in PREFIXES.items():
            if iri.startswith(space):
                return f"{prefix}:{iri[len(space) :]}"
        return iri

    @staticmethod
    def _full(name: str) -> str:
        prefix, _, local = name.partition(":")
        return PREFIXES[prefix] + local if prefix in PREFIXES else name


def _fits(value: Literal | NamedNode, defined: Mapping[str, str]) -> bool:
    """Whether a value under a term of the context is read back as it was."""
    kind = defined.get("@type")
    if isinstance(value, NamedNode):
        return kind == "@id" or (kind == "@vocab" and value.value.startswith(CODE.base))
    if "@container" in defined:
        return value.language is not None
    if value.language or not defined:
        return False
    return value.datatype.value == (XSD.base + kind.removeprefix("xsd:") if kind else XSD.string.value)


def _native(value: Literal) -> str | int | bool:
    """Whole numbers and truth values as JSON has them; decimals stay text, since JSON's numbers are not exact."""
    if value.datatype == XSD.boolean and value.value in ("true", "false"):
        return value.value == "true"
    whole = value.datatype in (XSD.integer, XSD.nonNegativeInteger)
    return int(value.value) if whole and str(int(value.value)) == value.value else value.value


def _one(values: Sequence[Json]) -> Json:
    return values[0] if len(values) == 1 else list(values)
