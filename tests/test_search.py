"""The index of labels finds any stretch of a label, and questions that use it give the rows that they give without it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from pyoxigraph import Literal, Store, Variable

from kg.query import query, question
from kg.search import NAME, Labels, labels_of, narrowed, write_labels
from kg.store import open_store, rows

WORDS = [
    "学",
    "学位",
    "。",
    "“",
    "A1",
    "a1",
    "5G",
    "每千常住人口",
    "小一学位缺口为2189个",
    '"',
    "' OR 1",
    "学 位",
    "zzz",
    "😀",
    "*",
]
SEARCHES = [("find", "word"), ("evidence", "word"), ("metric", "name"), ("place", "name"), ("project", "name")]


@pytest.fixture(scope="module")
def labels(bundled: Path) -> Labels:
    found = labels_of(bundled / "store")
    assert found is not None
    return found


@pytest.mark.parametrize("words", WORDS)
def test_the_index_finds_what_contains_finds(words: str, bundled: Path, labels: Labels) -> None:
    asked = "SELECT DISTINCT ?s { ?s a ca:Statement ; rdfs:label ?words FILTER(CONTAINS(STR(?words), ?word)) }"
    found = {
        node for (node,) in rows(open_store(bundled / "store"), asked.replace("?word)", str(Literal(words)) + ")"))
    }
    assert set(labels.nodes(words, ["Statement"]) or ()) == found


@pytest.mark.parametrize(("name", "parameter"), SEARCHES)
@pytest.mark.parametrize("words", WORDS)
def test_a_question_gives_the_same_rows_with_and_without_the_index(
    name: str, parameter: str, words: str, bundled: Path, labels: Labels
) -> None:
    store, bound = open_store(bundled / "store"), {parameter: words}
    with_index = query(store, question(name), bound, form="csv", labels=labels)
    assert with_index == query(store, question(name), bound, form="csv")
    text, values = question(name).text, {Variable(parameter): Literal(words)}
    assert narrowed(text, values, labels) != text == narrowed(text, values, None)


def test_every_stretch_of_a_label_is_found(bundled: Path, labels: Labels) -> None:
    asked = "SELECT ?s ?label { ?s a ca:Problem ; rdfs:label ?label } ORDER BY ?label ?s LIMIT 5"
    for node, label in rows(open_store(bundled / "store"), asked):
        text = label.value  # type: ignore[union-attr]
        stretches = {text[start : start + size] for size in (1, 2, 5, len(text)) for start in range(len(text))}
        assert all(node in (labels.nodes(stretch, ["Problem"]) or ()) for stretch in stretches)


def test_where_the_index_cannot_tell_the_question_looks_everywhere(
    bundled: Path, labels: Labels, tmp_path: Path
) -> None:
    damaged = Labels(tmp_path / NAME)
    damaged.path.write_bytes(b"no database")
    store = open_store(bundled / "store")
    for index, words in ((damaged, "学位"), (labels, ""), (Labels(tmp_path / "none"), "学位")):
        assert index.nodes(words, ["Statement"]) is None
        found = query(store, question("find"), {"word": words}, form="csv", labels=index)
        assert found == query(store, question("find"), {"word": words}, form="csv")
        assert len(found.splitlines()) > 1
    assert labels_of(tmp_path / "nowhere") is None


def test_the_index_is_written_alike_each_time(bundled: Path, tmp_path: Path) -> None:
    written = (bundled / "store" / NAME).read_bytes()
    Store(str(tmp_path / "store")).bulk_extend(open_store(bundled / "store"))
    write_labels(tmp_path / "store")
    assert (tmp_path / "store" / NAME).read_bytes() == written


def test_find_on_the_command_line_uses_the_index(
    kg: Callable[..., Result], bundled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Labels, "nodes", lambda *_: [])
    result = kg("query", "find", "--bind", "word=学位", "--store", bundled / "store")
    assert (result.exit_code, result.stdout.splitlines()[-1]) == (0, "(0 rows)")
