"""Turtle and TriG: whatever a graph holds is read back, each triple once, and the bytes depend on the graph alone."""

import random

import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, RdfFormat, Store, parse

from kg.export import export, ordered
from kg.vocab import CA, PREFIXES, RDF, RDFS, XSD

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
TRICKY = [
    "a , b",
    '" , "',
    'x" , "y',
    "a ;\n\tb",
    " .\n",
    "ca:Problem",
    "\\",
    '\\"',
    " a ",
    "\x01",
    "@prefix x:",
    "unit: x",
]
NODES = [
    NamedNode("urn:a"),
    NamedNode("https://e.org/id/report/x"),
    CA.Problem,
    CA.due,
    NamedNode(f"{CA.base}odd.name/x"),
]
PREDICATES = [RDF.type, RDFS.label, CA.due, NamedNode("urn:p"), NamedNode("https://e.org/a%20b")]
VALUES = st.one_of(
    st.sampled_from(NODES),
    st.sampled_from(TRICKY).map(Literal),
    TEXT.map(Literal),
    TEXT.map(lambda text: Literal(text, language="zh")),
    st.integers().map(Literal),
    st.booleans().map(Literal),
    st.decimals(-1000, 1000, places=2).map(lambda number: Literal(str(number), datatype=XSD.decimal)),
    st.dates().map(lambda day: Literal(day.isoformat(), datatype=XSD.date)),
)
QUADS = st.builds(
    Quad,
    st.sampled_from(NODES),
    st.sampled_from(PREDICATES),
    VALUES,
    st.sampled_from([NamedNode("urn:g"), NamedNode("urn:h"), DefaultGraph()]),
)


def stored(quads: list[Quad]) -> Store:
    store = Store()
    store.extend(quads)
    return store


def written(store: Store, form: str) -> bytes:
    data = export(store, form)
    assert isinstance(data, bytes)
    return data


@settings(max_examples=200)
@given(st.lists(QUADS, max_size=15))
def test_any_graph_is_read_back_each_triple_once(quads: list[Quad]) -> None:
    store = stored(quads)
    lines = [str(quad.triple) for quad in parse(written(store, "turtle"), RdfFormat.TURTLE)]
    assert sorted(lines) == sorted({str(quad.triple) for quad in store})
    lines = [str(quad) for quad in parse(written(store, "trig"), RdfFormat.TRIG)]
    assert sorted(lines) == sorted(map(str, store))


@given(st.lists(QUADS, max_size=15), st.randoms(use_true_random=False))
def test_the_bytes_depend_on_the_graph_alone(quads: list[Quad], chance: random.Random) -> None:
    shuffled = list(quads)
    chance.shuffle(shuffled)
    for form in ("turtle", "trig", "nquads"):
        assert written(stored(quads), form) == written(stored(shuffled), form)


@given(st.lists(QUADS, max_size=15))
def test_rdflib_reads_the_same(quads: list[Quad]) -> None:
    store = stored([quad for quad in quads if "\x00" not in str(quad.object) and "%" not in str(quad.predicate)])
    assert len(rdflib.Graph().parse(data=written(store, "turtle"), format="turtle")) == len({q.triple for q in store})


def test_a_store_larger_than_what_is_sorted_at_once_has_the_same_bytes(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = {form: written(store, form) for form in ("turtle", "trig", "nquads")}
    monkeypatch.setattr(ordered, "RUN", 1000)
    assert {form: written(store, form) for form in expected} == expected


def test_a_prefix_in_a_string_is_none() -> None:
    store = stored([Quad(NamedNode("urn:a"), RDFS.label, Literal(" unit:KiloM ca:x"), DefaultGraph())])
    assert b"@prefix unit:" not in written(store, "turtle")
    assert b"@prefix rdfs:" in written(store, "turtle")
    assert set(PREFIXES) > {"rdfs", "unit"}
