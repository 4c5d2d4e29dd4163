"""A graph that was exported makes the same store again."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from pyoxigraph import Store

from kg.export import export
from kg.store import open_store

FORMATS = {"turtle": ".ttl", "trig": ".trig", "nquads": ".nq", "jsonld": ".jsonld", "rdfxml": ".rdf"}


@pytest.mark.parametrize("form", FORMATS)
def test_what_was_exported_is_loaded_again(
    kg: Callable[..., Result], store: Store, built: Path, tmp_path: Path, form: str
) -> None:
    written = export(store, form)
    assert isinstance(written, bytes)
    file = tmp_path / f"graph{FORMATS[form]}"
    file.write_bytes(written)
    assert kg("load", file, "--out", tmp_path / "new").exit_code == 0
    again = open_store(tmp_path / "new" / "store")
    assert export(again, "turtle") == export(store, "turtle")
    if form in ("trig", "nquads", "jsonld"):
        assert set(again) == set(store)
    for question in ("problems", "findings"):
        here, there = (
            kg("query", question, "--store", at).stdout for at in (tmp_path / "new" / "store", built / "store")
        )
        assert here == there != ""
    assert kg("audit", "--store", tmp_path / "new" / "store", "--format", "json").exit_code == 0


@pytest.mark.parametrize(
    ("name", "text", "code", "said"),
    [
        ("x.ttl", "<urn:a> <urn:b> .", 3, "is not Turtle"),
        ("x.ttl", "<urn:a> <urn:b> 1 .", 3, "no report"),
        ("x.csv", "a,b", 3, "no format"),
        (
            "x.ttl",
            "<https://e.org/id/report/x> a <https://w3id.org/commitment-accountability/ns#Report> .",
            1,
            "breaks",
        ),
    ],
)
def test_a_graph_that_is_none_of_ours_leaves_the_last_store(
    kg: Callable[..., Result], store: Store, tmp_path: Path, name: str, text: str, code: int, said: str
) -> None:
    good = tmp_path / "good.nq"
    good.write_bytes(bytes(export(store, "nquads")))  # type: ignore[arg-type]
    assert kg("load", good, "--out", tmp_path / "new").exit_code == 0
    (tmp_path / name).write_text(text, "utf-8")
    refused = kg("load", tmp_path / name, "--out", tmp_path / "new")
    assert refused.exit_code == code
    assert said in refused.stderr
    assert set(open_store(tmp_path / "new" / "store")) == set(store)
