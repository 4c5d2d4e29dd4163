"""SPARQL texts seen by their tokens: nothing hides, nothing harmless is refused."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
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
        ("BASE <http://x/> SELECT * { <#from> <it's> <#y> }", False),
        ("BASE <http://x/> SELECT * FROM <#g> { ?s ?p <#y> }", True),
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


# What may stand before a call so as to hide it, and what may part the two.
BEFORE = [
    "?s ?p 1.0e5",
    "?s ?p 1.",
    "?s ?p true",
    "?s ?p 'x'@en",
    "?s ?p 'x'",
    '?s ?p """a"b"""',
    "?s ?p '''it's'''",
    "?s ?p x:a\\#",
    "?s ?p x:",
    "?s ?p x:a%20",
    "?s x:.. ?o",
    "FILTER(?a<?b)",
    "FILTER(?a<?b#>\n)",
    "FILTER(1<2#'''\n)",
    "FILTER(?a<?b&&?c>?d)",
    "FILTER(?a<'#')",
    "?s ?p <http://a#'>",
    "?s ?p <a>",
    "?s ?p <#a>",
    "?s ?p <http://a\\u0041#>",
    "BIND(1 AS ?z)",
    "{}",
    "OPTIONAL{}",
    "#'''\n",
    "#<\n",
    '?s ?p "\\""',
    "?s ?p '\\\\'",
    '?s ?p ""',
    'VALUES ?v {"""a""" "" \'\'}',
    "?s ?p _:b",
    "?s ?p [] ",
    "?s a x:a",
    "MINUS{?s ?p '#'}",
    "?s ?p ?o²",
    "?s x:a/x:b ?o",
    "FILTER(-1<+2)",
]
PARTED = ["", " ", ".", " . ", "\n", "#c\n", "#'\n", "\t"]
CALL = [
    "SERVICE<http://127.0.0.1:1/>{}",
    "service <http://127.0.0.1:1/>{}",
    "SERVICEx:a{}",
    "Service#'''\n<http://127.0.0.1:1/>{}",
    "SERVICE\\u0020<http://127.0.0.1:1/>{}",
]
AFTER = ["", "#'''", "#>", " ?s ?p '''\n'''", '?s ?p "#"', '#"""']


@given(
    before=st.lists(st.tuples(st.sampled_from(BEFORE), st.sampled_from(PARTED)), max_size=4),
    call=st.sampled_from(CALL),
    after=st.sampled_from(AFTER),
)
def test_no_call_that_the_store_would_make_goes_unseen(before: list[tuple[str, str]], call: str, after: str) -> None:
    text = f"PREFIX x:<http://127.0.0.1:1/> SELECT * {{{''.join(map(''.join, before))}{call}{after}\n}}"
    try:
        list(Store().query(text))  # type: ignore[arg-type]
    except OSError:  # it was read, and the call was tried
        with suppress(QueryError):
            assert SparqlText(text).calls_service, text
    except (SyntaxError, RuntimeError, ValueError):
        pass
