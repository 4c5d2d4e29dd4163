"""`kg review` as a reviewer meets it."""

import csv
import io
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from judgements import COMMITMENT, GAP, PLACES, PROBLEM, REPORT, row
from kg.model import Grade, Judgement
from kg.reviews import OTHERS, read_rows, write_rows
from kg.reviews.spreadsheet import SHEET
from reports import write_report

Kg = Callable[..., Result]
BY = ("--by", "李明", "--on", "2021-03-01")
STALL = "望江片区停车泊位紧张"


@pytest.fixture
def folder(kg: Kg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with the small report, built."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("KG_REVIEWER", raising=False)
    write_report(tmp_path)
    assert kg("build", "report.txt").exit_code == 0
    return tmp_path


def ids(kg: Kg, *options: object) -> list[str]:
    return re.findall(r"^([0-9a-f]{8})  ", kg("review", "list", "--limit", 99, *options).stdout, re.M)


def id_of(kg: Kg, problem: str) -> str:
    return ids(kg, "--problem", problem, "--all")[0]


@pytest.mark.parametrize("command", ["list", "accept", "reject", "unsure", "grade", "add", "import", "export"])
def test_every_command_shows_an_example(kg: Kg, command: str) -> None:
    assert f"kg review {command}" in kg("review", command, "--help").stdout.split("Example:")[1]


@pytest.mark.usefixtures("folder")
def test_list_shows_what_a_reviewer_needs_and_first_what_matters_most(kg: Kg) -> None:
    shown = kg("review", "list").stdout
    assert re.search(
        rf"direct  0\.\d\d  proposed: .*\n  problem     {PROBLEM}\n  commitment  {COMMITMENT}\n  reason      .+。",
        shown,
    )
    assert "its problem has others as strong" not in shown.splitlines()[0]
    assert re.search(r"reason      [A-Z].*: direct\.$", kg("review", "list", "--lang", "en").stdout, re.M)
    assert "more; --limit" in kg("review", "list", "--limit", 1).stderr


def test_a_judgement_takes_force_at_the_next_build_and_is_not_asked_for_again(kg: Kg, folder: Path) -> None:
    link = id_of(kg, PROBLEM)
    before = ids(kg)
    result = kg("review", "grade", link, "partial", *BY, "--why", "只是开工", "--why", "Only begun")
    assert result.stdout == f"1 judged → reviews/{REPORT}.csv\n"
    (judged,) = read_rows([folder / "reviews"])
    assert (judged.problem.quote, judged.grade, judged.by, judged.why) == (
        PROBLEM,
        "partial",
        "李明",
        {"zh": "只是开工", "en": "Only begun"},
    )
    assert judged.problem.prefix
    assert judged.commitment.suffix
    assert ids(kg) == [one for one in before if one != link]
    assert "1 accepted" in kg("build", "report.txt").stdout
    assert ids(kg, "--state", "accepted") == [link]
    assert link not in ids(kg)


def test_accept_reject_and_unsure(kg: Kg, folder: Path) -> None:
    one, two = id_of(kg, PROBLEM), id_of(kg, GAP)
    assert kg("review", "accept", one, two, *BY).exit_code == 0
    assert kg("review", "reject", one, *BY).stdout.endswith("(1 in the place of earlier ones)\n")
    assert kg("review", "unsure", two, "--by", "王芳").exit_code == 0
    assert sorted(r.judgement for r in read_rows([folder / "reviews"])) == ["accept", "reject", "unsure"]


def test_a_problem_without_others(kg: Kg, folder: Path) -> None:
    assert kg("review", "reject", "--others-of", "学位缺口", *BY).exit_code == 0
    (judged,) = read_rows([folder / "reviews"])
    assert (judged.problem.quote, judged.commitment.quote) == (GAP, OTHERS)
    kg("build", "report.txt")
    assert f"{GAP}" in kg("query", "problems-without-commitment").stdout


@pytest.mark.usefixtures("folder")
def test_a_link_is_added_by_words(kg: Kg) -> None:
    add = (
        "review",
        "add",
        "--problem",
        "停车泊位",
        "--commitment",
        "新增学位",
        "--grade",
        "related",
        "--basis",
        "causal",
    )
    assert kg(*add, *BY).exit_code == 0
    kg("build", "report.txt")
    assert "李明: add related" in kg("review", "list", "--problem", STALL, "--all").stdout
    assert kg("validate").exit_code == 0


@pytest.mark.usefixtures("folder")
def test_reviewers_who_differ_come_first_in_the_list(kg: Kg) -> None:
    link = id_of(kg, PROBLEM)
    kg("review", "accept", link, *BY)
    kg("review", "reject", link, "--by", "王芳")
    assert "1 contested" in kg("build", "report.txt").stdout
    first = kg("review", "list", "--limit", 1).stdout
    assert first.startswith(f"{link}  direct")
    assert "contested: reviewers differ" in first
    assert "said        李明: accept direct\n  said        王芳: reject" in first


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["accept", "zzz", *BY], 3, "No link has an id that begins with “zzz”; “kg review list --all” shows the ids."),
        (["accept", "123", "--by", " "], 2, "--by"),
        (["accept", "123"], 2, "--by"),
        (["reject", *BY], 2, "Give the ID of a link"),
        (["grade", "123", "strong", *BY], 2, "direct"),
        (
            ["add", "--problem", "没有", "--commitment", "学位", "--grade", "direct", "--basis", "causal", *BY],
            3,
            "the problem “没有” is not in the report",
        ),
        (
            ["add", "--problem", "学位", "--commitment", "建", "--grade", "direct", "--basis", "causal", *BY],
            3,
            "stands in",
        ),
        (["list", "--store", "nowhere"], 3, "kg build"),
        (["list", "--report", "nowhere"], 0, "No such link"),
        (["import", "nowhere.csv", *BY], 3, "nowhere.csv"),
    ],
)
def test_wrong_use_is_told_the_next_step(kg: Kg, folder: Path, arguments: list[str], status: int, said: str) -> None:
    result = kg("review", *arguments)
    assert result.exit_code == status
    assert said in result.stderr
    assert not (folder / "reviews").exists()


