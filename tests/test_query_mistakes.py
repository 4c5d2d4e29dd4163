"""What a question that cannot be answered is answered with: one line, the place or the value, and the next step."""

import ast
from collections.abc import Callable
from pathlib import Path
from time import process_time

import pytest
from click.testing import Result
from pyoxigraph import Store

from kg.errors import QueryError
from kg.query import parse_question, query, question, questions
from kg.store import open_store

Kg = Callable[..., Result]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("SELECT (COUNT(*) { ?s ?p ?o }", "line 1, column 23, where “?p ?o }” stands"),
        ("SELECT *\n{ ?s ?p", "line 2, column 8, where the line ends"),
        ("", "line 1, column 1, where the line ends"),
        ("SELECT ?x (COUNT(?y) AS ?n) { ?x a ?y }", "neither binds nor groups by"),
        ("SELECT ?x { ?x foo:bar ?y }", "prefix “foo:” is not known"),
        ("INSERT DATA { <a:b> <a:c> <a:d> }", "INSERT would change the graph, and a query only asks"),
        ("BASE <http://x/> PREFIX x: <#y> delete where { ?s ?p ?o }", "DELETE would change the graph"),
        ('PREFIX f: <http://x/> SELECT ?x { ?x f:a "g:h" ; i:j ?y }', "prefix “i:” is not known"),
    ],
)
def test_bad_sparql_is_one_line_that_says_where(store: Store, text: str, said: str) -> None:
    with pytest.raises(QueryError) as refused:
        query(store, text)
    assert said in str(refused.value)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(("value", "said"), [("x", "angle brackets"), ("<a b>", "no IRI"), ("s-12", "angle brackets")])
def test_a_parameter_that_must_be_an_iri_says_so(store: Store, value: str, said: str) -> None:
    with pytest.raises(QueryError, match=said):
        query(store, question("problem-graph"), {"problem": value})


def test_an_unknown_name_is_wrong_usage_and_lists_those_there_are(kg: Kg, built: Path) -> None:
    for arguments, known in (
        (["query", "problms"], "problems-without-commitment"),
        (["query", "problems", "--format", "xslx"], "turtle"),
        (["export", "--format", "xslx"], "parquet"),
    ):
        result = kg(*arguments, "--store", built / "store")
        assert result.exit_code == 2
        assert known in result.stderr


@pytest.mark.parametrize("name", [name for name in questions() if name != "problem-graph"])
def test_no_question_is_slow_on_the_bundled_report(bundled: Path, name: str) -> None:
    bound = {p.name: "学位" for p in question(name).parameters if p.default is None}
    store = open_store(bundled / "store")
    begun = process_time()
    query(store, question(name), bound, form="csv")
    assert process_time() - begun < 0.6


def test_the_example_of_the_how_to_has_the_row_that_it_shows(bundled: Path) -> None:
    how_to = (Path(__file__).parents[1] / "docs" / "how-to" / "add-a-query.md").read_text("utf-8")
    text = how_to.partition("```sparql\n")[2].partition("```")[0]
    row = ast.literal_eval(how_to.partition("```text\n")[2].partition("```")[0].strip().rstrip(","))
    name, bound, words = row
    answer = query(open_store(bundled / "store"), parse_question(name, text), bound, form="csv").decode()
    assert any(all(word in line for word in words) for line in answer.splitlines())
