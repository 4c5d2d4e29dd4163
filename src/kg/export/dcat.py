"""A folder to publish: the data in several formats, a description of it, and the hash of every file."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pyoxigraph import Literal, NamedNode, RdfFormat, Store, Triple, serialize

from kg import __version__
from kg.export.csvw import csv
from kg.export.files import Files
from kg.export.jsonld import jsonld
from kg.export.note import notes
from kg.export.properties import Properties, local
from kg.export.rdf import base, in_use, nquads, trig, turtle
from kg.store import rows, short, triples
from kg.vocab import CA, DCAT, DCTERMS, RDF, SPDX, VOID, XSD

HERE = "here:/"  # stands for the folder while its description is written, so that file names come out relative to it
LANGUAGES = "http://id.loc.gov/vocabulary/iso639-1/"
MEDIA = {
    "ttl": "text/turtle",
    "trig": "application/trig",
    "nq": "application/n-quads",
    "jsonld": "application/ld+json",
    "csv": "text/csv",
    "json": "application/csvm+json",
}
WORDS = {
    DCTERMS.title: ("承诺问责图", "Commitment-accountability graph"),
    DCTERMS.description: (
        "政府计划执行报告中的问题、承诺、数值及其关联，每一处都有报告的原话为据。",
        "Problems, commitments, figures and the links between them in government plan-execution reports, each with the words of the report.",
    ),
}
_REPORTS = """SELECT ?id ?title ?page ?restatement ?text ?source WHERE {
  ?report a ca:Report ; dcterms:identifier ?id ; dcterms:title ?title ; ca:isRestatement ?restatement ; ca:sha256 ?text ;
          ca:sourceSha256 ?source . OPTIONAL { ?report dcterms:source ?page }
} ORDER BY ?id"""


def dcat(store: Store) -> Files:
    """For open-data portals and catalogues: a folder with the data, its DCAT and VoID description, and a manifest of hashes."""
    files = {
        "graph.ttl": turtle(store),
        "graph.trig": trig(store),
        "graph.nq": nquads(store),
        "graph.jsonld": jsonld(store),
        **{f"tables/{name}": data for name, data in csv(store).items()},
    }
    files["dataset.ttl"] = _turtle(sorted(set(_described(store, files)), key=_order))
    files["manifest.json"] = _manifest(store, files)
    sums = "".join(f"{_sha256(data)}  {name}\n" for name, data in sorted(files.items()))
    return {**files, "SHA256SUMS": sums.encode("ascii")}


def _manifest(store: Store, files: Files) -> bytes:
    """The hash of every file, and of the texts that the data was read from."""
    reports = [
        {
            "id": one.value,
            "title": title.value,
            "official_page": page.value if page else None,
            "restatement": restatement.value == "true",
            "text_sha256": text.value,
            "source_sha256": source.value,
        }
        for one, title, page, restatement, text, source in _found(store)
    ]
    listed = [{"name": name, "bytes": len(data), "sha256": _sha256(data)} for name, data in sorted(files.items())]
    made = {"made_by": f"kg {__version__}", "notes": notes(store), "reports": reports, "files": listed}
    return json.dumps(made, ensure_ascii=False, indent=1).encode("utf-8") + b"\n"


def _found(store: Store) -> Iterator[tuple[Any, ...]]:
    yield from rows(store, _REPORTS)


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _turtle(statements: list[Triple]) -> bytes:
    written = serialize(statements, format=RdfFormat.TURTLE, prefixes=in_use(statements), base_iri=HERE) or b""
    return written.replace(f"@base <{HERE}> .\n".encode(), b"", 1)


def _order(triple: Triple) -> tuple[str, str, str]:
    """The data set before its parts."""
    predicate = "" if triple.predicate == RDF.type else triple.predicate.value
    return str(triple.subject).rstrip(">"), predicate, str(triple.object)


def _described(store: Store, files: Files) -> Iterator[Triple]:
    dataset = NamedNode(f"{base(store) or HERE}dataset")
    yield from (Triple(dataset, RDF.type, kind) for kind in (DCAT.Dataset, VOID.Dataset))
    for predicate, words in WORDS.items():
        for text, language in zip(words, ("zh", "en"), strict=True):
            yield Triple(dataset, predicate, Literal(text, language=language))
    yield from (Triple(dataset, DCTERMS.rights, Literal(note)) for note in notes(store))
    for word in ("问责", "计划执行", "承诺", "accountability"):
        yield Triple(dataset, DCAT.keyword, Literal(word))
    yield from _covered(dataset, Properties(store))
    yield from _counted(dataset, store)
    for name, data in files.items():
        yield from _distribution(dataset, name, data)


def _covered(dataset: NamedNode, properties: Properties) -> Iterator[Triple]:
    """Which areas, times, pages and languages the reports are of."""
    reports = properties.members(["ca:Report"])
    for path, predicate in (
        ("ca:jurisdiction", DCTERMS.spatial),
        ("dcterms:source", DCTERMS.source),
    ):
        for value in sorted({value for report in reports for value in properties.follow(report, path)}, key=str):
            yield Triple(dataset, predicate, value)
    for language in sorted({properties.first(report, "dcterms:language") for report in reports} - {""}):
        yield Triple(dataset, DCTERMS.language, NamedNode(LANGUAGES + language))
    yield Triple(dataset, DCTERMS.conformsTo, NamedNode(CA.base.rstrip("#")))
    days = [
        sorted(properties.first(report, f"{period}/{edge}/time:inXSDDate") for report in reports)
        for period, edge in (("ca:reportingPeriod", "time:hasBeginning"), ("ca:planPeriod", "time:hasEnd"))
    ]
    time = NamedNode(f"{dataset.value}#time")
    for predicate, day in ((DCAT.startDate, days[0][:1]), (DCAT.endDate, days[1][-1:])):
        for date in filter(None, day):
            yield Triple(dataset, DCTERMS.temporal, time)
            yield Triple(time, RDF.type, DCTERMS.PeriodOfTime)
            yield Triple(time, predicate, Literal(date, datatype=XSD.date))


def _counted(dataset: NamedNode, store: Store) -> Iterator[Triple]:
    """The size of the whole, of each named graph, and the use of each class and property."""
    union = triples(store)
    kinds = Counter(t.object.value for t in union if t.predicate == RDF.type and isinstance(t.object, NamedNode))
    uses = Counter(t.predicate.value for t in union)
    sizes = {
        VOID.triples: len(union),
        VOID.distinctSubjects: len({t.subject for t in union}),
        VOID.distinctObjects: len({str(t.object) for t in union}),
        VOID.classes: len(kinds),
        VOID.properties: len(uses),
    }
    yield from (Triple(dataset, predicate, _number(size)) for predicate, size in sizes.items())
    for vocabulary in sorted({name[: -len(local(name))] for name in (*kinds, *uses)}):
        yield Triple(dataset, VOID.vocabulary, NamedNode(vocabulary))
    if base(store):
        yield Triple(dataset, VOID.uriSpace, Literal(base(store) or ""))
    for graph, size in sorted(Counter(str(quad.graph_name.value) for quad in store if quad.graph_name).items()):
        yield Triple(dataset, VOID.subset, NamedNode(graph))
        yield Triple(NamedNode(graph), RDF.type, VOID.Dataset)
        yield Triple(NamedNode(graph), VOID.triples, _number(size))
    yield from _parts(dataset, kinds, VOID.classPartition, VOID["class"], VOID.entities)
    yield from _parts(dataset, uses, VOID.propertyPartition, VOID.property, VOID.triples)


def _parts(
    dataset: NamedNode, counts: Mapping[str, int], part: NamedNode, of: NamedNode, size: NamedNode
) -> Iterator[Triple]:
    for name, count in sorted(counts.items()):
        node = NamedNode(f"{dataset.value}#{local(of.value)}-{short(NamedNode(name)).replace(':', '-')}")
        yield Triple(dataset, part, node)
        yield Triple(node, of, NamedNode(name))
        yield Triple(node, size, _number(count))


def _distribution(dataset: NamedNode, name: str, data: bytes) -> Iterator[Triple]:
    node, there = NamedNode(f"{dataset.value}#{name}"), NamedNode(f"{HERE}{name}")
    checksum = NamedNode(f"{dataset.value}#sha256-{name}")
    media = NamedNode(f"https://www.iana.org/assignments/media-types/{MEDIA[name.rpartition('.')[2]]}")
    yield Triple(dataset, DCAT.distribution, node)
    if name.startswith("graph."):
        yield Triple(dataset, VOID.dataDump, there)
    facts: Iterable[tuple[NamedNode, NamedNode | Literal]] = (
        (RDF.type, DCAT.Distribution),
        (DCTERMS.title, Literal(name)),
        (DCAT.downloadURL, there),
        (DCAT.mediaType, media),
        (DCAT.byteSize, Literal(str(len(data)), datatype=XSD.nonNegativeInteger)),
        (SPDX.checksum, checksum),
    )
    yield from (Triple(node, predicate, value) for predicate, value in facts)
    yield Triple(checksum, RDF.type, SPDX.Checksum)
    yield Triple(checksum, SPDX.algorithm, SPDX.checksumAlgorithm_sha256)
    yield Triple(checksum, SPDX.checksumValue, Literal(_sha256(data), datatype=XSD.hexBinary))


def _number(count: int) -> Literal:
    return Literal(str(count), datatype=XSD.integer)
