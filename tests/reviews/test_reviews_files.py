"""Review files: what is written is read back, in an order that merges; what is malformed is named, and nothing is lost."""

import threading
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from judgements import DAY, GAP, PLACES, REPORT, row
from kg.errors import ReviewError
from kg.model import Basis, Grade, Judgement
from kg.resources import data_dir
from kg.reviews import OTHERS, Row, Words, read_reviewers, read_rows, record, review_file, write_rows
from kg.reviews.cells import COLUMNS, one_line

HEAD = ",".join(COLUMNS) + "\n"
GOOD = f"{REPORT},{GAP},{PLACES},accept,direct,same-metric,李明,2021-03-01,,,,,,\n"

cell = st.text(st.characters(codec="utf-8")).map(one_line)
words = st.builds(Words, cell.filter(lambda c: c not in ("", OTHERS)), cell, cell)
some_rows = st.lists(
    st.builds(
        Row,
        report=cell.filter(bool),
        problem=words,
        commitment=words,
        judgement=st.sampled_from(Judgement),
        by=cell.filter(bool),
        on=st.dates(),
        grade=st.sampled_from(Grade),
        basis=st.sampled_from(Basis),
        why=st.dictionaries(st.sampled_from(["zh", "en"]), cell.filter(bool)),
    ),
    unique_by=lambda row: row.key,
)


@given(some_rows)
def test_what_is_written_is_read_back(tmp_path_factory: pytest.TempPathFactory, rows: list[Row]) -> None:
    file = tmp_path_factory.mktemp("reviews") / "r.csv"
    write_rows(file, rows)
    back = read_rows([file])
    assert sorted(back, key=repr) == sorted(rows, key=repr)
    assert file.read_text("utf-8").count("\n") == len(rows) + 1


@given(some_rows)
def test_the_order_of_a_file_is_its_contents_alone(tmp_path_factory: pytest.TempPathFactory, rows: list[Row]) -> None:
    folder = tmp_path_factory.mktemp("reviews")
    write_rows(folder / "1.csv", rows)
    write_rows(folder / "2.csv", reversed(rows))
    assert (folder / "1.csv").read_bytes() == (folder / "2.csv").read_bytes()


def test_two_peoples_work_merges_line_by_line(tmp_path: Path) -> None:
    """Each adds a line and changes none of the others, so that git sees two additions."""
    file = tmp_path / "r.csv"
    write_rows(file, [row()])
    before = set(file.read_text("utf-8").splitlines())
    record(file, [row(GAP, PLACES)])
    assert before < set(file.read_text("utf-8").splitlines())


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (GOOD.replace("accept", "yes"), "“yes” is no judgement; write accept, reject, unsure, grade, add."),
        (GOOD.replace("direct", "strong"), "“strong” is no grade; write direct, partial, related."),
        (GOOD.replace("same-metric", "metric"), "“metric” is no basis; write same-project,"),
        (GOOD.replace("2021-03-01", "1 March"), "“1 March” is no day; write it like 2021-03-01."),
        (GOOD.replace("2021-03-01", "2021-02-30"), "“2021-02-30” is no day"),
        (GOOD.replace("李明", " "), "the column by is empty; fill it in."),
        (GOOD.replace("accept", ""), "the column judgement is empty"),
        (GOOD.replace("accept,direct", "grade,"), "“grade” needs a grade; write direct, partial, related."),
        (GOOD.replace("accept", "add").replace("same-metric", ""), "an added link needs a basis"),
        (GOOD.replace(PLACES, OTHERS), "can only be rejected; write reject."),
        (GOOD.replace(GAP, OTHERS), "write it for the commitment too."),
        (GOOD.replace(GAP, "二、缺口，1200"), ""),
        ("a,b\n", "there are 2 cells for 14 columns; mend the commas."),
        (GOOD.replace(GAP, '"缺口1200个'), "is no CSV"),
        ("<<<<<<< HEAD\n", "is left from a merge; keep the rows of both sides, drop the mark."),
    ],
)
def test_a_malformed_line_is_named_with_the_next_step(tmp_path: Path, line: str, said: str) -> None:
    file = tmp_path / "r.csv"
    file.write_text(HEAD + GOOD + line, "utf-8")
    if not said:
        assert len(read_rows([file])) == 2
        return
    with pytest.raises(ReviewError) as error:
        read_rows([file])
    assert f"{file}, line 3: " in str(error.value)
    assert said in str(error.value)
    with pytest.raises(ReviewError):
        record(file, [row()])
    assert file.read_text("utf-8") == HEAD + GOOD + line


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty; begin it with the line report,problem"),
        (b"report,problem\n", "line 1: the column commitment is missing"),
        (HEAD.replace("basis", "grade").encode(), "the column basis is missing"),
        ((HEAD + GOOD).encode("gb18030"), "is not UTF-8"),
    ],
)
def test_a_malformed_file_is_named_with_the_next_step(tmp_path: Path, content: bytes, said: str) -> None:
    (tmp_path / "r.csv").write_bytes(content)
    with pytest.raises(ReviewError, match=said):
        read_rows([tmp_path])


