"""The store, and its doors to rdflib and networkx."""

from pathlib import Path

import pytest
from pyoxigraph import Store
from rdflib.query import ResultRow

from kg.errors import StoreError
from kg.query import question
from kg.store import WEIGHTS, dataset, open_store, rows, short, to_networkx
from kg.vocab import CA


def test_a_missing_store_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="kg build"):
        open_store(tmp_path)


def test_a_damaged_store_says_so(tmp_path: Path) -> None:
    (tmp_path / "CURRENT").write_text("nonsense")
    with pytest.raises(StoreError, match="anew"):
        open_store(tmp_path)


def test_the_store_is_never_written_by_a_reader(store: Store) -> None:
    with pytest.raises(RuntimeError, match="read-write"):
        store.update("DELETE WHERE { ?s ?p ?o }")


def test_rows_see_the_union_of_all_graphs(store: Store) -> None:
    joined = list(rows(store, "SELECT ?p { ?p a ca:Problem ; ca:state ?state . ?state skos:prefLabel ?label }"))
    assert joined, "role, derived state and code label stand in three graphs"


def test_rdflib_asks_the_same_store(built: Path) -> None:
    (count,) = dataset(built / "store").query(
        "PREFIX ca: <https://w3id.org/commitment-accountability/ns#> SELECT (COUNT(*) AS ?n) { ?c a ca:Commitment }"
    )
    expected = list(rows(open_store(built / "store"), "SELECT (COUNT(*) AS ?n) { ?c a ca:Commitment }"))
    assert isinstance(count, ResultRow)
    assert [str(count[0])] == [getattr(n, "value", None) for (n,) in expected]


def test_networkx_view_holds_problems_commitments_and_responses(store: Store) -> None:
    graph = to_networkx(store)
    types = {data["type"] for _, data in graph.nodes(data=True)}
    assert {"ca:Problem", "ca:Commitment"} <= types
    responses = [(u, v, d) for u, v, k, d in graph.edges(keys=True, data=True) if k == "response"]
    assert responses
    for commitment, problem, facts in responses:
        assert graph.nodes[commitment]["type"] == "ca:Commitment"
        assert graph.nodes[problem]["type"] == "ca:Problem"
        assert facts["grade"] in {"direct", "partial", "related"}
        assert 0 < facts["score"] <= 1
        assert facts["weight"] == {"direct": 1, "partial": 0.6, "related": 0.2}[facts["grade"]]
    strong = {(u, v) for u, v, d in responses if d["grade"] != "related"}
    assert {(u, v) for u, v, k in graph.edges(keys=True) if k == "addresses"} == strong


def test_a_link_that_people_rejected_is_no_edge(bundled: Path) -> None:
    store = open_store(bundled / "store")
    links = "SELECT ?c ?p ?s { ?link ca:commitment ?c ; ca:problem ?p ; ca:reviewState ?s }"
    states = {(short(c), short(p)): short(state) for c, p, state in rows(store, links)}
    assert "code:rejected" in states.values()
    kept = {(u, v) for u, v, k in to_networkx(store).edges(keys=True) if k == "response"}
    assert kept == {ends for ends, state in states.items() if state != "code:rejected"}


def test_a_link_that_people_added_has_the_weight_of_its_grade_and_no_score(bundled: Path) -> None:
    edges = to_networkx(open_store(bundled / "store")).edges(keys=True, data=True)
    added = [facts for _, _, key, facts in edges if key == "response" and "score" not in facts]
    assert added
    assert all(facts["weight"] == WEIGHTS[facts["grade"]] for facts in added)


def test_the_problems_are_counted_in_the_network_as_everywhere(bundled: Path) -> None:
    store = open_store(bundled / "store")
    graph = to_networkx(store)
    members = {end for _, end, key in graph.edges(keys=True) if key == "member"}
    counted = [n for n, facts in graph.nodes(data=True) if facts.get("headline") is False and n not in members]
    asked = [short(headline) for _, _, _, headline, _ in rows(store, question("problems").text)]
    assert len(counted) == asked.count("false")


def test_short_names() -> None:
    assert short(CA.Problem) == "ca:Problem"
    assert short(None) == ""
