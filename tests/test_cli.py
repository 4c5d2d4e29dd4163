"""The command line as its user meets it."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from kg.cli import COMMANDS
from reports import TEXT, write_report

Kg = Callable[..., Result]


def test_help_lists_every_command_with_what_it_does(kg: Kg) -> None:
    result = kg("--help")
    assert result.exit_code == 0
    assert all(command in result.stdout for command in COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_shows_an_example(kg: Kg, command: str) -> None:
    result = kg(command, "--help")
    assert result.exit_code == 0
    assert f"kg {command}" in result.stdout.split("Example:")[1]


def test_version(kg: Kg) -> None:
    assert kg("--version").stdout.startswith("kg 0.")


def test_build_prints_what_was_found_and_where_it_is(kg: Kg, tmp_path: Path) -> None:
    report = write_report(tmp_path)
    result = kg("build", report, "--out", tmp_path / "b")
    assert result.exit_code == 0, result.stderr
    assert "problems" in result.stdout
    assert "commitments" in result.stdout
    assert "clauses used" in result.stderr
    assert {p.name for p in (tmp_path / "b").iterdir()} == {"store", "graph.ttl", "explorer.html", "parts"}


def test_extract_writes_json_lines_only(kg: Kg, tmp_path: Path) -> None:
    import json

    result = kg("extract", write_report(tmp_path))
    records = [json.loads(line) for line in result.stdout.splitlines()]
    assert {r["type"] for r in records} >= {"statement", "quantity", "entity", "link"}
    assert all(TEXT[r["start"] : r["end"]] == r["quote"] for r in records if "quote" in r)


def test_standard_input_is_read(kg: Kg) -> None:
    assert kg("extract", "-", stdin=TEXT.encode("gb18030")).exit_code == 0


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (b"   \n\n", "is empty"),
        (bytes(range(256)) * 20, "is not"),
        (b"%PDF-1.7 broken", "PDF"),
        (b"PK\x03\x04 broken", ""),
        ("今天天气很好。".encode(), "--title"),
    ],
)
def test_what_is_no_report_is_refused_in_one_sentence(kg: Kg, tmp_path: Path, content: bytes, said: str) -> None:
    file = tmp_path / "report.txt"
    file.write_bytes(content)
    result = kg("build", file, "--out", tmp_path / "b")
    assert result.exit_code == 3
    assert result.stderr.count("\n") == 1
    assert said in result.stderr
    assert "Traceback" not in result.stderr
    assert not (tmp_path / "b" / "store").exists()


def test_a_missing_file_a_missing_store_and_an_unknown_question_name_the_next_step(kg: Kg, tmp_path: Path) -> None:
    assert "check the path" in kg("build", tmp_path / "none.txt").stderr
    missing = kg("query", "problems", "--store", tmp_path / "none")
    assert missing.exit_code == 3
    assert "kg build" in missing.stderr


def test_wrong_usage_is_status_2(kg: Kg) -> None:
    assert kg("query").exit_code == 2
    assert kg("query", "problems", "-e", "ASK {}").exit_code == 2
    assert kg("nothing").exit_code == 2
    assert kg("query", "project", "--bind", "x").exit_code == 2


def test_an_unknown_question_lists_those_that_exist(kg: Kg, built: Path) -> None:
    result = kg("query", "problms", "--store", built / "store")
    assert result.exit_code == 2
    assert "problems-without-commitment" in result.stderr


def test_a_failed_build_leaves_the_last_one_as_it_was(kg: Kg, tmp_path: Path) -> None:
    assert kg("build", write_report(tmp_path), "--out", tmp_path / "b").exit_code == 0
    before = {p: p.read_bytes() for p in (tmp_path / "b").rglob("*") if p.is_file() and p.suffix in {".ttl", ".html"}}
    (tmp_path / "bad.txt").write_bytes(b"\x00\x01\x02")
    assert kg("build", tmp_path / "report.txt", tmp_path / "bad.txt", "--out", tmp_path / "b").exit_code == 3
    assert {p: p.read_bytes() for p in before} == before
    assert kg("query", "problems", "--store", tmp_path / "b" / "store").exit_code == 0
    assert not list((tmp_path / "b").glob(".*"))


def test_two_sources_with_one_id_are_refused(kg: Kg, tmp_path: Path) -> None:
    one, two = write_report(tmp_path / "1"), write_report(tmp_path / "2")
    result = kg("build", one, two, "--out", tmp_path / "b")
    assert result.exit_code == 3
    assert "report id" in result.stderr


@pytest.mark.parametrize(("arguments", "limit"), [(["--help"], 0.3), (["query", "problems"], 0.5)])
def test_start_up_is_quick(built: Path, arguments: list[str], limit: float) -> None:
    """The best of several runs, since a busy machine can only make a run slower; a margin of two for slow machines."""
    import time

    arguments = [*arguments, "--store", str(built / "store")] if arguments[0] == "query" else arguments
    best = min(_timed([sys.executable, "-m", "kg", *arguments], time.perf_counter) for _ in range(5))
    assert best < 2 * limit


def _timed(command: list[str], clock: Callable[[], float]) -> float:
    start = clock()
    subprocess.run(command, check=True, capture_output=True, env={**os.environ, "PYTHONIOENCODING": "utf-8"})
    return clock() - start


def test_heavy_libraries_stay_out_of_a_query() -> None:
    code = "import sys, kg.cli, kg.commands.query, kg.query, kg.store; print(*sorted(sys.modules))"
    loaded = set(
        subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout.split()
    )
    assert not loaded & {"rdflib", "networkx", "pyvis", "pyshacl", "jinja2", "kg.extract", "numpy"}


def test_a_fault_of_ours_is_one_sentence_unless_asked_for(
    kg: Kg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("by nought")

    monkeypatch.setattr("kg.pipeline.build", broken)
    result = kg("build", write_report(tmp_path))
    assert result.exit_code == 3
    assert "ZeroDivisionError: by nought" in result.stderr
    assert result.stderr.count("\n") == 1
    monkeypatch.setenv("KG_TRACEBACK", "1")
    with pytest.raises(ZeroDivisionError):
        kg("build", tmp_path / "report.txt")


def test_ctrl_c_ends_a_question_that_would_take_for_ever(built: Path) -> None:
    endless = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
    command = [sys.executable, "-m", "kg", "query", "-e", endless, "--store", str(built / "store")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as asked:
        with pytest.raises(subprocess.TimeoutExpired):
            asked.wait(timeout=3)
        asked.send_signal(signal.SIGINT)
        assert asked.wait(timeout=5) == -signal.SIGINT
        assert asked.stdout
        assert asked.stdout.read() == b""
