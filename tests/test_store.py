"""The store, and its door to rdflib."""

from pathlib import Path

import pytest
from pyoxigraph import Store
from rdflib.query import ResultRow

from kg.errors import StoreError
from kg.store import dataset, open_store, rows, short
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


def test_short_names() -> None:
    assert short(CA.Problem) == "ca:Problem"
    assert short(None) == ""
