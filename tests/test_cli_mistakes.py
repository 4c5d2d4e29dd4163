"""What a newcomer may do wrong on the command line, and what is said then."""

import json
import shlex
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import click
import pytest
from click.testing import Result

import servers
from kg.cli import COMMANDS, main
from kg.cli import __file__ as main_file
from kg.commands.options import FACTS
from kg.read.genres import genres
from kg.resources import data_dir
from reports import TEXT, write_report

Kg = Callable[..., Result]
RULES = Path(main_file).parent / "audit" / "rules"
LINK = "3f2a9c1d"  # stands in the helps for the id of a link
PROMISE = "80b1c2aa"  # and this for the id of an assessment, which needs two reports of one body


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("--id", "a b/c"),
        ("--id", "中文"),
        ("--source", "foo"),
        ("--genre", "poem"),
        ("--jurisdiction", "999999"),
        ("--period", "H1"),
        ("--issued", "gestern"),
    ],
)
def test_a_wrong_value_of_an_option_is_wrong_usage_and_named(kg: Kg, tmp_path: Path, option: str, value: str) -> None:
    result = kg("build", write_report(tmp_path), option, value, "--out", tmp_path / "b")
    assert result.exit_code == 2
    assert f"“{value}”" in result.stderr
    assert not (tmp_path / "b").exists()


@pytest.mark.parametrize(
    ("name", "what"), [("a.pdf", "no PDF that can be read"), ("a.docx", "no DOCX file that can be")]
)
def test_a_file_that_is_not_what_its_name_says_is_refused_as_that(kg: Kg, tmp_path: Path, name: str, what: str) -> None:
    result = kg("build", write_report(tmp_path, "hello", name), "--out", tmp_path / "b")
    assert result.exit_code == 3
    assert what in result.stderr


def test_a_graph_without_any_statement_is_not_built(kg: Kg, tmp_path: Path) -> None:
    given = ["--genre", "plan-execution", "--jurisdiction", "330102", "--period", "2020", "--plan-period", "2021"]
    result = kg("build", write_report(tmp_path, "hello"), *given, "--out", tmp_path / "b")
    assert result.exit_code == 3
    assert "understood" in result.stderr
    assert not (tmp_path / "b" / "store").exists()


def test_an_address_of_another_kind_says_which_are_read(kg: Kg) -> None:
    assert "http and https" in kg("build", "ftp://x/y").stderr


def test_two_reports_of_one_id_are_told_where_to_give_another(kg: Kg, tmp_path: Path) -> None:
    one, two = write_report(tmp_path / "1"), write_report(tmp_path / "2")
    assert "report.yml" in kg("build", one, two, "--out", tmp_path / "b").stderr
    (tmp_path / "2" / "report.yml").write_text("id: another\n", "utf-8")
    assert kg("build", one, two, "--out", tmp_path / "b").exit_code == 0


def test_the_help_names_all_kinds_of_report() -> None:
    help_of_genre = next(text for name, _, text in FACTS if name == "genre")
    assert all(genre.key in help_of_genre for genre in genres())


def test_the_command_that_eval_prints_works(kg: Kg, tmp_path: Path) -> None:
    report = write_report(tmp_path, TEXT.replace("杭州市上城区", ""))
    given = ["--jurisdiction", "330102", "--jurisdiction-name", "上城区"]
    printed = kg("eval", "--start", report, "--out", tmp_path / "ann", *given).stdout
    assert json.loads((tmp_path / "ann" / "meta.json").read_text("utf-8"))["facts"]["jurisdiction"] == "330102"
    result = kg(*shlex.split(printed.partition("then run: ")[2])[1:])
    assert result.exit_code == 0, result.stderr


def examples() -> Iterator[list[str]]:
    """The lines of each example, of `kg` itself and of all its commands and their subcommands."""
    waiting: list[click.Command] = [main]
    with click.Context(main) as context:
        waiting += [command for name in COMMANDS if (command := main.get_command(context, name))]
    for command in waiting:
        if isinstance(command, click.Group) and command is not main:
            waiting += command.commands.values()
        lines = (command.help or "").partition("Example:")[2].splitlines()
        yield [line.partition("  #")[0].strip() for line in lines if line.strip().startswith("kg ")]


@pytest.mark.parametrize("lines", list(examples()), ids=lambda lines: " ".join(lines[:1]))
def test_every_example_of_every_help_works(
    kg: Kg, bundled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lines: list[str]
) -> None:
    assert lines
    monkeypatch.chdir(_at_hand(kg, bundled, tmp_path))
    # What a test judges must not stay in the checkout.
    shutil.copytree(data_dir() / "reviews", tmp_path / "data" / "reviews")
    monkeypatch.setattr("kg.reviews.folders.data_dir", lambda: tmp_path / "data")
    link = kg("review", "list", "--all", "--limit", "1").stdout.partition(" ")[0]
    assert link, "there is a link to be judged"
    if any("localhost:7878" in line for line in lines):
        with servers.oxigraph(tmp_path) as server:
            for line in lines:
                assert kg(*shlex.split(line.replace("http://localhost:7878", server.address))[1:]).exit_code == 0, line
        return
    for line in lines:
        if " --open" not in line and not line.startswith("kg serve"):  # a browser; a server, which has tests of its own
            asked = line.replace(LINK, link)
            if PROMISE in asked:
                asked = asked.replace(PROMISE, kg("review", "assessments", "--all").stdout.partition(" ")[0])
            result = kg(*shlex.split(asked.partition(" | ")[0])[1:])
            assert result.exit_code == 0, f"{line}: {result.stderr}"


def _at_hand(kg: Kg, bundled: Path, folder: Path) -> Path:
    """A folder with a build and the files that the examples name."""
    import docx

    shutil.copytree(bundled, folder / "build")
    (folder / "my-reviews").mkdir()
    (folder / "my-rules").mkdir()
    shutil.copy(next(iter(sorted(RULES.glob("*.rq")))), folder / "my-rules")
    write_report(folder)
    page = TEXT.replace("杭州市上城区", "深圳市罗湖区").replace("上城区", "罗湖区")
    write_report(folder, "<html><body><p>" + page.replace("\n\n", "</p><p>") + "</p></body></html>", "luohu.html")
    write_report(folder, TEXT.replace("2021年", "2026年"), "2026.txt")
    (folder / "reports").mkdir(exist_ok=True)
    (folder / "my-reviews").mkdir(exist_ok=True)
    write_report(folder / "reports", page, "luohu.txt")
    word = docx.Document()
    for line in TEXT.replace("2021年", "2025年").split("\n\n"):
        word.add_paragraph(line)
    word.save(str(folder / "2025.docx"))
    assert kg("eval", "--start", folder / "report.txt", "--out", folder / "ready").exit_code == 0
    return folder
