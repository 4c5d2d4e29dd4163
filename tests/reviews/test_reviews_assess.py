"""What people hold of the verdicts of tracking: written by command, found again in another build, contested, stale."""

import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from kg.errors import ReviewError
from kg.pipeline import build
from kg.store import open_store, rows
from kg.tracking import Tracked, jsonl, tracked
from kg.validate import validate
from years import EARLIER, LATER

Kg = Callable[..., Result]
BY = ("--by", "李明", "--on", "2026-11-25")
BRIDGE = "钱江二桥改造工程"
FIELDS = ["report", "start", "end", "kind", "name", "later_report", "later_start", "later_end", "verdict"]


class Years:
    """The two reports, built with what people hold of them."""

    def __init__(self, folder: Path, kg: Kg) -> None:
        self.folder, self.kg, self.reviews = folder, kg, folder / "reviews"
        self.earlier, self.later = EARLIER, LATER
        self.reviews.mkdir()

    @property
    def store(self) -> Path:
        return self.folder / "build" / "store"

    @property
    def file(self) -> Path:
        (file,) = self.reviews.glob("*.assessments.csv")
        return file

    def build(self) -> dict[str, Tracked]:
        """What became of each thing, by its name."""
        paths = [self.folder / "2021.txt", self.folder / "2022.txt"]
        for path, words in zip(paths, (self.earlier, self.later), strict=True):
            path.write_text(words, "utf-8")
        build([str(path) for path in paths], self.folder / "build", reviews=[self.reviews])
        return {one.name: one for one in tracked(open_store(self.store))}

    def id(self, name: str) -> str:
        shown = self.kg("review", "assessments", "--all", "--limit", 99, "--name", name, "--store", self.store).stdout
        return str(shown.split()[0])

    def assess(self, name: str, *held: str, by: tuple[str, ...] = BY) -> Result:
        return self.kg("review", "assess", self.id(name), *held, *by, "--reviews", self.reviews, "--store", self.store)


@pytest.fixture
def years(tmp_path: Path, kg: Kg) -> Years:
    made = Years(tmp_path, kg)
    made.build()
    return made


def test_what_a_person_holds_takes_the_place_of_the_verdict(years: Years) -> None:
    done = years.assess(BRIDGE, "verified-elsewhere", "begun", "--source", "现场查看", "--why", "桥墩已动工")
    assert done.exit_code == 0, done.output
    one = years.build()[BRIDGE]
    assert (one.verdict, one.assessed, one.status, one.review) == (
        "in-progress",
        "verified-elsewhere",
        "begun",
        "accepted",
    )
    assert "李明" in one.why
    assert "桥墩已动工" in one.why
    assert [(said.by, said.on, said.source) for said in one.said] == [("李明", "2026-11-25", "现场查看")]
    assert not validate(open_store(years.store))


def test_a_person_points_to_other_words_of_the_later_report(years: Years) -> None:
    assert years.build()["居民消费价格增速"].verdict == "not-reported"
    later = years.build()["地区生产总值增速"].later_report
    held = ("self-declared", "missed", "--later-report", str(later), "--later", "居民消费价格涨幅3%")
    done = years.assess("居民消费价格增速", *held)
    assert done.exit_code == 0, done.output
    one = years.build()["居民消费价格增速"]
    assert (one.verdict, one.outcome, one.later_report) == ("missed", Decimal(3), later)
    assert one.later_start is not None
    assert "3%" in LATER[one.later_start : one.later_end]


def test_the_fields_of_a_line_stay(years: Years) -> None:
    years.assess(BRIDGE, "self-declared", "met")
    years.build()
    lines: list[dict[str, Any]] = [json.loads(line) for line in jsonl(tracked(open_store(years.store)))]
    (line,) = [line for line in lines if line["name"] == BRIDGE]
    assert list(line)[: len(FIELDS)] == FIELDS
    assert (line["verdict"], line["assessed"], line["status"], line["review"]) == (
        "done",
        "self-declared",
        "met",
        "accepted",
    )
    assert all("review" not in other for other in lines if other["name"] != BRIDGE)
    shown = years.kg("track", "--store", years.store).stdout
    assert "李明, 2026-11-25: self-declared, met" in shown


