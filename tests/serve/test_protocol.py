"""The SPARQL 1.1 Protocol over a server that runs: every way to ask, every format, every refusal."""

import csv
import http.client
import io
import json
import socket
import time
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from pyoxigraph import RdfFormat, Store, parse
from rdflib.plugins.stores.sparqlstore import SPARQLStore

from kg.query import query, question, questions
from kg.serve.accept import chosen, wants_page
from kg.serve.protocol import FORMATS
from kg.store import open_store
from serving import JSON, Served, serving

COUNT = "SELECT (COUNT(*) AS ?n) { ?p a ca:Problem }"
GRAPH = "CONSTRUCT { ?p rdfs:label ?l } WHERE { ?p a ca:Problem ; rdfs:label ?l }"
# A value for each parameter that must be given; both stores are asked with it.
GIVEN = {"word": "学位", "name": "清水河", "label": "三"}


@pytest.fixture(scope="module")
def served(bundled: Path) -> Iterator[Served]:
    with serving(bundled / "store") as running:
        yield running


def test_it_is_asked_by_get_by_form_and_by_body(served: Served) -> None:
    url, body = f"{served.address}/query", "application/sparql-query"
    by_get = httpx.get(url, params={"query": COUNT}, headers={"Accept": JSON})
    by_form = httpx.post(url, data={"query": COUNT}, headers={"Accept": JSON})
    by_body = httpx.post(
        url, content=COUNT.encode(), headers={"Accept": JSON, "Content-Type": f"{body}; charset=utf-8"}
    )
    assert [r.status_code for r in (by_get, by_form, by_body)] == [200, 200, 200]
    assert by_get.json() == by_form.json() == by_body.json()
    assert int(by_get.json()["results"]["bindings"][0]["n"]["value"]) > 20


@pytest.mark.parametrize(
    "accept",
    [JSON, "application/json", "application/sparql-results+xml", "text/csv", "text/tab-separated-values", "*/*"],
)
def test_rows_come_in_the_format_that_is_accepted(served: Served, accept: str) -> None:
    answer = served.ask(COUNT, accept)
    assert answer.status_code == 200
    kind = answer.headers["content-type"].partition(";")[0]
    assert kind == ({"application/json": JSON, "*/*": JSON}.get(accept, accept))
    n = query(open_store_of(served), COUNT, form="csv").decode().split()[1]
    if kind == JSON:
        assert answer.json()["results"]["bindings"][0]["n"]["value"] == n
    elif "xml" in kind:
        assert ET.fromstring(answer.content).findtext(".//{*}literal") == n
    else:
        assert answer.text.split() == (["n", n] if kind == "text/csv" else ["?n", n])


def open_store_of(served: Served) -> Store:
    arguments = served.process.args
    assert isinstance(arguments, list)
    return open_store(str(arguments[arguments.index("--store") + 1]))


@pytest.mark.parametrize(
    ("accept", "form"),
    [
        ("text/turtle", RdfFormat.TURTLE),
        ("application/n-triples", RdfFormat.N_TRIPLES),
        ("application/rdf+xml", RdfFormat.RDF_XML),
        ("application/ld+json", RdfFormat.JSON_LD),
    ],
)
def test_a_graph_comes_in_the_format_that_is_accepted(served: Served, accept: str, form: RdfFormat) -> None:
    answer = served.ask(GRAPH, accept)
    assert answer.headers["content-type"].startswith(accept)
    expected = query(open_store_of(served), GRAPH, form="turtle")
    assert {quad.triple for quad in parse(answer.content, format=form)} == {
        quad.triple for quad in parse(expected, format=RdfFormat.TURTLE)
    }


def test_what_is_accepted_but_not_made_is_406(served: Served) -> None:
    answer = served.ask(COUNT, "image/png")
    assert answer.status_code == 406
    assert "text/csv" in answer.text


def test_ask_is_answered(served: Served) -> None:
    assert served.ask("ASK { ?p a ca:Problem }", JSON).json()["boolean"] is True


