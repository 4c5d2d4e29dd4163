"""The pages on which one asks: the named questions with their fields, a box for SPARQL, and the answer as a table."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from pyoxigraph import BlankNode, Literal, NamedNode, QueryResultsFormat, parse_query_results
from starlette.responses import Response

from kg.endpoint.binding import bound
from kg.errors import QueryError
from kg.query import Question, questions, spreadsheet, substitutions
from kg.search import Labels, narrowed
from kg.serve.accept import EXCEL, GRAPHS
from kg.serve.page import Cell, Page
from kg.serve.refusal import Refusal
from kg.serve.worker import Answer

EXAMPLE = """SELECT ?report (COUNT(*) AS ?unanswered) WHERE {
  ?problem a ca:Problem ; ca:state code:none ; oa:hasSource/dcterms:identifier ?report .
} GROUP BY ?report ORDER BY ?report"""
MOST = 20_000  # characters of a graph that a page shows
OWN = ("lang", "format")  # fields of a named question's address that are no parameters


@dataclass(frozen=True, slots=True)
class Table:
    """An answer as a page shows it: rows, or yes and no, or the text of a graph."""

    names: Sequence[str] = ()
    rows: Sequence[Sequence[Cell]] = ()
    total: int = 0
    truth: bool | None = None
    turtle: str | None = None
    cut: bool = False


def questions_page(page: Page) -> Response:
    """All named questions with a field for each parameter."""
    return page.html("questions.html", questions=list(questions().values()), example=EXAMPLE)


def answer_page(page: Page, text: str, answer: Answer, rows: int) -> Response:
    """The answer to a query of the visitor's own."""
    address = f"/query?{urlencode({'query': text})}"
    return page.html(
        "answer.html",
        heading=page.say("own"),
        given=(),
        text=text,
        answer=_table(page, answer, rows),
        downloads=_downloads(answer, address),
    )


def named_page(page: Page, asked: Question, given: Mapping[str, str], answer: Answer, rows: int) -> Response:
    """The answer to a named question."""
    address = f"/query/{asked.name}?{urlencode(given)}"
    return page.html(
        "answer.html",
        heading=asked.zh if page.lang == "zh" else asked.en,
        given=list(given.items()),
        text=asked.text,
        answer=_table(page, answer, rows),
        downloads=_downloads(answer, address),
    )


def named(
    name: str, sent: Sequence[tuple[str, str]], labels: Labels | None = None
) -> tuple[Question, dict[str, str], str]:
    """The question of that name, the values given, and its text with them in their places, made quick by an index of labels."""
    asked = questions().get(name)
    if asked is None:
        raise Refusal(404, f"There is no question “{name}”; there are {', '.join(questions())}.")
    given = {key: value for key, value in sent if key not in OWN}
    for parameter in asked.parameters:
        if parameter.name not in given and parameter.default is None:
            raise Refusal(400, f"Question {name} needs {parameter.name} ({parameter.help}); add ?{parameter.name}=….")
        if parameter.iri and given.get(parameter.name, "").startswith("http"):
            given[parameter.name] = f"<{given[parameter.name]}>"
    try:
        values = substitutions(asked, given)
        quick = narrowed(asked.text, values, labels)
        return asked, given, bound(quick, {variable.value: str(term) for variable, term in values.items()})
    except QueryError as error:
        raise Refusal(400, str(error)) from error


def spreadsheet_of(answer: Answer) -> Answer:
    """Rows that came as JSON, as CSV that Excel shows as they are."""
    found = parse_query_results(answer.body, QueryResultsFormat.JSON)
    return Answer(answer.status, "text/csv; charset=utf-8", spreadsheet(found))


def _downloads(answer: Answer, address: str) -> list[tuple[str, str]]:
    names = list(GRAPHS) if answer.media_type.startswith("text/turtle") else [EXCEL, "csv", "tsv", "json", "xml"]
    return [(name, f"{address}{'' if address.endswith('?') else '&'}format={name}") for name in names]


def _table(page: Page, answer: Answer, most: int) -> Table:
    text = answer.body.decode("utf-8")
    if answer.media_type.startswith("text/turtle"):
        return Table(turtle=text[:MOST], cut=len(text) > MOST)
    read = json.loads(text)
    if "boolean" in read:
        return Table(truth=read["boolean"])
    names, found = read["head"]["vars"], read["results"]["bindings"]
    shown = [[page.cell(_term(row[name])) if name in row else Cell("") for name in names] for row in found[:most]]
    return Table(names, shown, len(found))


def _term(value: Mapping[str, Any]) -> NamedNode | BlankNode | Literal:
    if value["type"] == "uri":
        return NamedNode(value["value"])
    if value["type"] != "literal":
        return BlankNode(value["value"]) if value["type"] == "bnode" else Literal(str(value["value"]))
    if "xml:lang" in value:
        return Literal(value["value"], language=value["xml:lang"])
    return Literal(value["value"], datatype=NamedNode(value["datatype"]) if "datatype" in value else None)