def test_two_who_differ_are_both_kept_and_the_rules_stand(years: Years) -> None:
    years.assess(BRIDGE, "self-declared", "met")
    years.assess(BRIDGE, "no-evidence", by=("--by", "王芳", "--on", "2026-11-25"))
    one = years.build()[BRIDGE]
    assert (one.verdict, one.review, [said.by for said in one.said]) == ("repeated", "contested", ["李明", "王芳"])
    first = years.kg("review", "assessments", "--store", years.store).stdout.splitlines()[0]
    assert BRIDGE in first
    assert "people differ" in first


def test_a_later_word_of_one_person_takes_the_place_of_the_earlier(years: Years) -> None:
    years.assess(BRIDGE, "self-declared", "met")
    years.assess(BRIDGE, "self-declared", "begun", by=("--by", "李明", "--on", "2026-11-26"))
    one = years.build()[BRIDGE]
    assert (one.verdict, [said.status for said in one.said]) == ("in-progress", ["begun"])


def test_it_is_in_the_graph_with_who_and_when(years: Years) -> None:
    years.assess(BRIDGE, "self-declared", "met", "--why", "正式通车")
    years.build()
    query = """SELECT ?state ?proposed ?by ?on ?why {
      ?said a ca:Reassessment ; ca:reassesses ?a ; prov:wasAssociatedWith/rdfs:label ?by ; dcterms:date ?on ; ca:rationale ?why .
      ?a ca:reviewState/skos:notation ?state ; ca:proposedVerdict/skos:notation ?proposed ; prov:wasAttributedTo/rdfs:label ?by
    }"""
    found = [tuple(cell.value for cell in row) for row in rows(open_store(years.store), query)]  # type: ignore[union-attr]
    assert found == [("accepted", "repeated", "李明", "2026-11-25", "正式通车")]


def test_it_outlives_other_words_around_the_promise(years: Years) -> None:
    years.assess(BRIDGE, "self-declared", "met")
    years.earlier = EARLIER.replace("推进项目建设。", "大力推进重大项目建设。").replace("二、2021年", "二、关于2021年")
    assert years.build()[BRIDGE].review == "accepted"


def test_a_row_that_is_about_nothing_any_more_stops_the_build(years: Years) -> None:
    years.assess(BRIDGE, "self-declared", "met")
    years.earlier = EARLIER.replace("加快推进钱江二桥改造工程", "加快推进凤山路改造工程")
    with pytest.raises(ReviewError, match=r"assessments\.csv, line 2: .*钱江二桥.*delete it"):
        years.build()


@pytest.mark.parametrize(
    ("column", "value", "message"),
    [
        ("assessed", "seen", "“seen” is no assessed"),
        ("status", "broken", "“broken” is no status"),
        ("verdict", "met", "“met” is no verdict on a project"),
        ("on", "yesterday", "is no day"),
        ("later_report", "nowhere", "a later report and its words go together"),
        ("assessed", "verified-elsewhere", "needs a source"),
        ("by", "", "the column by is empty"),
    ],
)
def test_a_malformed_row_is_named_with_its_line(years: Years, column: str, value: str, message: str) -> None:
    years.assess(BRIDGE, "self-declared", "met")
    header, line = years.file.read_text("utf-8").splitlines()
    cells = line.split(",")
    cells[header.split(",").index(column)] = value
    years.file.write_text("\n".join([header, ",".join(cells), ""]), "utf-8")
    with pytest.raises(ReviewError, match=f"line 2: .*{message}"):
        years.build()


@pytest.mark.parametrize(
    ("held", "message"),
    [
        (("verified-elsewhere", "met"), "needs a source"),
        (("self-declared", "met", "--later-report", "none", "--later", "通车"), "There is no report none"),
    ],
)
def test_a_command_that_does_not_go_together_writes_nothing(years: Years, held: tuple[str, ...], message: str) -> None:
    result = years.assess(BRIDGE, *held)
    assert result.exit_code == 3
    assert message in result.stderr
    assert not list(years.reviews.iterdir())


def test_an_unknown_id_says_where_ids_are_shown(years: Years, kg: Kg) -> None:
    result = kg("review", "assess", "zzzz", "no-evidence", *BY, "--store", years.store)
    assert result.exit_code == 3
    assert "kg review assessments --all" in result.stderr


def test_what_weighs_most_comes_first(years: Years) -> None:
    lines = years.kg("review", "assessments", "--limit", 99, "--store", years.store).stdout.splitlines()
    heads = [line.split()[1] for line in lines if line and not line.startswith(" ")]
    assert heads[0] == "missed"
    assert heads.index("not-mentioned") < heads.index("met")