def sheet(kg: Kg, *options: object) -> list[dict[str, str]]:
    result = kg("review", "export", *options)
    assert result.stdout_bytes.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(result.stdout_bytes.decode("utf-8-sig"), newline="")))


def filled_in(rows: list[dict[str, str]], encoding: str = "utf-8-sig", delimiter: str = ",") -> bytes:
    text = io.StringIO()
    writer = csv.DictWriter(text, SHEET, delimiter=delimiter, restval="")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode(encoding)


@pytest.mark.usefixtures("folder")
def test_a_sheet_has_every_link_and_columns_to_fill_in(kg: Kg) -> None:
    rows = sheet(kg)
    assert [one["id"] for one in rows] == sorted(ids(kg, "--all"), key=[one["id"] for one in rows].index)
    assert {one["judgement"] for one in rows} == {""}
    assert all(one["reason_zh"] and one["proposed"] in list(Grade) for one in rows)


@pytest.mark.parametrize(
    ("encoding", "delimiter"), [("utf-8-sig", ","), ("utf-8", ";"), ("gb18030", ","), ("utf-16", "\t")]
)
def test_a_sheet_is_read_back_however_a_spreadsheet_saved_it(
    kg: Kg, folder: Path, encoding: str, delimiter: str
) -> None:
    rows = sheet(kg)
    rows[0] |= {"judgement": "reject", "why_zh": "'=不对", "by": "王芳", "on": "2021/3/2"}
    rows[1] |= {"judgement": "Accept"}
    rows.append({"problem": STALL, "commitment": PLACES, "judgement": "add", "grade": "related", "basis": "causal"})
    (folder / "filled.csv").write_bytes(filled_in(rows, encoding, delimiter))
    assert kg("review", "import", "filled.csv", *BY).stdout.startswith("3 judged")
    judged = {(r.problem.quote, r.commitment.quote): r for r in read_rows([folder / "reviews"])}
    first = judged[rows[0]["problem"], rows[0]["commitment"]]
    assert (first.judgement, first.by, first.on.isoformat(), first.why) == (
        "reject",
        "王芳",
        "2021-03-02",
        {"zh": "=不对"},
    )
    assert judged[rows[1]["problem"], rows[1]["commitment"]].grade == rows[1]["proposed"]
    assert judged[STALL, PLACES].by == "李明"
    kg("build", "report.txt")
    again = sheet(kg)
    assert {one["judgement"] for one in again if one["problem"] == STALL} == {"add"}
    assert [one["why_zh"] for one in again if one["judgement"] == "reject"] == ["'=不对"]
    (folder / "again.csv").write_bytes(filled_in(again))
    before = (folder / "reviews" / f"{REPORT}.csv").read_bytes()
    assert kg("review", "import", "again.csv", *BY).exit_code == 0
    assert (folder / "reviews" / f"{REPORT}.csv").read_bytes() == before


