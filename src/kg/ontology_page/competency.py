"""The questions that the vocabulary was cut for, each with its query and an answer as an example."""

from __future__ import annotations

import csv
import io

from pyoxigraph import Store

from kg.query import Question, query, questions

GIVEN = {"word": "学位", "name": "学校", "label": "三"}
MOST = 60  # characters of a value in an example
HEAD = """# Competency questions

What the vocabulary must be able to answer: each question, the query that asks it (`kg query NAME`), and the first row of its answer
on the bundled report. This page is made by `make golden`.

| question | query | example answer |
|---|---|---|
"""


def competency_questions(store: Store) -> str:
    """The table in Markdown; a question that has no rows in the store says so."""
    return HEAD + "".join(_row(store, asked) for asked in questions().values())


def _row(store: Store, asked: Question) -> str:
    file = f"[{asked.name}](../src/kg/queries/{asked.name}.rq)"
    needs = [p for p in asked.parameters if p.default is None]
    given = {p.name: GIVEN[p.name] for p in needs if not p.iri}
    with_ = "".join(f" `{name}={value}`" for name, value in given.items())
    example = "a graph" if any(p.iri for p in needs) else _example(store, asked, given)
    return f"| {asked.zh}<br>{asked.en} | {file}{with_} | {example} |\n"


def _example(store: Store, asked: Question, given: dict[str, str]) -> str:
    rows = csv.DictReader(io.StringIO(query(store, asked, given, form="csv").decode()))
    first = next(rows, None)
    if first is None:
        return "no rows"
    shown = (f"{name}: {_short(value)}" for name, value in first.items() if value and name not in given)
    return "<br>".join(shown)


def _short(value: str) -> str:
    text = value.replace("|", "\\|").replace("<", "&lt;").replace("\n", " ")
    return text if len(text) <= MOST else f"{text[:MOST]}…"