def test_only_rows_of_the_reports_in_the_build_are_looked_at(tmp_path: Path) -> None:
    (tmp_path / "r.csv").write_text(HEAD + GOOD + GOOD.replace(REPORT, "other").replace("accept", "nonsense"), "utf-8")
    assert [one.report for one in read_rows([tmp_path], [REPORT])] == [REPORT]


def test_a_byte_order_mark_and_slashes_in_days_are_read(tmp_path: Path) -> None:
    (tmp_path / "r.csv").write_text("\ufeff" + HEAD + GOOD.replace("2021-03-01", "2021/3/1"), "utf-8")
    assert read_rows([tmp_path])[0].on == DAY


def test_a_reviewer_who_contradicts_himself_in_one_day_is_asked(tmp_path: Path) -> None:
    (tmp_path / "r.csv").write_text(HEAD + GOOD + GOOD.replace("accept", "reject"), "utf-8")
    with pytest.raises(
        ReviewError, match=r"line 3: 李明 judges this link as reject and on the same day as accept \(.*line 2"
    ):
        read_rows([tmp_path])


def test_a_later_judgement_takes_the_place_of_the_same_reviewers_earlier_one(tmp_path: Path) -> None:
    file = tmp_path / "r.csv"
    first, other, later = row(), row(by="王芳"), row(judgement=Judgement.REJECT, on=date(2021, 4, 1))
    record(file, [first, other])
    assert record(file, [later]) == [first]
    assert set(read_rows([file])) == {other, later}


def test_many_writers_lose_nothing(tmp_path: Path) -> None:
    file = tmp_path / "r.csv"
    writers = [threading.Thread(target=record, args=(file, [row(by=f"reviewer {n}")])) for n in range(12)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert len(read_rows([file])) == 12
    assert [path.name for path in tmp_path.iterdir()] == ["r.csv"]


def test_who_reviewers_are_is_read_and_checked(tmp_path: Path) -> None:
    (tmp_path / "reviewers.yml").write_text("- {name: 某审计组, kind: organisation, en: An audit team.}\n", "utf-8")
    reviewer = read_reviewers([tmp_path / "r.csv"])["某审计组"]
    assert (reviewer.kind, reviewer.note) == ("organisation", {"en": "An audit team."})
    for bad, said in (
        ("a: b", "is no list"),
        ("- {name: x, kind: robot}", "“robot” is no kind"),
        ("- {name: x, y: z}", "unknown key y"),
        ("[", "is not YAML"),
    ):
        (tmp_path / "reviewers.yml").write_text(bad, "utf-8")
        with pytest.raises(ReviewError, match=said):
            read_reviewers([tmp_path])


def test_only_who_works_in_the_checkout_writes_to_its_reviews(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bundled = data_dir() / "reviews" / "luohu-2020h1-restatement.csv"
    for folder, file in (
        (data_dir().parent, bundled),
        (data_dir().parent / "docs", bundled),
        (tmp_path, Path("reviews") / bundled.name),
    ):
        monkeypatch.chdir(folder)
        assert review_file("luohu-2020h1-restatement") == file
        assert review_file("another") == Path("reviews/another.csv")