def test_nobody_changes_in_a_sheet_what_another_said_in_that_name(kg: Kg, folder: Path) -> None:
    first = sheet(kg)
    first[0] |= {"judgement": "accept", "why_zh": "说的是同一件事"}
    (folder / "first.csv").write_bytes(filled_in(first))
    assert kg("review", "import", "first.csv", "--by", "王芳", "--on", "2026-03-01").stdout.startswith("1 judged")
    kg("build", "report.txt")
    second = sheet(kg)
    (folder / "same.csv").write_bytes(filled_in(second))
    assert "Nothing in same.csv is new" in kg("review", "import", "same.csv", *BY).stdout
    changed = next(one for one in second if one["judgement"])
    changed |= {"judgement": "reject"}
    (folder / "second.csv").write_bytes(filled_in(second))
    assert kg("review", "import", "second.csv", "--by", "李明", "--on", "2026-03-02").stdout.startswith("1 judged")
    judged = {
        (row.by, row.judgement.value, row.on.isoformat(), row.why.get("zh")) for row in read_rows([folder / "reviews"])
    }
    assert judged == {("王芳", "accept", "2026-03-01", "说的是同一件事"), ("李明", "reject", "2026-03-02", None)}
    kg("build", "report.txt")
    assert {one["state"] for one in sheet(kg) if one["judgement"]} == {"contested"}


@pytest.mark.usefixtures("folder")
def test_a_link_is_named_by_its_iri_too(kg: Kg) -> None:
    link = "SELECT ?l { ?l a ca:ResponseLink } ORDER BY ?l LIMIT 1"
    iri = kg("query", "-e", link, "--format", "csv").stdout.splitlines()[1]
    result = kg("review", "accept", iri, *BY)
    assert result.exit_code == 0, result.stderr
    assert "1 judged" in result.stdout


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"judgement": "maybe"}, "line 2: “maybe” is no judgement"),
        ({"judgement": "accept", "problem": "没有的问题"}, "line 2: the problem “没有的问题” is not in the report"),
        ({"judgement": "accept", "report": "nowhere"}, "line 2: there is no report nowhere"),
        (
            {
                "judgement": "accept",
                "problem": STALL,
                "commitment": PLACES,
                "problem_prefix": "",
                "problem_suffix": "",
                "commitment_prefix": "",
                "commitment_suffix": "",
            },
            "line 2: no link joins these two; write add",
        ),
        ({"judgement": "accept", "on": "yesterday"}, "line 2: “yesterday” is no day"),
    ],
)
def test_a_malformed_sheet_is_named_and_nothing_is_written(
    kg: Kg, folder: Path, change: dict[str, str], said: str
) -> None:
    rows = sheet(kg)
    rows[1] |= {"judgement": "accept"}
    (folder / "filled.csv").write_bytes(filled_in([{**rows[0], **change}, *rows[1:]]))
    result = kg("review", "import", "filled.csv", *BY)
    assert result.exit_code == 3
    assert f"filled.csv, {said}" in result.stderr
    assert not (folder / "reviews").exists()


def test_a_sheet_that_is_none_is_refused(kg: Kg, folder: Path) -> None:
    for content, said in (
        (b"\xff\xff\x00", "save it as “CSV UTF-8”"),
        (b"problem,commitment\n", "column judgement is missing"),
        (b"", "is empty"),
    ):
        (folder / "bad.csv").write_bytes(content)
        result = kg("review", "import", "bad.csv", *BY)
        assert result.exit_code == 3
        assert said in result.stderr


