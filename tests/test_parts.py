"""A build in parts: the same by one process or several, and only what changed is made anew."""

import shutil
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from kg.errors import SourceError, StoreError
from kg.model import Judgement
from kg.parts import head_of
from kg.pipeline import PARTS, STORE, Built, build
from kg.reviews import OTHERS, Row, Words, write_rows
from kg.store import open_store, rows
from many import FIRST_YEAR, codes, digest, write_many, write_one

AREAS = 3
bare = partial(build, turtle=False, page=False)


def graphs(built: Built) -> list[str]:
    """The names of all graphs of a store."""
    return sorted(map(str, open_store(built.directory / STORE).named_graphs()))


def part_of_an_area(folder: Path) -> Path:
    """One of the parts that reports made."""
    return next(part for part in sorted(folder.iterdir()) if (head := head_of(part)) and head.about)


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Six reports of three areas."""
    return write_many(tmp_path_factory.mktemp("reports"), 2 * AREAS, each=2)


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """Six reports that a test may change."""
    return write_many(tmp_path / "reports", 2 * AREAS, each=2)


def test_several_processes_make_the_store_that_one_makes(reports: Path, tmp_path: Path) -> None:
    one, several = (bare([str(reports)], tmp_path / str(jobs), jobs=jobs) for jobs in (1, 2))
    assert (one.made, several.made) == (AREAS, AREAS)
    assert one.reports == several.reports
    parts = [sorted((made.directory / PARTS).iterdir()) for made in (one, several)]
    assert [p.name for p in parts[0]] == [p.name for p in parts[1]]
    assert [p.read_bytes() for p in parts[0]] == [p.read_bytes() for p in parts[1]]


def test_the_order_in_which_sources_are_named_makes_no_difference(reports: Path, tmp_path: Path) -> None:
    named = sorted(map(str, reports.iterdir()))
    first, second = (bare(order, tmp_path / str(n)) for n, order in enumerate((named, named[::-1])))
    assert digest(first.directory / STORE) == digest(second.directory / STORE)


def test_each_area_is_tracked_and_audited_though_no_other_is_at_hand(reports: Path, tmp_path: Path) -> None:
    built = bare([str(reports)], tmp_path)
    assessed = rows(open_store(tmp_path / STORE), "SELECT DISTINCT ?r { ?a a ca:Assessment ; prov:wasDerivedFrom ?r }")
    assert len(list(assessed)) == AREAS
    found = list(rows(open_store(tmp_path / STORE), "SELECT ?f { ?f a ca:Finding }"))
    assert len(found) == built.findings > AREAS


def _change_nothing(_: Path) -> dict[str, Sequence[str | Path]]:
    return {}


def _change_a_report(reports: Path) -> dict[str, Sequence[str | Path]]:
    write_one(reports, codes()[1], FIRST_YEAR, places=4000)
    return {}


def _describe_a_report_otherwise(reports: Path) -> dict[str, Sequence[str | Path]]:
    sidecar = reports / f"{codes()[1]}-{FIRST_YEAR}" / "report.yml"
    sidecar.write_text(sidecar.read_text("utf-8") + "\npublisher: 发展和改革局\n", "utf-8")
    return {}


def _add_a_report(reports: Path) -> dict[str, Sequence[str | Path]]:
    write_one(reports, codes()[0], FIRST_YEAR + 5)
    return {}


def _take_a_report_away(reports: Path) -> dict[str, Sequence[str | Path]]:
    for file in (reports / f"{codes()[0]}-{FIRST_YEAR}").iterdir():
        file.unlink()
    return {}


def _review_a_link(reports: Path) -> dict[str, Sequence[str | Path]]:
    said = Row(
        report=f"r-{codes()[2]}-{FIRST_YEAR}",
        problem=Words("小学一年级学位缺口1200个"),
        commitment=Words(OTHERS),
        judgement=Judgement.REJECT,
        by="李明",
        on=date(2021, 3, 1),
    )
    write_rows(reports / "reviews.csv", [said])
    return {"reviews": [reports / "reviews.csv"]}


def _add_a_ledger(reports: Path) -> dict[str, Sequence[str | Path]]:
    from kg.areas import areas

    (reports / "own-sources.csv").write_text("id,title,published,url\ns,年鉴,2012,\n", "utf-8")
    columns = "district,metric,period,kind,comparator,value,value_max,unit,note,source"
    name = areas()[codes()[1]].name
    (reports / "own.csv").write_text(f"{columns}\n{name},地区生产总值,2011,actual,=,600,,亿元,,s\n", "utf-8")
    return {"ledgers": [reports / "own.csv"]}


@pytest.mark.parametrize(
    ("change", "made"),
    [
        (_change_nothing, 0),
        (_change_a_report, 1),
        (_describe_a_report_otherwise, 1),
        (_add_a_report, 1),
        (_take_a_report_away, 1),
        (_review_a_link, 1),
        (_add_a_ledger, 1),
    ],
)
def test_only_the_area_is_made_anew_of_which_something_changed(
    change: Callable[[Path], dict[str, Sequence[str | Path]]], made: int, own: Path, tmp_path: Path
) -> None:
    before = bare([str(own)], tmp_path / "b", reviews=())
    assert before.quads == len(open_store(tmp_path / "b" / STORE))
    said = change(own)
    reviews, ledgers = said.get("reviews", ()), said.get("ledgers", ())
    again, fresh = (bare([str(own)], tmp_path / name, reviews=reviews, ledgers=ledgers) for name in ("b", "fresh"))
    assert (again.made, again.kept, fresh.kept) == (made, AREAS - made, 0)
    assert digest(again.directory / STORE) == digest(fresh.directory / STORE)
    assert graphs(again) == graphs(fresh)
    assert again.reports == fresh.reports
    assert len(list((tmp_path / "b" / PARTS).iterdir())) == AREAS + 1  # and what they share


def test_a_store_of_which_little_changed_is_not_loaded_again(
    own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bare([str(own)], tmp_path / "b", reviews=())
    monkeypatch.setattr("kg.parts.loading._create", partial(pytest.fail, "the store was made anew"))
    _change_a_report(own)
    again = bare([str(own)], tmp_path / "b", reviews=())
    monkeypatch.undo()
    fresh = bare([str(own)], tmp_path / "fresh", reviews=())
    assert again.quads == fresh.quads == len(open_store(tmp_path / "b" / STORE))
    assert digest(again.directory / STORE) == digest(fresh.directory / STORE)


@pytest.mark.parametrize("lost", ["the parts of the last build", "a file of the last store"])
def test_a_store_is_made_anew_where_the_last_one_cannot_be_built_on(lost: str, own: Path, tmp_path: Path) -> None:
    bare([str(own)], tmp_path / "b", reviews=())
    _change_a_report(own)
    store, parts = tmp_path / "b" / STORE, tmp_path / "b" / PARTS
    for file in parts.iterdir() if lost.startswith("the parts") else store.glob("*.sst"):
        file.unlink()
    again, fresh = (bare([str(own)], tmp_path / name, reviews=()) for name in ("b", "fresh"))
    assert digest(again.directory / STORE) == digest(fresh.directory / STORE)


def test_other_rules_make_everything_anew(reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bare([str(reports)], tmp_path)
    for module in ("kg.plan", "kg.pipeline"):
        monkeypatch.setattr(f"{module}.fingerprint", lambda: "another program")
    assert bare([str(reports)], tmp_path).made == AREAS


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_report_that_cannot_be_read_fails_the_build_in_one_sentence(jobs: int, own: Path, tmp_path: Path) -> None:
    before = bare([str(own)], tmp_path / "b")
    stood = digest(before.directory / STORE)
    broken = own / f"{codes()[1]}-{FIRST_YEAR}" / "report.txt"
    broken.write_text("——\n", "utf-8")
    with pytest.raises(SourceError) as raised:
        bare([str(own)], tmp_path / "b", jobs=jobs)
    assert str(raised.value) == f"Nothing in {broken} was understood as a statement; check that it is the report."
    assert digest(before.directory / STORE) == stood


@pytest.mark.parametrize("left", [b"", b"half"])
def test_a_part_that_is_damaged_is_made_anew(left: bytes, reports: Path, tmp_path: Path) -> None:
    whole = digest(bare([str(reports)], tmp_path).directory / STORE)
    damaged = part_of_an_area(tmp_path / PARTS)
    damaged.write_bytes(left)
    assert bare([str(reports)], tmp_path).made == 1
    assert digest(tmp_path / STORE) == whole


def test_a_part_that_is_damaged_further_on_is_named(reports: Path, tmp_path: Path) -> None:
    bare([str(reports)], tmp_path)
    damaged = part_of_an_area(tmp_path / PARTS)
    damaged.write_bytes(damaged.read_bytes()[:-20])
    shutil.rmtree(tmp_path / STORE)
    with pytest.raises(StoreError, match="damaged"):
        bare([str(reports)], tmp_path)


def test_a_name_that_areas_give_one_thing_is_its_label_once(own: Path, tmp_path: Path) -> None:
    bare([str(own)], tmp_path)
    asked = 'SELECT ?m { ?m a ca:Metric ; rdfs:label ?l FILTER(LANG(?l) = "zh") } GROUP BY ?m HAVING(COUNT(?l) > 1)'
    assert not list(rows(open_store(tmp_path / STORE), asked))


def test_turtle_and_page_are_written_where_they_are_wanted_and_old_ones_go(reports: Path, tmp_path: Path) -> None:
    def there(*, turtle: bool | None = None, page: bool | None = None) -> Built:
        return build([str(reports)], tmp_path, turtle=turtle, page=page)

    assert there().files == ("store", "graph.ttl", "explorer.html")
    assert there(turtle=False).files == ("store", "explorer.html")
    assert not (tmp_path / "graph.ttl").exists()
    assert there(turtle=True, page=False).files == ("store", "graph.ttl")
    assert not (tmp_path / "explorer.html").exists()


def test_many_reports_have_turtle_and_page_on_request_alone(
    reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kg.pipeline.LARGE", 2 * AREAS - 1)
    assert build([str(reports)], tmp_path).files == ("store",)
