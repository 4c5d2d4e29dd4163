"""Annotations that people write: what is read, and what they are told when something is wrong."""

import hashlib
import json
import re
from pathlib import Path

import pytest

from kg.errors import AnnotationError
from kg.evaluate import read_annotation, read_meta
from kg.evaluate.sheets import COLUMNS
from kg.evaluate.spreadsheet import day, flag
from labelled import annotate, counts, measured, statement
from phrases import document

TEXT = "一、问题\n学位缺口320个,道路拥堵。\n二、计划\n新增学位600个,其中小学学位400个。新增学位600个以上的区域优先。"
SHEET = "id,role,quote,occurrence,checkable\np,problem,学位缺口320个,,\nc,commitment,新增学位600个,1,number\n"


def sheets(folder: Path, encoding: str = "utf-8-sig", **files: str) -> Path:
    for kind, text in files.items():
        (folder / f"{kind}.csv").write_bytes(text.encode(encoding))
    return folder


HOW_TO = (Path(__file__).parents[2] / "docs" / "how-to" / "annotate-a-report.md").read_text("utf-8")


def refused(folder: Path, text: str = TEXT) -> str:
    with pytest.raises(AnnotationError) as error:
        read_annotation(folder, document(text))
    assert "\n" not in str(error.value)
    return str(error.value).replace(f"{folder}/", "")


def read(folder: Path) -> list[str]:
    labels = read_annotation(folder, document(TEXT)).labels
    return [TEXT[s.span.start : s.span.end] for s in (*labels.statements, *labels.components)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_sheet_quotes_words_and_their_place_is_found(tmp_path: Path, encoding: str, separator: str) -> None:
    text = SHEET.replace(",", separator) + separator * 4 + "\n"
    assert read(sheets(tmp_path, encoding, statements=text)) == ["学位缺口320个", "新增学位600个"]


def test_rows_are_found_again_by_occurrence_and_inside_other_statements(tmp_path: Path) -> None:
    sheets(
        tmp_path,
        statements="id,role,quote,occurrence,component_of\nm,commitment,学位,,c\n"
        "c,commitment,其中小学学位400个,,\nd,commitment,新增学位600个,2,\n",
        quantities="quote,in,value,unit\n600个,d,600,个\n400个,,400,个\n",
        entities="type,name,quote,occurrence\nmetric,学位,学位,1\nmetric,学位,学位,2\nplace,,区域,\n",
        baselines="baseline,target,target_in\n320个,600个,d\n",
    )
    labels = read_annotation(tmp_path, document(TEXT)).labels
    first, second = TEXT.index("新增学位600个"), TEXT.rindex("新增学位600个")
    assert [s.span.start for s in labels.statements] == [TEXT.index("其中"), second]
    assert labels.components[0].span.start == TEXT.index("学位400")
    assert labels.quantities[0].span.start == second + 4 != first + 4
    assert [len(e.mentions) for e in labels.entities] == [2, 1]
    assert labels.pairs[0].target.start == second + 4


@pytest.mark.parametrize(
    ("sheet", "said"),
    [
        ("role,quote\nproblem,学位不足\n", "statements.csv row 2 quotes “学位不足”, which does not stand there"),
        ("role,quote\n\nproblem,学位\n", "row 3 quotes “学位”, which stands there 4 times; say which"),
        ("role,quote,occurrence\nproblem,学位,5\n", "row 2 wants occurrence 5 of “学位”"),
        ("role,quote,occurrence\nproblem,学位,first\n", "row 2 says 'first' where a whole number from 1"),
        ("role,quote\nslogan,学位缺口\n", "row 2 says 'slogan' where one of"),
        ("role,quote,checkable\ncommitment,学位缺口,numbr\n", "says 'numbr' where one of number, milestone, vague"),
        ("role,quote,deadline\ncommitment,学位缺口,8/31\n", "says '8/31' where a date such as 2020-08-31"),
        ("role,quote,headline\nproblem,学位缺口,maybe\n", "says 'maybe' where yes or no"),
        ("role,qoute\nproblem,学位缺口\n", "statements.csv has the column 'qoute', which is not known"),
        ("role,quote\nproblem,\n", "row 2 has no quote"),
        ("quote\n学位缺口\n", "row 2 has no role"),
        ("id,role,quote\np,problem,学位缺口\np,problem,道路拥堵\n", "row 3 repeats the id p"),
        ("role,quote,component_of\nproblem,道路,z\n", "row 2 names z, which is the id of no statement"),
        ("role,quote\n", "holds no statements"),
    ],
)
def test_a_row_that_cannot_be_used_is_named(tmp_path: Path, sheet: str, said: str) -> None:
    assert said in refused(sheets(tmp_path, statements=sheet))


@pytest.mark.parametrize(
    ("links", "said"),
    [
        ("problem,commitment,grade\np,z,direct\n", "links.csv row 2 names z, which is the id of no commitment"),
        ("problem,commitment,grade\nc,c,direct\n", "names c, which is the id of no problem"),
        ("problem,commitment,grade\np,c,strong\n", "says 'strong' where one of direct, partial, related"),
        ("problem,grade\np,direct\n", "links.csv row 2 has no commitment"),
    ],
)
def test_a_link_joins_a_problem_and_a_commitment(tmp_path: Path, links: str, said: str) -> None:
    assert said in refused(sheets(tmp_path, statements=SHEET, links=links))


def test_passages_of_a_sheet_run_from_words_to_words(tmp_path: Path) -> None:
    passages = "from,to,kind\n一、问题,拥堵。,problems\n二、计划,400个,plan\n"
    annotation = read_annotation(sheets(tmp_path, statements=SHEET, passages=passages), document(TEXT))
    assert [TEXT[a:b] for a, b in annotation.passages] == [
        TEXT[: TEXT.index("\n二")],
        TEXT[TEXT.index("二、") : TEXT.index("。新增")],
    ]
    assert list(annotation.parts) == ["problems", "plan"]
    assert "lacks from or to" in refused(sheets(tmp_path, passages="from,to\n一、问题,\n"))


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "statements.jsonl line 2 is no JSON"),
        ('{"id": "x", "role": "problem", "start": 1, "end": 999}', "line 2 has the place 1–999, which the text of"),
        ('{"id": "x", "role": "slogan", "start": 1, "end": 2}', "line 2 has the role 'slogan'"),
        ('{"id": "p", "role": "problem", "start": 1, "end": 2}', "line 2 repeats the id p"),
        ('{"id": "x", "component_of": "y", "start": 1, "end": 2}', "line 2 belongs to y, which is the id of no"),
    ],
)
def test_a_line_that_cannot_be_used_is_named(tmp_path: Path, line: str, said: str) -> None:
    first = json.dumps(statement("p", "problem", 5, 10))
    (tmp_path / "statements.jsonl").write_text(f"{first}\n{line}\n", "utf-8")
    assert said in refused(tmp_path)


