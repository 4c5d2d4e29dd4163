"""Questions: each named one has rows on the small report, values are bound and not spliced, every format can be read."""

import csv
import io
import json
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path

import pyoxigraph
import pytest
import rdflib
from click.testing import Result
from pyoxigraph import NamedNode, Store

from kg.errors import QueryError
from kg.query import parse_question, query, question, questions, term

# Question, its parameters, and words that must stand together in one of its rows on the report of tests/reports.py.
ROWS = [
    ("reports", {}, ["330102-plan-execution-2021-H1", "2021-H1", "2021-H2", "false"]),
    ("problems", {}, ["小学一年级学位缺口1200个", "false"]),
    ("problems-without-commitment", {}, ["望江片区停车泊位紧张"]),
    ("problem-states", {}, ["教育供给不足"]),
    ("commitments", {}, ["新增学位1500个", "1500"]),
    ("commitments-without-anchor", {}, ["加强基层医疗服务能力建设"]),
    ("deadlines", {}, ["2021-09-30", "望江文化馆新建工程验收"]),
    ("responses", {}, ["凤山河整治工程至今未能开工", "凤山河整治工程"]),
    ("evidence", {"word": "凤山河"}, ["凤山河整治工程至今未能开工"]),
    ("project", {"name": "望江文化馆"}, ["成果", "主体结构施工"]),
    ("place", {"name": "望江片区"}, ["问题", "停车泊位"]),
    ("metric", {"name": "固定资产投资"}, ["2021-H1", "8630000000", "元"]),
    ("baselines", {}, ["公办园在园儿童占比", "true"]),
    ("targets-already-met", {}, ["公办园在园儿童占比"]),
    ("section", {"label": "三/(一)"}, ["承诺", "新增学位1500个"]),
    ("themes", {}, ["1"]),
    ("coverage", {}, ["教育", "1"]),
    ("top-metrics", {}, ["固定资产投资", "1"]),
    ("stages", {}, ["望江文化馆新建工程"]),
    ("find", {"word": "停车"}, ["问题", "望江片区停车泊位紧张"]),
    ("findings", {}, ["重点", "问题无回应", "望江片区停车泊位紧张"]),
    ("answerability", {}, ["5", "日期写明", "凤山河整治工程"]),
    ("answerability-sums", {}, ["1 报告", "3.5", "83"]),
]
# Questions that the small report has no row for, and where a row is known instead: on the bundled report.
BUNDLED: list[tuple[str, dict[str, str], list[str]]] = [
    ("agencies", {}, ["发展和改革局"]),
    ("policies", {}, ["六稳"]),
    ("commitments-without-problem", {}, ["三防合一"]),
    ("problems-answered-vaguely", {}, ["luohu-2020h1-restatement"]),
    ("targets-and-outcomes", {}, ["地区生产总值增速", "2022", "missed"]),
    ("reviews", {}, ["kg editors", "补充", "直接"]),
]


def rows(store: Store, name: str, bound: dict[str, str]) -> list[list[str]]:
    return list(csv.reader(io.StringIO(query(store, question(name), bound, form="csv").decode())))[1:]


@pytest.mark.parametrize(("name", "bound", "words"), ROWS, ids=lambda v: v if isinstance(v, str) else "")
def test_question_has_its_row_on_the_small_report(
    store: Store, name: str, bound: dict[str, str], words: list[str]
) -> None:
    found = rows(store, name, bound)
    assert any(all(any(word in cell for cell in row) for word in words) for row in found), found


@pytest.mark.parametrize(("name", "bound", "words"), BUNDLED, ids=lambda v: v if isinstance(v, str) else "")
def test_question_has_its_row_on_the_bundled_report(
    bundled: Path, name: str, bound: dict[str, str], words: list[str]
) -> None:
    from kg.store import open_store

    found = rows(open_store(bundled / "store"), name, bound)
    assert any(all(any(word in cell for cell in row) for word in words) for row in found), found


def test_every_question_is_tested_and_has_help_in_both_languages() -> None:
    of_several_reports = {"targets-met", "never-mentioned-again"}  # which test_derived.py asks
    assert {name for name, *_ in ROWS + BUNDLED} | {"problem-graph"} | of_several_reports == set(questions())
    assert len(questions()) >= 15
    for one in questions().values():
        assert one.zh != one.en
        assert not one.en.isascii() or one.en[0].isupper()


def test_a_construct_gives_turtle(store: Store) -> None:
    iri = rows(store, "problems", {})[0][-1]
    graph = rdflib.Graph().parse(
        data=query(store, question("problem-graph"), {"problem": f"<{iri}>"}, form="turtle"), format="turtle"
    )
    assert len(graph) > 10


@pytest.mark.parametrize("name", [name for name in questions() if name != "problem-graph"])
def test_a_question_has_one_order(store: Store, name: str) -> None:
    bound = {p.name: "学位" for p in question(name).parameters}
    assert query(store, question(name), bound, form="csv") == query(store, question(name), bound, form="csv")
    assert "ORDER BY" in question(name).text


