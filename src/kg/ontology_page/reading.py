"""From the ontology's Turtle files to what its page shows, in the order and under the headings of the files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, parse

from kg.vocab import CA, PREFIXES

RDF, RDFS, OWL, SKOS, SH = (PREFIXES[name] for name in ("rdf", "rdfs", "owl", "skos", "sh"))
SCHEMA, DCTERMS = PREFIXES["schema"], PREFIXES["dcterms"]
ONTOLOGY = CA.base.removesuffix("#")
OTHERS = {
    "catalyst": "http://purl.org/catalyst/ibis#",
    "ibis": "https://vocab.methodandstructure.com/ibis#",
    "p-plan": "http://purl.org/net/p-plan#",
}
MAPPINGS = {
    f"{RDFS}subClassOf": "⊂",
    f"{RDFS}subPropertyOf": "⊂",
    f"{SKOS}closeMatch": "≈",
    f"{SKOS}exactMatch": "=",
}
_SUBJECT = re.compile(r"^(?:### (?P<heading>.+)|ca:(?P<name>[\w-]+) a owl:)", re.M)
Node = NamedNode | BlankNode | Literal | Triple


@dataclass(frozen=True, slots=True)
class Word:
    """A term with what it is called and means, in Chinese and English."""

    iri: str
    zh: str
    en: str
    says_zh: str
    says_en: str
    notation: str = ""


@dataclass(frozen=True, slots=True)
class Use:
    """A property where a class uses it, and how many values it has there by the shapes."""

    name: str
    iri: str
    count: str


@dataclass(frozen=True, slots=True)
class Class:
    """A class and its properties."""

    word: Word
    above: list[str]
    below: list[str]
    uses: list[Use]

    @property
    def iri(self) -> str:
        return self.word.iri


@dataclass(frozen=True, slots=True)
class Property:
    """A property: of what, with which values."""

    word: Word
    of: list[str]
    values: list[str]
    above: list[str]

    @property
    def iri(self) -> str:
        return self.word.iri


@dataclass(frozen=True, slots=True)
class Group:
    """What stands under one heading of the file."""

    heading: str
    classes: list[Class]
    properties: list[Property]


@dataclass(frozen=True, slots=True)
class Scheme:
    """A closed list of codes."""

    word: Word
    codes: list[Word]

    @property
    def iri(self) -> str:
        return self.word.iri


@dataclass(frozen=True, slots=True)
class Alignment:
    """What a term is to one of another vocabulary."""

    iri: str
    relation: str
    other: str
    address: str


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All of it."""

    about: Word
    version: str
    license: str
    notes: list[str]
    groups: list[Group]
    schemes: list[Scheme]
    alignments: list[Alignment]


def read(folder: Path) -> Vocabulary:
    """Read the Turtle files of the ontology."""
    core, codes, alignments, shapes = (
        _Graph(folder / f"{name}.ttl") for name in ("core", "codes", "alignments", "shapes")
    )
    counts = dict(_counts(shapes))
    return Vocabulary(
        about=core.word(ONTOLOGY, f"{DCTERMS}title", f"{DCTERMS}description"),
        version=core.one(ONTOLOGY, f"{OWL}versionInfo"),
        license=core.one(ONTOLOGY, f"{DCTERMS}license"),
        notes=[value.value for value in core.all(ONTOLOGY, f"{RDFS}comment") if isinstance(value, Literal)],
        groups=list(_groups(core, counts, (folder / "core.ttl").read_text("utf-8"))),
        schemes=[
            Scheme(codes.word(s), [codes.word(c) for c in codes.subjects(f"{SKOS}inScheme", s)])
            for s in codes.subjects(f"{RDF}type", f"{SKOS}ConceptScheme")
        ],
        alignments=[
            Alignment(t.subject.value, MAPPINGS[t.predicate.value], short(t.object.value), t.object.value)
            for t in alignments.triples
            if t.predicate.value in MAPPINGS and isinstance(t.subject, NamedNode) and isinstance(t.object, NamedNode)
        ],
    )


