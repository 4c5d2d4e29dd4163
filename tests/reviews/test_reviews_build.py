"""Reviews in a build: they outlive another text, format and rules; they are in the graph with their authors; stale ones stop it."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

import pytest
from click.testing import Result
from pyoxigraph import Store

from judgements import COMMITMENT, GAP, PLACES, PROBLEM, REPORT, row
from kg.model import Basis, Grade, Judgement
from kg.pipeline import build
from kg.reviews import OTHERS, write_rows
from kg.store import open_store, rows
from kg.validate import validate
from reports import TEXT, TITLE, write_report

Kg = Callable[..., Result]
ADDED = ("望江片区停车泊位紧张", PLACES)
REVIEWS = [
    row(grade=Grade.PARTIAL, why={"zh": "只是开工。", "en": "Only begun."}),
    row(GAP, PLACES, Judgement.GRADE, Grade.DIRECT, Basis.SAME_METRIC),
    row(grade=Grade.PARTIAL, by="王芳"),
    row(*ADDED, Judgement.ADD, Grade.RELATED, Basis.CAUSAL),
    row(OTHERS, OTHERS, Judgement.REJECT, None, None),
]
LINKS = """SELECT ?problem ?commitment ?state ?grade ?proposed {
  ?link a ca:ResponseLink ; ca:problem/rdfs:label ?problem ; ca:commitment/rdfs:label ?commitment ;
        ca:reviewState/skos:notation ?state ; ca:grade/skos:notation ?grade .
  OPTIONAL { ?link ca:proposedGrade/skos:notation ?proposed }
}"""


class Shown(NamedTuple):
    state: str
    grade: str
    proposed: str


@pytest.fixture
def reviews(tmp_path: Path) -> Path:
    write_rows(tmp_path / "reviews.csv", REVIEWS)
    return tmp_path / "reviews.csv"


def links(store: Store) -> Mapping[tuple[str, str], Shown]:
    found = [[str(getattr(cell, "value", "")) for cell in one] for one in rows(store, LINKS)]
    return {(problem, commitment): Shown(*rest) for problem, commitment, *rest in found}


def in_force(store: Store) -> Mapping[tuple[str, str], str]:
    return {pair: shown.grade for pair, shown in links(store).items() if shown.state in ("proposed", "accepted")}


def built(folder: Path, text: str, reviews: Path, name: str = "report.txt", **given: str) -> Store:
    build([str(write_report(folder, text, name))], folder / "build", reviews=[reviews], given=given)
    return open_store(folder / "build" / "store")


def test_exactly_the_reviewed_links_are_in_force(tmp_path: Path, reviews: Path) -> None:
    store = built(tmp_path, TEXT, reviews)
    assert in_force(store) == {(PROBLEM, COMMITMENT): "partial", (GAP, PLACES): "direct", ADDED: "related"}
    shown = links(store)
    assert shown[ADDED].proposed == ""
    assert shown[PROBLEM, COMMITMENT].proposed == "direct"
    assert {one.state for one in shown.values()} == {"accepted", "rejected"}
    assert validate(store) == ()


PARAGRAPHS = "".join(f"<p>{line}</p>" for line in TEXT.split("\n") if line and line != TITLE)
PAGE = f"<html><head><meta charset='utf-8'></head><body><h1>{TITLE}</h1><div>{PARAGRAPHS}</div></body></html>"


@pytest.mark.parametrize(
    ("text", "name", "problem", "commitment"),
    [
        (PAGE, "report.html", GAP, PLACES),
        (TEXT.replace("缺口1200个", "缺口1210个"), "report.txt", "小学一年级学位缺口1210个", PLACES),
        (TEXT.replace("建成临江小学，新增学位", "建成临江小学；再新增学位"), "report.txt", GAP, "再新增学位1500个"),
        (TEXT.replace("（一）", "(一)").replace("，", ","), "report.txt", GAP, PLACES),
        (TEXT.replace("（二）", "一段新的开头。\n\n（二）"), "report.txt", GAP, PLACES),
    ],
)
def test_reviews_outlive_another_text(
    tmp_path: Path, reviews: Path, text: str, name: str, problem: str, commitment: str
) -> None:
    found = in_force(built(tmp_path, text, reviews, name, id=REPORT))
    assert found[problem, commitment] == "direct"
    assert len(found) == 3


def test_reviews_outlive_other_rules(tmp_path: Path, reviews: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = in_force(built(tmp_path / "1", TEXT, reviews))
    monkeypatch.setattr("kg.link.linking.decide", lambda _: (Grade.RELATED, Basis.CAUSAL))
    assert in_force(built(tmp_path / "2", TEXT, reviews)) == before
    monkeypatch.setattr("kg.link.linking.decide", lambda _: None)
    assert in_force(built(tmp_path / "3", TEXT, reviews)) == before


def test_a_stale_review_stops_the_build_and_leaves_the_last_one(kg: Kg, tmp_path: Path, reviews: Path) -> None:
    built(tmp_path, TEXT, reviews)
    before = (tmp_path / "build" / "graph.ttl").read_bytes()
    report = write_report(tmp_path, TEXT.replace("新增学位1500个；", ""))
    result = kg("build", report, "--out", tmp_path / "build", "--reviews", reviews)
    assert result.exit_code == 3
    assert result.stderr.count("\n") == 1
    assert f"{reviews}, line " in result.stderr
    assert "“新增学位1500个”" in result.stderr
    assert "put today's words into the row, or delete it" in result.stderr
    assert (tmp_path / "build" / "graph.ttl").read_bytes() == before
    assert kg("build", report, "--out", tmp_path / "build", "--no-reviews").exit_code == 0


def test_who_said_what_is_in_a_graph_of_its_own(tmp_path: Path, reviews: Path) -> None:
    (tmp_path / "reviewers.yml").write_text("- {name: 王芳, kind: person, zh: 某区人大代表}\n", "utf-8")
    store = built(tmp_path, TEXT, reviews)
    said = """SELECT ?graph ?by ?judgement ?grade ?on ?why ?note {
      GRAPH ?graph { ?review a ca:Review ; ca:reviews ?link ; ca:judgement ?code ; dcterms:date ?on ; prov:wasAssociatedWith ?agent .
        ?agent a prov:Agent ; rdfs:label ?by . ?link prov:wasAttributedTo ?agent .
        OPTIONAL { ?review ca:rationale ?why FILTER(LANG(?why) = "zh") }
        OPTIONAL { ?agent a prov:Person ; rdfs:comment ?note } }
      ?code skos:notation ?judgement . OPTIONAL { ?review ca:grade/skos:notation ?grade }
    }"""
    found = {tuple(str(getattr(cell, "value", "")).rsplit("/", 1)[-1] for cell in one) for one in rows(store, said)}
    assert {
        ("reviews", "李明", "accept", "partial", "2021-03-01", "只是开工。", ""),
        ("reviews", "王芳", "accept", "partial", "2021-03-01", "", "某区人大代表"),
        ("reviews", "李明", "grade", "direct", "2021-03-01", "", ""),
        ("reviews", "李明", "add", "related", "2021-03-01", "", ""),
        ("reviews", "李明", "reject", "", "2021-03-01", "", ""),
    } == found


def test_extract_never_reads_reviews(kg: Kg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    report = write_report(tmp_path)
    monkeypatch.chdir(tmp_path)
    before = kg("extract", report).stdout
    (tmp_path / "reviews").mkdir()
    write_rows(tmp_path / "reviews" / f"{REPORT}.csv", [row(judgement=Judgement.REJECT)])
    (tmp_path / "reviews" / "broken.csv").write_text("nonsense", "utf-8")
    assert kg("extract", report).stdout == before
    assert kg("build", report).exit_code == 3  # a build reads the folder by itself