def test_graphs_are_chosen_by_field_and_by_from(served: Served) -> None:
    everywhere = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    named = "SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g ORDER BY ?g"
    sizes = {row["g"]: row["n"] for row in csv.DictReader(io.StringIO(served.ask(named).text))}
    graph = next(g for g in sizes if g.endswith("graph/reviews"))
    by_field = httpx.get(
        f"{served.address}/query",
        params={"query": everywhere, "default-graph-uri": graph},
        headers={"Accept": "text/csv"},
    )
    by_from = served.ask(everywhere.replace("{", f"FROM <{graph}> {{", 1))
    assert by_field.text.split()[1] == by_from.text.split()[1] == sizes[graph]
    assert int(served.ask(everywhere).text.split()[1]) > int(sizes[graph])
    nowhere = served.ask(everywhere.replace("{", "FROM <file:///etc/passwd> FROM <http://127.0.0.1:9/x> {", 1))
    assert nowhere.text.split() == ["n", "0"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("SELECT * { ?s ?p", "line 1, column 17"),
        ("SELECT *\n{ ?s a ca:Problem \n FILTER( }", "line 3"),
        ("SELECT * { ?s foo:a ?o }", "The prefix “foo:” is not known"),
        ("hello", "line 1, column 6"),
        ("", "That is not SPARQL 1.1"),
        ("SELECT (<http://x/f>(1) AS ?x) {}", "use the functions of SPARQL 1.1"),
    ],
)
def test_a_malformed_query_is_400_with_a_sentence_that_says_where(served: Served, text: str, said: str) -> None:
    answer = served.ask(text)
    assert answer.status_code == 400
    assert said in answer.text
    assert answer.text.count("\n") == 1


def test_without_a_query_the_service_describes_itself(served: Served) -> None:
    answer = served.get("/query", "text/turtle")
    assert answer.status_code == 200
    told = {(q.predicate.value.rpartition("#")[2], q.object.value) for q in parse(answer.content, RdfFormat.TURTLE)}
    sd = "http://www.w3.org/ns/sparql-service-description#"
    assert {value for name, value in told if name == "feature"} == {f"{sd}UnionDefaultGraph"}
    assert ("endpoint", f"{served.address}/query") in told
    assert ("supportedLanguage", f"{sd}SPARQL11Query") in told
    formats = {value.rpartition("/")[2] for name, value in told if name == "resultFormat"}
    assert {"Turtle", "JSON-LD", "SPARQL_Results_CSV"} <= formats
    assert len(formats) == len(FORMATS)
    assert served.get("/query", "text/turtle").content == answer.content
    assert served.get("/query", "image/png").status_code == 406


@pytest.mark.parametrize("cut", [0, 18, 22, 23])
def test_an_address_is_taken_with_raw_utf_8_in_it_as_curl_sends_it(served: Served, cut: int) -> None:
    encoded = served.get("/query/place", "text/csv", name="清水河").text
    host, port = served.address.removeprefix("http://").split(":")
    sent = "GET /query/place?name=清水河&format=csv HTTP/1.1\r\nHost: x\r\n\r\n".encode()
    with socket.create_connection((host, int(port))) as line:
        for part in filter(None, (sent[:cut], sent[cut:])):
            line.sendall(part)
            time.sleep(0.05)
        for _ in range(2):  # the second on the connection that stays open
            answer = http.client.HTTPResponse(line)
            answer.begin()
            assert (answer.status, answer.read().decode()) == (200, encoded)
            line.sendall(sent)


def test_an_address_in_another_encoding_is_refused_with_a_sentence(served: Served) -> None:
    host, port = served.address.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port))) as line:
        line.sendall("GET /query/place?name=清水河 HTTP/1.1\r\nHost: x\r\n\r\n".encode("gbk"))
        answer = http.client.HTTPResponse(line)
        answer.begin()
        assert answer.status == 400
        assert "percent-encode its fields as UTF-8" in answer.read().decode()


def test_head_and_options_say_what_get_would(served: Served) -> None:
    head = httpx.head(f"{served.address}/query", params={"query": COUNT}, headers={"Accept": "text/csv"})
    whole = httpx.get(f"{served.address}/query", params={"query": COUNT}, headers={"Accept": "text/csv"})
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["content-length"] == str(len(whole.content))
    options = httpx.options(f"{served.address}/query")
    assert options.status_code == 204
    assert set(options.headers["allow"].split(", ")) == {"GET", "HEAD", "POST", "OPTIONS"}
    assert "Content-Type" in options.headers["access-control-allow-headers"]


@pytest.mark.parametrize(
    "path", ["/", "/query", "/query?query=ASK{}", "/ns", "/ontology", "/nothing", "/query?query=x"]
)
def test_any_site_may_read_it(served: Served, path: str) -> None:
    assert served.get(path).headers["access-control-allow-origin"] == "*"