def short(iri: str) -> str:
    """A name with its prefix."""
    found = ((p, base) for p, base in {**PREFIXES, **OTHERS}.items() if iri.startswith(base))
    return next((f"{p}:{iri.removeprefix(base)}" for p, base in found), iri)


class _Graph:
    """The triples of one file, in its order."""

    def __init__(self, path: Path) -> None:
        self.triples = [quad.triple for quad in parse(path=str(path), format=RdfFormat.TURTLE)]
        self._by_subject: dict[str, list[Triple]] = {}
        for triple in self.triples:
            self._by_subject.setdefault(_value(triple.subject), []).append(triple)

    def all(self, subject: str, property_: str) -> list[Node]:
        return [t.object for t in self._by_subject.get(subject, ()) if t.predicate.value == property_]

    def iris(self, subject: str, *properties: str) -> list[str]:
        return [o.value for p in properties for o in self.all(subject, p) if isinstance(o, NamedNode)]

    def one(self, subject: str, property_: str) -> str:
        return next((_value(value) for value in self.all(subject, property_)), "")

    def subjects(self, property_: str, value: str) -> list[str]:
        found = (t for t in self.triples if t.predicate.value == property_ and _value(t.object) == value)
        return list(dict.fromkeys(_value(t.subject) for t in found))

    def word(self, iri: str, label: str = f"{RDFS}label", says: str = f"{SKOS}definition") -> Word:
        def text(property_: str, lang: str) -> str:
            literals = (value for value in self.all(iri, property_) if isinstance(value, Literal))
            return next((value.value for value in literals if value.language == lang), "")

        notation = self.one(iri, f"{SKOS}notation")
        return Word(iri, text(label, "zh"), text(label, "en"), text(says, "zh"), text(says, "en"), notation)


def _groups(core: _Graph, counts: dict[tuple[str, str], str], text: str) -> Iterator[Group]:
    group = Group("", [], [])
    for found in _SUBJECT.finditer(text):
        if found["heading"]:
            group = Group(found["heading"], [], [])
            continue
        iri = CA.base + found["name"]
        if f"{OWL}Class" in core.iris(iri, f"{RDF}type"):
            group.classes.append(_class(core, counts, iri))
        else:
            group.properties.append(_property(core, iri))
        if len(group.classes) + len(group.properties) == 1:
            yield group


def _class(core: _Graph, counts: dict[tuple[str, str], str], iri: str) -> Class:
    domains = [core.subjects(p, iri) for p in (f"{RDFS}domain", f"{SCHEMA}domainIncludes")]
    stated = [path for class_, path in counts if class_ == iri]
    used = dict.fromkeys((*stated, *(p for found in domains for p in found)))
    uses = [Use(short(path), path, counts.get((iri, path), "")) for path in used]
    above = core.iris(iri, f"{RDFS}subClassOf")
    return Class(core.word(iri), above, core.subjects(f"{RDFS}subClassOf", iri), uses)


def _property(core: _Graph, iri: str) -> Property:
    of = core.iris(iri, f"{RDFS}domain", f"{SCHEMA}domainIncludes")
    values = core.iris(iri, f"{RDFS}range", f"{SCHEMA}rangeIncludes")
    return Property(core.word(iri), of, values, core.iris(iri, f"{RDFS}subPropertyOf"))


def _counts(shapes: _Graph) -> Iterator[tuple[tuple[str, str], str]]:
    """How many values of a property a thing of a class has."""
    for shape in shapes.subjects(f"{RDF}type", f"{SH}NodeShape"):
        for class_ in shapes.iris(shape, f"{SH}targetClass"):
            for property_ in map(_value, shapes.all(shape, f"{SH}property")):
                least, most = (shapes.one(property_, f"{SH}{edge}Count") for edge in ("min", "max"))
                for path in shapes.iris(property_, f"{SH}path"):
                    yield (class_, path), _many(least or "0", most)


def _many(least: str, most: str) -> str:
    if least == most:
        return least
    return f"{least}–{most}" if most else f"{least}+"


def _value(node: Node) -> str:
    return str(node.value) if isinstance(node, NamedNode | BlankNode | Literal) else ""
