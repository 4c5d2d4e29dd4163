"""The graph as a network: in networkx, GraphML and GEXF the same nodes and edges with the same facts."""

import io
import re
from pathlib import Path
from typing import Any

import networkx
import pytest
from lxml import etree
from networkx.readwrite.gexf import GEXF
from pyoxigraph import Store

import kg
from kg.export import export
from kg.export.columns import sheets
from kg.export.gexf import colours
from kg.export.network import RELATIONS, WEIGHTS, network
from kg.export.networkx_graph import to_networkx
from kg.query import question
from kg.store import open_store, rows, short

SOURCE = Path(kg.__file__).parent


def written(store: Store, form: str) -> io.BytesIO:
    exported = export(store, form)
    assert isinstance(exported, bytes)
    return io.BytesIO(exported)


def test_networkx_view_holds_problems_commitments_and_responses(store: Store) -> None:
    graph = to_networkx(store)
    types = {data["type"] for _, data in graph.nodes(data=True)}
    assert {"Problem", "Commitment"} <= types
    responses = [(u, v, d) for u, v, k, d in graph.edges(keys=True, data=True) if k == "response"]
    assert responses
    for commitment, problem, facts in responses:
        assert graph.nodes[commitment]["type"] == "Commitment"
        assert graph.nodes[problem]["type"] == "Problem"
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
    assert all(facts["weight"] == float(WEIGHTS[facts["grade"]]) for facts in added)


def test_the_problems_are_counted_in_the_network_as_everywhere(bundled: Path) -> None:
    store = open_store(bundled / "store")
    graph = to_networkx(store)
    members = {end for _, end, key in graph.edges(keys=True) if key == "member"}
    counted = [n for n, facts in graph.nodes(data=True) if facts.get("headline") is False and n not in members]
    asked = [short(headline) for _, _, _, headline, _ in rows(store, question("problems").text)]
    assert len(counted) == asked.count("false")


@pytest.mark.parametrize("which", ["built", "bundled"])
def test_networkx_holds_what_graphml_does(which: str, request: pytest.FixtureRequest) -> None:
    store = open_store(request.getfixturevalue(which) / "store")
    ours, read = to_networkx(store), networkx.read_graphml(written(store, "graphml"), force_multigraph=True)
    assert by_node(read) == by_node(ours)
    assert by_relation(read) == by_relation(ours)


def test_every_writer_of_networkx_takes_the_graph(store: Store) -> None:
    graph, out = to_networkx(store), io.BytesIO()
    networkx.write_graphml(graph, out)
    again = networkx.read_graphml(io.BytesIO(out.getvalue()), force_multigraph=True)
    assert by_node(again) == by_node(graph)
    networkx.write_gexf(graph, io.BytesIO())


def test_networkx_reads_gexf_with_types_weights_times_and_colours(store: Store) -> None:
    if "1.3" not in GEXF.versions:
        pytest.skip("this networkx reads no GEXF 1.3")
    read, ours = networkx.read_gexf(written(store, "gexf"), version="1.3"), to_networkx(store)
    for node, facts in ours.nodes(data=True):
        told = dict(read.nodes[node])
        told["theme"] = "|".join(told["theme"].strip("[]").split(", ")) if "theme" in told else None
        assert {name: told[name] for name in facts.keys() - {"begin", "end"}} == {
            name: value for name, value in facts.items() if name not in ("begin", "end")
        }
        hexadecimal = "#{r:02x}{g:02x}{b:02x}".format(**told["viz"]["color"])
        assert hexadecimal == colours()[facts["type"]]
    told_of = {
        key: {n: v for n, v in facts.items() if n not in ("begin", "end")} for key, facts in by_relation(ours).items()
    }
    assert {key: {name: facts[name] for name in told_of[key]} for key, facts in by_relation(read).items()} == told_of
    problem = next(facts for _, facts in read.nodes(data=True) if facts["type"] == "Problem")
    assert (problem["start"], problem["end"]) == ("2021-01-01", "2021-12-31")


def by_node(graph: Any) -> dict[str, dict[str, Any]]:
    return dict(graph.nodes(data=True))