def test_one_kind_of_label_stands_in_one_file(tmp_path: Path) -> None:
    annotate(sheets(tmp_path, statements=SHEET), statements=[statement("p", "problem", 5, 10)])
    assert "holds both statements.jsonl and statements.csv" in refused(tmp_path)


def test_offsets_are_checked_by_quotes_or_hashes(tmp_path: Path) -> None:
    words = hashlib.sha256("学位缺口".encode()).hexdigest()[:12]
    start = TEXT.index("学位缺口")
    good = [
        {**statement("a", "problem", start, start + 4), "quote": "学位缺口"},
        {**statement("b", "problem", start, start + 4), "sha": words},
    ]
    assert not read_annotation(annotate(tmp_path, statements=good), document(TEXT)).warnings
    moved = [good[0], {**good[1], "start": start + 1, "end": start + 5}]
    warnings = read_annotation(annotate(tmp_path, statements=moved), document(TEXT)).warnings
    assert warnings == ("gold quote differs from the text at b",)


def test_another_text_than_the_annotated_one_is_said(tmp_path: Path) -> None:
    (tmp_path / "meta.json").write_text('{"sha256": "00"}', "utf-8")
    folder = annotate(tmp_path, statements=[statement("p", "problem", 5, 10)])
    assert measured(folder, [])["warnings"] == ["the text is not the annotated file: offsets may be wrong"]
    annotate(tmp_path, statements=[statement("p", "problem", 5, 999)])
    assert "line 1 has the place 5–999" in refused(folder)
    assert "the text is not the annotated file" in refused(folder)


@pytest.mark.parametrize(
    "meta", ["{", "[]", '{"passages": [[5, 1, "plan"]]}', '{"passages": [[1]]}', '{"passages": 3}']
)
def test_a_broken_meta_json_is_named(tmp_path: Path, meta: str) -> None:
    (tmp_path / "meta.json").write_text(meta, "utf-8")
    with pytest.raises(AnnotationError, match=r"meta\.json is malformed"):
        read_meta(tmp_path)


def test_components_have_the_role_of_their_statement(tmp_path: Path) -> None:
    members = [{"id": "pa", "of": "p", "start": 5, "end": 8}]
    folder = annotate(tmp_path, statements=[statement("p", "problem", 5, 10)], components=members)
    assert [c.role for c in read_annotation(folder, document(TEXT)).labels.components] == ["problem"]
    figures = measured(folder, [statement("p", "problem", 5, 10)])
    assert counts(figures["segments"]["all"]["iou"]) == (1, 1, 1)


@pytest.mark.parametrize("cell", ["2020-08-31", "2020/8/31", "2020.8.31", "2020年8月31日"])
def test_a_date_is_read_however_a_spreadsheet_writes_it(cell: str) -> None:
    assert day(cell) == "2020-08-31"


@pytest.mark.parametrize(("cell", "means"), [("yes", True), ("TRUE", True), ("1", True), ("是", True), ("no", False)])
def test_yes_and_no(cell: str, means: bool) -> None:
    assert flag(cell) is means


def test_the_sheet_shown_in_the_how_to_is_read(tmp_path: Path) -> None:
    sheet = HOW_TO.partition("```csv\n")[2].partition("```")[0]
    quotes = [row.split(",")[2] for row in sheet.splitlines()[1:]]
    labels = read_annotation(sheets(tmp_path, statements=sheet), document("。".join(quotes))).labels
    assert [s.role for s in labels.statements] == ["problem", "problem", "commitment", "commitment"]
    assert labels.statements[3].deadline == "2021-09-30"
    assert [p.id for p in labels.problem_points] == ["p2"]


def test_every_sheet_and_column_is_in_the_how_to() -> None:
    words = set(re.findall(r"`([\w.]+)`", HOW_TO))
    for kind, columns in COLUMNS.items():
        assert f"{kind}.csv" in words
        assert not {column for column in columns if "_occurrence" not in column} - words - {"reason"}