def test_an_annotation_becomes_judgements(kg: Kg, folder: Path) -> None:
    from reports import TEXT

    gold = folder / "gold"
    gold.mkdir()
    quotes = {"p1": PROBLEM, "p2": GAP, "p3": STALL, "c1": COMMITMENT, "c2": PLACES}
    spans = {name: (TEXT.index(quote), TEXT.index(quote) + len(quote)) for name, quote in quotes.items()}
    lines = [{"id": n, "quote": q, "start": spans[n][0], "end": spans[n][1], "role": "x"} for n, q in quotes.items()]
    link = {"basis": "causal", "rationale_zh": "一句。", "rationale_en": "A sentence."}
    links = [
        {"problem": "p1", "commitment": "c1", "grade": "direct", **link},
        {"problem": "p2", "commitment": "c2", "grade": "partial", **link},
        {"problem": "p3", "commitment": "c2", "grade": "related", **link},
    ]
    for name, content in (
        ("statements", lines),
        ("links", links),
        ("unaddressed", [{"problem": "p3", "why_zh": "没有。"}]),
    ):
        (gold / f"{name}.jsonl").write_text("".join(json.dumps(one) + "\n" for one in content), "utf-8")
    assert kg("review", "import", gold, *BY).stdout.startswith("5 judged")
    judged = {(r.problem.quote, r.commitment.quote): r.judgement for r in read_rows([folder / "reviews"])}
    assert judged == {
        (PROBLEM, COMMITMENT): Judgement.ACCEPT,
        (GAP, PLACES): Judgement.GRADE,
        (STALL, PLACES): Judgement.ADD,
        (STALL, OTHERS): Judgement.REJECT,
        (OTHERS, OTHERS): Judgement.REJECT,
    }
    kg("build", "report.txt")
    assert len(ids(kg, "--state", "accepted")) == 3
    assert ids(kg) == []
    with (gold / "statements.jsonl").open("a", encoding="utf-8") as stream:
        stream.write(json.dumps({"id": "c9", "quote": "没有这句话", "start": 0, "end": 5}) + "\n")
    with (gold / "links.jsonl").open("a", encoding="utf-8") as stream:
        stream.write(json.dumps({"problem": "p1", "commitment": "c9", "grade": "direct", **link}) + "\n")
    refused = kg("review", "import", gold, *BY)
    assert refused.exit_code == 3
    assert "links.jsonl, line 4: the commitment “没有这句话” is not in the report" in refused.stderr
    assert kg("review", "import", gold, "--partly", *BY).exit_code == 0


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "this is no JSON"),
        ("{}", "problem is missing"),
        ('{"problem": "p9", "commitment": "c", "grade": "direct", "basis": "causal"}', "“p9” is not known"),
    ],
)
def test_a_malformed_annotation_is_named(kg: Kg, folder: Path, line: str, said: str) -> None:
    (folder / "gold").mkdir()
    (folder / "gold" / "statements.jsonl").write_text('{"id": "p1", "quote": "x", "start": 0, "end": 1}\n', "utf-8")
    (folder / "gold" / "links.jsonl").write_text(line + "\n", "utf-8")
    result = kg("review", "import", "gold", "--partly", *BY)
    assert result.exit_code == 3
    assert "links.jsonl, line 1: " in result.stderr
    assert said in result.stderr


@pytest.mark.usefixtures("folder")
def test_judgements_go_where_they_are_told_to(kg: Kg) -> None:
    link = id_of(kg, PROBLEM)
    result = kg("review", "accept", link, *BY, "--reviews", "mine")
    assert result.stderr.startswith("To see it: kg build … --reviews ")
    assert result.stderr.endswith("data/reviews --reviews mine\n"), "beside the reviews that a build reads anyway"
    assert "reviewed" not in kg("build", "report.txt").stdout
    assert "1 accepted" in kg("build", "report.txt", "--reviews", "mine").stdout
    assert kg("review", "accept", link, *BY, "--reviews", "one.csv").stdout == "1 judged → one.csv\n"
    assert "1 accepted" in kg("build", "report.txt", "--reviews", "one.csv").stdout


def test_a_malformed_file_is_never_overwritten(kg: Kg, folder: Path) -> None:
    (folder / "reviews").mkdir()
    file = folder / "reviews" / f"{REPORT}.csv"
    write_rows(file, [row()])
    file.write_text(file.read_text("utf-8").replace("accept", "acept"), "utf-8")
    before = file.read_bytes()
    result = kg("review", "accept", id_of(kg, GAP), *BY)
    assert result.exit_code == 3
    assert f"{REPORT}.csv, line 2: “acept” is no judgement" in result.stderr
    assert file.read_bytes() == before
