"""The table of competency questions says what the bundled report answers today; `--accept` writes it anew."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from kg.query import Question, query, questions
from kg.search import labels_of
from kg.store import open_store

PAGE = Path(__file__).parents[1] / "docs" / "competency-questions.md"
MARK = "<!-- made by pytest tests/test_competency.py --accept -->\n"
LONGEST = 48
BOUND = {
    "evidence": "学位缺口",
    "find": "公共卫生",
    "metric": "固定资产投资",
    "place": "清水河",
    "project": "文化艺术馆",
    "section": "三/(四)/para 1",
}


def table(store: Path) -> str:
    """Each question in both languages, the command that asks it, and the first row of its answer."""
    listed = [one for one in questions().values() if not any(parameter.iri for parameter in one.parameters)]
    lines = ["| question | ask | answers | for example |", "|---|---|---|---|", *(_line(one, store) for one in listed)]
    return "\n".join(lines) + "\n"


def _line(one: Question, store: Path) -> str:
    bound = {parameter.name: BOUND[one.name] for parameter in one.parameters}
    answer = query(open_store(store), one, bound, form="csv", labels=labels_of(store)).decode()
    names, *rows = csv.reader(io.StringIO(answer))
    asked = f"`kg query {one.name}{''.join(f' --bind {k}={_quoted(v)}' for k, v in bound.items())}`"
    given = [f"{n} {_short(v)}" for n, v in zip(names, rows[0], strict=True) if v and n not in bound] if rows else []
    example = " · ".join(given) or "none: it takes a later report of the same body"
    says = f"{one.zh}<br>{one.en} · [query](../src/kg/queries/{one.name}.rq)"
    return f"| {says} | {asked} | {len(rows)} | {example.replace('|', chr(92) + '|')} |"


def _quoted(value: str) -> str:
    return f"'{value}'" if " " in value else value


def _short(value: str) -> str:
    value = value.rsplit("/", 1)[-1] if value.startswith("http") else value
    return value if len(value) <= LONGEST else f"{value[:LONGEST]}…"


def test_the_table_is_what_the_bundled_report_answers(bundled: Path, request: pytest.FixtureRequest) -> None:
    head, _, shown = PAGE.read_text("utf-8").partition(MARK)
    made = table(bundled / "store")
    if request.config.getoption("--accept"):
        PAGE.write_text(f"{head}{MARK}\n{made}", "utf-8")
        return
    assert shown.lstrip("\n") == made
