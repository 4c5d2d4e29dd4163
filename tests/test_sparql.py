"""SPARQL texts seen by their tokens: nothing hides, nothing harmless is refused."""

import pytest
from pyoxigraph import Store

from kg.errors import QueryError
from kg.sparql import SparqlText

CALLS = [
    "SELECT * { SERVICE <http://x/> { ?s ?p ?o } }",
    "select*{service silent?x{?s?p?o}}",
    "SELECT * { { OPTIONAL { seRvice # a comment\n <http://x> { } } } }",
    "SELECT * { ?s ?p 1.0e5SERVICE<http://x>{} }",
    "SELECT * { ?s ?p trueSERVICE ?x {} }",
    "SELECT * { SERVICEex:a{} }",
    "SELECT * { ?s ?p ex:a\\# . SERVICE <http://x> {} }",
    "SELECT * { ?s ?p ex:.SERVICE?x{} }",
    "SELECT * { ?s ?p <http://x\\u0041#> . SERVICE <http://x> {} }",
    'SELECT * { ?s ?p "a\\"" . SERVICE <http://x> {} #"\n }',
    "SELECT * { ?s ?p '''a''b''' . SERVICE <http://x> {} }",
    'SELECT * { ?s ?p "" . SERVICE <http://x> {} . ?s ?p "" }',
    "ASK { FILTER EXISTS { SELECT * { GRAPH ?g { SERVICE <http://x> {} } } } }",
]
HARMLESS = [
    "SELECT * { ?s ?p 'SERVICE <http://x> {}' }",
    'SELECT * { ?s ?p """it says "SERVICE" here""", \'\'\'it\'s SERVICE\'\'\'@en-service }',
    "SELECT ?service { ?service ?p ?o } # SERVICE <http://x>",
    "SELECT * { ?s a <http://www.w3.org/ns/sparql-service-description#Service> }",
    "SELECT * { ?s ca:service ?o }",
    "SELECT * { FILTER(?a<?b&&?c>?d) }",
    "# LOAD <http://x>\nSELECT ?insert { ?s ?p 'DELETE' }",
    "PREFIX with: <http://x/> BASE <http://x/load> SELECT * { ?s with:a ?o }",
]
UPDATES = [
    ("INSERT DATA { <a:a> <a:b> <a:c> }", "INSERT"),
    ("PREFIX a: <http://b/> # a comment\n delete where { ?s ?p ?o }", "DELETE"),
    ("base <http://x/> LOAD <http://x>", "LOAD"),
    ("WITH <g:g> DELETE {} WHERE {}", "WITH"),
    ("CLEAR ALL", "CLEAR"),
    ("DROP SILENT DEFAULT", "DROP"),
]


@pytest.mark.parametrize("text", CALLS)
def test_a_call_of_another_endpoint_is_seen_wherever_it_stands(text: str) -> None:
    assert SparqlText(text).calls_service


@pytest.mark.parametrize("text", HARMLESS)
def test_the_word_in_a_string_a_comment_or_a_name_is_none(text: str) -> None:
    assert not SparqlText(text).calls_service
    assert SparqlText(text).update is None


@pytest.mark.parametrize(("text", "keyword"), UPDATES)
def test_an_update_is_seen_by_its_first_keyword(text: str, keyword: str) -> None:
    assert SparqlText(text).update == keyword


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { FILTER(?a<?b)SERVICE?x#>\n{ ?s ?p ?o } }",
        "SELECT * { FILTER(?a<?b#>'''\n) SERVICE <http://x> {} #'''\n }",
    ],
)
def test_what_can_be_read_in_two_ways_is_refused(text: str) -> None:
    with pytest.raises(QueryError, match="two ways; write"):
        assert SparqlText(text).calls_service


def test_the_prefixes_in_use_are_added_and_those_declared_are_left() -> None:
    text = "PREFIX ca: <http://own/> SELECT * { ?s ca:a ?o ; rdfs:label 'oa:exact' }"
    first, rest = SparqlText(text).prefixed().split("\n", 1)
    assert first == "PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> "
    assert rest == text
    Store().query(SparqlText(text).prefixed())


@pytest.mark.parametrize(
    ("text", "chooses"),
    [
        ("SELECT * FROM <http://g> { ?s ?p ?o }", True),
        ("select *from named<http://g>{}", True),
        ("SELECT ?from { ?s ?p 'FROM' } # FROM <http://g>", False),
    ],
)
def test_a_query_that_chooses_its_graphs_is_told_from_one_that_does_not(text: str, chooses: bool) -> None:
    assert SparqlText(text).chooses_graphs is chooses


@pytest.mark.parametrize("piece", ["a.", "<a", '"', "'''\\'", "a-", ":", "# "])
def test_a_long_text_is_read_in_time_that_grows_with_it(piece: str) -> None:
    import time

    started = time.process_time()
    SparqlText(piece * (65_536 // len(piece))).bare  # noqa: B018
    assert time.process_time() - started < 2
