"""Every term has its names and meaning in two languages, is what vocab.py says it is, and every borrowed term exists."""

from __future__ import annotations

import re
from collections import Counter
from enum import StrEnum
from pathlib import Path

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode
from rdflib import OWL, RDFS, SKOS, Graph, URIRef
from rdflib import namespace as ns

from kg import vocab
from kg.errors import KgError
from kg.model import (
    Basis,
    Checkability,
    Comparator,
    Direction,
    Grade,
    Judgement,
    Kind,
    Part,
    ReviewState,
    Role,
    State,
    ValueRole,
)
from kg.resources import ontology_dir
from kg.tables import raw
from kg.vocab import CA, CODE, PREFIXES, SCHEMES, Terms, code, scheme_name
from turtle_files import EXAMPLE, FILES, HERE, INVALID, instances, objects, ontology, path_of, quads

LABEL = NamedNode(str(RDFS.label))
PREF_LABEL = NamedNode(str(SKOS.prefLabel))
DEFINITION = NamedNode(str(SKOS.definition))
NOTATION = NamedNode(str(SKOS.notation))
IN_SCHEME = NamedNode(str(SKOS.inScheme))
CLASSES = instances(ontology("core"), NamedNode(str(OWL.Class)))
PROPERTIES = [
    *instances(ontology("core"), NamedNode(str(OWL.ObjectProperty))),
    *instances(ontology("core"), NamedNode(str(OWL.DatatypeProperty))),
]
CONCEPTS = instances(ontology("codes"), NamedNode(str(SKOS.Concept)))
SCHEME_NODES = instances(ontology("codes"), NamedNode(str(SKOS.ConceptScheme)))
CHINESE = re.compile(r"[\u4e00-\u9fff]")
# As one value, since pytest asks whatever stands at the top of a module for attributes, and namespaces answer with warnings.
SHIPPED = (
    ns.RDF,
    ns.RDFS,
    ns.XSD,
    ns.OWL,
    ns.SKOS,
    ns.DCTERMS,
    ns.PROV,
    ns.ORG,
    ns.TIME,
    ns.SH,
    ns.QB,
    ns.DCAT,
    ns.SDO,
    ns.VOID,
)
VERIFIED = {
    line.split("\t")[0]
    for line in (HERE / "verified-terms.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
}


def local(node: NamedNode, base: str) -> str:
    assert node.value.startswith(base)
    return node.value.removeprefix(base)


def test_vocab_names_exactly_the_terms_that_the_ontology_defines() -> None:
    assert {local(term, CA.base) for term in [*CLASSES, *PROPERTIES]} == set(CA)
    assert {local(term, CODE.base) for term in [*CONCEPTS, *SCHEME_NODES]} == set(CODE)


def test_no_two_schemes_share_a_name() -> None:
    names = Counter(name for scheme, codes in SCHEMES.items() for name in (scheme_name(scheme), *codes.values()))
    assert [name for name, count in names.items() if count > 1] == []


@pytest.mark.parametrize("scheme", sorted(SCHEMES))
def test_codes_have_the_notations_that_data_use(scheme: str) -> None:
    codes = ontology("codes")
    node = CODE[scheme_name(scheme)]
    found = {
        (str(notation.value), local(concept, CODE.base))
        for concept in CONCEPTS
        if node in objects(codes, concept, IN_SCHEME)
        for notation in objects(codes, concept, NOTATION)
        if isinstance(notation, Literal) and notation.datatype == vocab.XSD.string
    }
    assert found == set(SCHEMES[scheme].items())


@pytest.mark.parametrize("concept", CONCEPTS, ids=lambda c: c.value.rsplit("/", 1)[-1])
def test_a_code_is_in_exactly_one_scheme(concept: NamedNode) -> None:
    schemes = objects(ontology("codes"), concept, IN_SCHEME)
    assert len(schemes) == 1
    assert schemes[0] in SCHEME_NODES


@pytest.mark.parametrize(
    ("file", "term"),
    [*(("core", t) for t in [*CLASSES, *PROPERTIES]), *(("codes", t) for t in [*CONCEPTS, *SCHEME_NODES])],
    ids=lambda value: value if isinstance(value, str) else re.split(r"[#/]", value.value)[-1],
)
def test_a_term_has_a_label_and_a_definition_in_both_languages(file: str, term: NamedNode) -> None:
    for property_ in (LABEL, DEFINITION) if file == "core" else (LABEL, PREF_LABEL, DEFINITION):
        texts = {t.language: t.value for t in objects(ontology(file), term, property_) if isinstance(t, Literal)}
        assert set(texts) == {"zh", "en"}
        assert CHINESE.search(texts["zh"])
        assert not CHINESE.search(re.sub(r"[力争全年下半年万元套]|（.*?）|\(.*?\)", "", texts["en"]))
    definitions = {t.language: t.value for t in objects(ontology(file), term, DEFINITION) if isinstance(t, Literal)}
    assert definitions["zh"].endswith("。")
    assert definitions["en"].endswith(".")


def test_labels_and_preferred_labels_of_codes_agree() -> None:
    codes = ontology("codes")
    for node in [*CONCEPTS, *SCHEME_NODES]:
        assert set(objects(codes, node, LABEL)) == set(objects(codes, node, PREF_LABEL))


def test_no_two_terms_of_a_kind_have_one_label() -> None:
    for terms in (CLASSES, PROPERTIES):
        labels = Counter(label for term in terms for label in objects(ontology("core"), term, LABEL))
        assert [str(label) for label, count in labels.items() if count > 1] == []


def test_plan_item_is_another_name_of_commitment() -> None:
    alternatives = objects(ontology("core"), CA.Commitment, NamedNode(str(SKOS.altLabel)))
    assert {label.value for label in alternatives} == {"计划事项", "plan item"}


@pytest.mark.parametrize("name", FILES)
def test_two_parsers_read_the_same(name: str) -> None:
    assert len(Graph().parse(path_of(name), format="turtle")) == len(ontology(name))


@pytest.mark.parametrize("name", ["core", "codes", "alignments"])
def test_the_terms_need_no_blank_nodes(name: str) -> None:
    assert not [q for q in ontology(name) if BlankNode in (type(q.subject), type(q.object))]


def test_the_version_stands_in_the_ontology_and_its_changes() -> None:
    node = NamedNode(CA.base.removesuffix("#"))
    (version,) = objects(ontology("core"), node, NamedNode(str(OWL.versionInfo)))
    assert objects(ontology("core"), node, NamedNode(str(OWL.versionIRI))) == [
        NamedNode(f"{node.value}/{version.value}")
    ]
    assert f"## {version.value}" in (ontology_dir() / "CHANGES.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("scheme", "enum"),
    [
        ("role", Role),
        ("checkability", Checkability),
        ("grade", Grade),
        ("basis", Basis),
        ("judgement", Judgement),
        ("reviewState", ReviewState),
        ("problemState", State),
        ("comparator", Comparator),
        ("valueRole", ValueRole),
        ("valueKind", Kind),
        ("direction", Direction),
        ("part", Part),
    ],
)
def test_schemes_have_the_values_of_the_model(scheme: str, enum: type[StrEnum]) -> None:
    assert set(SCHEMES[scheme]) == set(enum)
    assert all(code(scheme, value).value.startswith(CODE.base) for value in enum)


@pytest.mark.parametrize(
    ("scheme", "table", "column"),
    [("window", "windows", "kind"), ("stage", "stages", "stage"), ("genre", "genres", "key")],
)
def test_schemes_have_the_values_of_the_tables(scheme: str, table: str, column: str) -> None:
    assert {row[column] for row in raw(table)["rows"]} <= set(SCHEMES[scheme])


def test_themes_are_those_of_the_table_of_themes() -> None:
    names = {
        key: {
            label.language: label.value
            for label in objects(ontology("codes"), CODE[name], LABEL)
            if isinstance(label, Literal)
        }
        for key, name in SCHEMES["theme"].items()
    }
    assert names == {row["key"]: {"zh": row["zh"], "en": row["en"]} for row in raw("themes")["rows"]}


@pytest.mark.parametrize(
    ("scheme", "value", "name"),
    [
        ("comparator", ">=", "atLeast"),
        ("basis", "same-metric", "sameMetric"),
        ("window", "full-year", "fullYear"),
        ("problemState", "related-only", "relatedOnly"),
    ],
)
def test_a_value_becomes_its_code(scheme: str, value: str, name: str) -> None:
    assert code(scheme, value) == CODE[name]


def test_unknown_terms_and_codes_raise_with_the_name() -> None:
    with pytest.raises(AttributeError, match="Comitment"):
        _ = CA.Comitment
    with pytest.raises(KgError, match="“exact” is no grade code; there are direct, partial, related"):
        code("grade", "exact")


def test_prefixes_are_sorted_and_each_stands_for_one_namespace() -> None:
    assert list(PREFIXES) == sorted(PREFIXES)
    assert len(set(PREFIXES.values())) == len(PREFIXES)


# Borrowed terms


def exists(iri: str) -> bool:
    """Whether another's term exists: by rdflib's copy of its vocabulary, else by the list of terms looked up."""
    return iri in VERIFIED or any(iri.startswith(str(space)) and URIRef(iri) in space for space in SHIPPED)


def foreign(iris: set[str]) -> set[str]:
    own = (vocab.ROOT, "https://example.org/", "https://www.apache.org/licenses/")
    return {iri for iri in iris if not iri.startswith(own)}


def test_vocab_borrows_only_terms_that_exist() -> None:
    spaces = [terms for terms in vars(vocab).values() if isinstance(terms, Terms)]
    used = foreign({terms.base + name for terms in spaces for name in terms})
    assert len(used) > 100
    assert [iri for iri in sorted(used) if not exists(iri)] == []


@pytest.mark.parametrize("path", [*(path_of(name) for name in FILES), EXAMPLE, *INVALID], ids=lambda path: path.stem)
def test_files_borrow_only_terms_that_exist(path: Path) -> None:
    terms = {
        part.value if isinstance(part, NamedNode) else part.datatype.value
        for quad in quads(path)
        for part in (quad.subject, quad.predicate, quad.object)
        if isinstance(part, NamedNode | Literal)
    }
    assert [iri for iri in sorted(foreign(terms)) if not exists(iri)] == []


@pytest.mark.parametrize("name", ["CNY", "KM", "KM2", "PERCENT_POINT"])
def test_units_that_do_not_exist_are_not_taken_for_units(name: str) -> None:
    assert not exists(f"http://qudt.org/vocab/unit/{name}")
    assert name not in vocab.UNIT