def test_values_are_bound_and_never_spliced(store: Store) -> None:
    hostile = '") } SELECT ?s WHERE { ?s ?p ?o FILTER("" = "'
    assert rows(store, "find", {"word": hostile}) == []


def test_formats_can_be_read(store: Store) -> None:
    text = "SELECT ?p ?l { ?p a ca:Problem ; rdfs:label ?l } ORDER BY ?p"
    as_csv = list(csv.reader(io.StringIO(query(store, text, form="csv").decode())))
    as_json = json.loads(query(store, text, form="json"))
    as_xml = ET.fromstring(query(store, text, form="xml"))
    as_tsv = query(store, text, form="tsv").decode().splitlines()
    count = len(as_csv) - 1
    assert count > 0
    assert len(as_json["results"]["bindings"]) == len(as_tsv) - 1 == count
    assert len(as_xml.findall(".//{http://www.w3.org/2005/sparql-results#}result")) == count
    assert f"({count} rows)" in query(store, text).decode()
    assert query(store, "ASK { ?s ?p ?o }") == b"true\n"


def test_a_spreadsheet_shows_the_chinese_and_runs_no_formula(store: Store) -> None:
    made = query(store, "SELECT ?x { VALUES ?x { '=1+1' '-关于' -5 '学位' '@a' } }", form="excel")
    assert made.decode() == "\ufeffx\r\n'=1+1\r\n'-关于\r\n-5\r\n学位\r\n'@a\r\n"
    assert query(store, "ASK {}", form="excel").decode() == "\ufefftrue\r\n"


def test_an_answer_goes_to_a_file(kg: Callable[..., Result], built: Path, tmp_path: Path) -> None:
    file = tmp_path / "problems.csv"
    printed = kg("query", "problems", "--format", "excel", "--out", file, "--store", built / "store").stdout
    assert printed == ""
    assert file.read_text("utf-8").startswith("\ufeffreport,")


@pytest.mark.parametrize(
    ("asked", "bound", "form", "said"),
    [
        ("SELECT nonsense", {}, "table", "not SPARQL"),
        ("SELECT * { ?s ?p ?o }", {}, "turtle", "CONSTRUCT"),
        ("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }", {}, "csv", "turtle"),
    ],
)
def test_what_cannot_be_answered_says_why(
    store: Store, asked: str, bound: dict[str, str], form: str, said: str
) -> None:
    with pytest.raises(QueryError, match=said):
        query(store, asked, bound, form=form)


def test_a_lacking_and_an_unknown_parameter_are_named(store: Store) -> None:
    with pytest.raises(QueryError, match="--bind name="):
        query(store, question("project"))
    with pytest.raises(QueryError, match="no parameter nam"):
        query(store, question("project"), {"nam": "x"})
    with pytest.raises(QueryError, match="two help lines"):
        parse_question("x", "SELECT * {}")


def test_terms_on_the_command_line() -> None:
    assert term("<urn:x>") == pyoxigraph.NamedNode("urn:x")
    assert str(term("code:direct")).endswith("/code/direct>")
    assert term("蔡屋围：一期") == pyoxigraph.Literal("蔡屋围：一期")


def test_a_part_is_not_met_by_the_whole(tmp_path: Path) -> None:
    """The investment of one named project is no target that the investment of the whole district has met."""
    from kg.pipeline import build
    from kg.store import open_store
    from reports import TEXT, write_report

    promise = "加快推进钱江二桥改造项目，力争累计完成固定资产投资12亿元。"
    build([str(write_report(tmp_path, TEXT.replace("推进项目建设。", f"推进项目建设。{promise}")))], tmp_path / "b")
    found = rows(open_store(tmp_path / "b" / "store"), "targets-already-met", {})
    assert not [row for row in found if "固定资产投资" in "".join(row)]


def test_a_relative_iri_with_a_number_sign_is_read_as_the_store_reads_it(store: Store) -> None:
    base = "BASE <https://w3id.org/commitment-accountability/ns>"
    assert query(store, f"{base} ASK {{ ?p a <#Problem> FILTER(1<2) }}") == b"true\n"
    assert query(store, f"{base} ASK FROM <#none> {{ ?p a <#Problem> }}") == b"false\n"


def test_a_query_that_names_its_graphs_sees_those_alone(store: Store) -> None:
    graph = min(quad.graph_name.value for quad in store if isinstance(quad.graph_name, NamedNode))
    count = "SELECT (COUNT(*) AS ?n) {} {{ ?s ?p ?o }}"
    named = query(store, count.format(f"FROM <{graph}>"), form="csv").split()[1]
    assert int(named) == sum(1 for _ in store.quads_for_pattern(None, None, None, NamedNode(graph)))
    assert int(query(store, count.format("# FROM <nowhere>\n"), form="csv").split()[1]) > int(named)