def by_relation(graph: Any) -> dict[tuple[str, str, str], dict[str, Any]]:
    """The facts of each edge, whatever the key that a reader gave it."""
    found = {(s, e, f["relation"]): {n: v for n, v in f.items() if n != "id"} for s, e, f in graph.edges(data=True)}
    assert len(found) == graph.number_of_edges()
    return found


def test_gexf_keeps_to_the_rules_of_gephi(store: Store) -> None:
    root = etree.parse(written(store, "gexf"))
    etree.RelaxNG(etree.parse(Path(__file__).with_name("gexf.rng"))).assertValid(root)
    space = {"g": "http://gexf.net/1.3"}
    graph = root.find("g:graph", space)
    assert graph is not None
    assert (graph.get("mode"), graph.get("timeformat")) == ("dynamic", "date")
    for kind in ("node", "edge"):
        things = root.findall(f".//g:{kind}", space)
        assert len({thing.get("id") for thing in things}) == len(things) > 0
        declared = {a.get("id") for a in root.findall(f".//g:attributes[@class='{kind}']/g:attribute", space)}
        used = {value.get("for") for thing in things for value in thing.findall("g:attvalues/g:attvalue", space)}
        assert used <= declared
    parallel = [(e.get("source"), e.get("target"), e.get("kind")) for e in root.findall(".//g:edge", space)]
    assert len(set(parallel)) == len(parallel)
    for stretch in root.iterfind(".//*[@start]"):
        assert str(stretch.get("start")) <= str(stretch.get("end"))


def test_themes_are_a_list_that_gephi_takes_apart(store: Store) -> None:
    root, space = etree.parse(written(store, "gexf")), {"g": "http://gexf.net/1.3"}
    assert root.find(".//g:attribute[@id='theme']", space).get("type") == "liststring"
    themes = [value.get("value") for value in root.findall(".//g:attvalue[@for='theme']", space)]
    assert all(re.fullmatch(r"\[\w+(, \w+)*\]", value) for value in themes)
    assert any("," in value for value in themes)


def test_no_two_types_of_node_look_alike() -> None:
    types = [name.partition(":")[2] for sheet in sheets() if sheet.name == "nodes" for name in sheet.classes]
    shown = {name: bytes.fromhex(colours()[name].lstrip("#")) for name in types}
    near = [
        (one, other)
        for one in types
        for other in types
        if one < other and sum((a - b) ** 2 for a, b in zip(shown[one], shown[other], strict=True)) < 40**2
    ]
    assert not near
    relations = {relation.partition(":")[2] for relation in RELATIONS} | {f"response.{grade}" for grade in WEIGHTS}
    assert colours().keys() == {*types, *relations}


def _light(page: Path) -> dict[str, str]:
    """The colours of a page by name; those of its dark form come after."""
    return dict(reversed(re.findall(r"--(\w+): (#\w{6})", page.read_text("utf-8"))))


def test_the_colours_are_those_of_the_pages() -> None:
    report, explorer = (_light(SOURCE / part / "templates" / "page.css") for part in ("serve", "explore"))
    for role in ("problem", "commitment", "achievement", "guidance", "context"):
        assert colours()[role.capitalize()] == report[role]
    assert colours()["IndicatorStatement"] == report["indicator"]
    for grade in WEIGHTS:
        assert colours()[f"response.{grade}"] == explorer[grade]


def test_an_edge_is_there_only_while_both_its_ends_are(store: Store) -> None:
    seen = network(store)
    spans = {node.iri: node.spans for node in seen.nodes}
    for edge in seen.edges:
        for first, last in edge.spans:
            for end in (edge.source, edge.target):
                assert not spans[end] or any(a <= first and last <= b for a, b in spans[end])


def test_the_page_says_what_each_type_relation_and_fact_is(bundled: Path) -> None:
    page = (Path(__file__).parents[1] / "docs" / "formats.md").read_text("utf-8").partition("## The networks")[2]
    graph = to_networkx(open_store(bundled / "store"))
    facts = {name for told in (*by_node(graph).values(), *by_relation(graph).values()) for name in told}
    types = {told["type"] for told in by_node(graph).values()}
    relations = {relation for _, _, relation in by_relation(graph)}
    assert not [name for name in (*facts, *types, *relations) if f"`{name}`" not in page]