@pytest.mark.parametrize("name", questions())
def test_a_named_question_gives_the_rows_of_the_embedded_store(served: Served, name: str) -> None:
    store, asked = open_store_of(served), question(name)
    given = {p.name: GIVEN[p.name] for p in asked.parameters if p.default is None and not p.iri}
    if any(p.iri for p in asked.parameters):
        return  # a graph: the next test
    answer = served.get(f"/query/{name}", "text/csv", **given)
    assert answer.status_code == 200
    expected = query(store, asked, given, form="csv").decode()
    assert Counter(answer.text.splitlines()) == Counter(expected.splitlines())


def test_a_named_question_takes_an_iri(served: Served) -> None:
    store = open_store_of(served)
    problem = query(store, "SELECT ?p { ?l ca:problem ?p } ORDER BY ?p LIMIT 1", form="csv").decode().split()[1]
    answer = served.get("/query/problem-graph", "text/turtle", problem=problem)
    expected = query(store, question("problem-graph"), {"problem": f"<{problem}>"}, form="turtle")
    assert {q.triple for q in parse(answer.content, format=RdfFormat.TURTLE)} == {
        q.triple for q in parse(expected, format=RdfFormat.TURTLE)
    }


def test_what_is_given_is_a_value_and_never_sparql(served: Served) -> None:
    for nasty in ('x" } } #', "' || true || '", '") } SERVICE <http://x> { ?s ?p ("', "\\", "清水河\n}"):
        answer = served.get("/query/place", "text/csv", name=nasty)
        assert answer.status_code == 200
        assert len(answer.text.splitlines()) == 1


@pytest.mark.parametrize(
    ("path", "status", "said"),
    [
        ("/query/nothing", 404, "There is no question “nothing”; there are"),
        ("/query/place", 400, "needs name"),
        ("/query/place?name=a&other=b", 400, "has no parameter other"),
        ("/query/problem-graph?problem=a", 400, "is no IRI"),
        ("/query?query=ASK{}&format=doc", 400, "there are csv"),
    ],
)
def test_a_question_that_cannot_be_asked_says_why(served: Served, path: str, status: int, said: str) -> None:
    answer = served.get(path)
    assert answer.status_code == status
    assert said in answer.text


def test_a_download_has_a_name_and_the_format_asked_for(served: Served) -> None:
    answer = served.get("/query/problems", "text/html", format="csv")
    assert answer.headers["content-disposition"] == 'attachment; filename="problems.csv"'
    assert answer.headers["content-type"].startswith("text/csv")
    assert json.loads(served.get("/query", "text/html", query=COUNT, format="json").text)["head"]["vars"] == ["n"]


def test_a_spreadsheet_shows_the_chinese_and_runs_no_formula(served: Served) -> None:
    answer = served.get("/query/place", "text/html", name="清水河", format="excel")
    assert answer.headers["content-disposition"] == 'attachment; filename="place.csv"'
    expected = query(open_store_of(served), question("place"), {"name": "清水河"}, form="excel").decode()
    assert Counter(answer.content.decode().splitlines()) == Counter(expected.splitlines())
    formula = served.get("/query", "text/html", query="SELECT ('=1+1' AS ?x) {}", format="excel")
    assert formula.content.decode() == "\ufeffx\r\n'=1+1\r\n"
    assert "format=excel" in served.get("/query/place", "text/html", name="清水河").text


def test_a_client_that_is_not_ours_reads_it(served: Served) -> None:
    store = SPARQLStore(f"{served.address}/query", returnFormat="xml")
    rows = list(
        store.query("PREFIX ca: <https://w3id.org/commitment-accountability/ns#> SELECT ?p { ?p a ca:Problem }")
    )
    assert len(rows) == int(served.ask(COUNT).text.split()[1])


@pytest.mark.parametrize(
    ("accept", "offered", "expected"),
    [
        ("", ("a/b", "c/d"), "a/b"),
        ("*/*", ("a/b", "c/d"), "a/b"),
        ("c/*;q=0.9, a/b;q=0.1", ("a/b", "c/d"), "c/d"),
        ("a/b;q=0, */*", ("a/b", "c/d"), "c/d"),
        ("x/y", ("a/b",), None),
        ("a/b;q=nonsense", ("a/b",), None),
    ],
)
def test_the_format_that_is_liked_best_is_chosen(accept: str, offered: tuple[str, ...], expected: str | None) -> None:
    assert chosen(accept, offered) == expected


@pytest.mark.parametrize(
    ("accept", "page"),
    [
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", True),
        ("*/*", False),
        ("", False),
        (JSON, False),
        ("text/turtle, text/html;q=0.5", False),
    ],
)
def test_a_page_is_for_browsers(accept: str, page: bool) -> None:
    assert wants_page(accept) is page
