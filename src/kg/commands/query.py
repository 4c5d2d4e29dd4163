"""`kg query`: SPARQL over the store."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.commands.options import store_option, warn, write
from kg.errors import QueryError

if TYPE_CHECKING:
    from kg.endpoint import Place
    from kg.query import Question


@click.command("query")
@click.argument("name", required=False)
@click.option("-e", "--text", metavar="TEXT", help="A SPARQL query.")
@click.option(
    "-f", "--file", type=click.Path(path_type=Path), metavar="FILE", help="A file with one; - is standard input."
)
@click.option("--bind", multiple=True, metavar="K=V", help="A value for a variable: <iri>, prefix:name or a string.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "csv", "excel", "tsv", "json", "xml", "turtle"]),
    default="table",
    show_default=True,
    help="csv is SPARQL's, for programs; excel is CSV for spreadsheets.",
)
@click.option("--out", default="-", show_default=True, metavar="FILE", help="Where to write; - is standard output.")
@click.option("--list", "listed", is_flag=True, help="List the named questions and what they need.")
@store_option
def query_command(
    name: str | None,
    text: str | None,
    file: Path | None,
    bind: tuple[str, ...],
    form: str,
    out: str,
    listed: bool,
    store_path: Place,
) -> None:
    """Ask the store the question NAME, or a SPARQL query of your own.

    The default graph is the union of all; the prefixes ca:, code:, dcterms:, oa:, prov:, rdfs:, skos: … are known.

    \b
    Example:
      kg query --list
      kg query problems-without-commitment
      kg query place --bind name=清水河 --format excel --out place.csv
      kg query -e 'SELECT (COUNT(*) AS ?n) { ?s a ca:Commitment }'
    """
    if listed:
        _list()
        return
    if [name, text, file].count(None) != 2:
        raise click.UsageError(
            "Give the NAME of a question, or -e TEXT, or -f FILE; “kg query --list” shows the names."
        )
    from kg.endpoint import open_to_ask
    from kg.query import query
    from kg.search import labels_of

    bound = dict(map(_pair, bind))
    asked = _named(name) if name else text if text is not None else _read(file)
    labels = labels_of(store_path) if isinstance(store_path, Path) else None
    with _ended_by_ctrl_c():
        answer = query(open_to_ask(store_path, warn), asked, bound, form=form, labels=labels)
    write(answer, out)


def _list() -> None:
    from kg.query import questions

    for one in questions().values():
        needs = "".join(f" --bind {p.name}=…" for p in one.parameters if p.default is None)
        click.echo(f"{one.name}{needs}\n    {one.en}\n    {one.zh}")


@contextmanager
def _ended_by_ctrl_c() -> Iterator[None]:
    """The store hears no signal while it works on a query: Ctrl-C ends the whole process at once. Nothing is being written."""
    before = signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _named(name: str) -> Question:
    from kg.query import question

    try:
        return question(name)
    except QueryError as error:
        raise click.BadParameter(str(error), param_hint="NAME") from error


def _pair(bound: str) -> tuple[str, str]:
    name, equals, value = bound.partition("=")
    if not equals or not name.lstrip("?").isidentifier():
        raise click.UsageError(f"“{bound}” is no binding; write --bind name=value.")
    return name.lstrip("?"), value


def _read(file: Path | None) -> str:
    with click.open_file(str(file), encoding="utf-8") as stream:
        try:
            return str(stream.read())
        except UnicodeDecodeError as error:
            raise QueryError(f"{file} is not UTF-8; save the query as UTF-8.") from error
