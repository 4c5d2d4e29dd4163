"""Values put into the text of a query bind as the embedded store binds them, whatever they hold."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, QuerySolutions, Store, Variable

from kg.endpoint.binding import bound
from kg.errors import QueryError

S, P, G = NamedNode("urn:s"), NamedNode("urn:p"), NamedNode("urn:g")


def held(*values: str) -> Store:
    store = Store()
    store.extend([Quad(NamedNode(f"urn:s{n}"), P, Literal(value), G) for n, value in enumerate(values)])
    return store


def rows(store: Store, query: str, **given: str) -> list[list[str]]:
    """What a query gives with its values in its text; what the store itself binds must give the same."""
    terms = {name: Literal(value) for name, value in given.items()}
    found = store.query(
        bound(query, {name: str(term) for name, term in terms.items()}), use_default_graph_as_union=True
    )
    same = store.query(
        query, use_default_graph_as_union=True, substitutions={Variable(name): term for name, term in terms.items()}
    )
    assert isinstance(found, QuerySolutions)
    assert isinstance(same, QuerySolutions)
    listed = sorted([str(value) for value in row] for row in found)
    assert listed == sorted([str(value) for value in row] for row in same)
    return listed


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_is_a_value_and_never_read_as_sparql(value: str) -> None:
    store = held(value, value + "x")
    assert len(rows(store, "SELECT ?w ?s { ?s ?p ?o FILTER(STR(?o) = ?w) }", w=value)) == 1


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?w ?s { ?s ?p ?o FILTER(CONTAINS(?o, ?w)) }",
        "SELECT $w ?s WHERE { ?s ?p ?o OPTIONAL { ?s ?q ?v FILTER(?v = $w) } FILTER(BOUND(?v)) }",
        "SELECT ?w ?s { { ?s ?p ?o FILTER(?o = ?w) } UNION { ?s ?p ?w } }",
        "SELECT ?w ?s { ?s ?p ?o FILTER EXISTS { ?s ?q ?v FILTER(?v = ?w) } }",
        'SELECT ?w ?s { VALUES ?kind { "?w" "}" } ?s ?p ?o FILTER(?o = ?w) } # ?w {',
        "SELECT ?w ?n { { SELECT (COUNT(?s) AS ?n) { ?s ?p ?o } } ?s ?p ?w }",
        "SELECT ?w ?s { VALUES (?kind ?other) { (<urn:a> 1) } ?s ?p ?w }",
    ],
)
def test_a_value_reaches_every_group_that_names_the_variable(query: str) -> None:
    assert rows(held("学位", "x"), query, w="学位")


def test_a_variable_that_is_not_there_is_named() -> None:
    with pytest.raises(QueryError, match=r"no variable \?w"):
        bound("SELECT ?s { ?s ?p '?w' } # ?w", {"w": '"x"'})
