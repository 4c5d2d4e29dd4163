"""Questions: SPARQL over the store, named ones from files, parameters bound and never spliced.

A named question is a file `queries/NAME.rq`. Its head is comments: the first line is its help in Chinese, the second in
English, then a line `# ?name: what to give` for each parameter (`# ?name = default: …` where it may be left out, `# ?name
<iri>: …` where it must be an IRI).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from pyoxigraph import (
    Literal,
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Variable,
    serialize,
)

from kg.errors import QueryError
from kg.search import Labels, narrowed
from kg.sparql import SparqlText
from kg.spreadsheet import guarded, sheet
from kg.store import Answers, Term, short
from kg.vocab import PREFIXES

FORMATS = ("table", "csv", "excel", "tsv", "json", "xml", "turtle")
_RESULTS = {
    "csv": QueryResultsFormat.CSV,
    "tsv": QueryResultsFormat.TSV,
    "json": QueryResultsFormat.JSON,
    "xml": QueryResultsFormat.XML,
}
_PARAMETER = re.compile(r"# \?(?P<name>\w+)(?: (?P<iri><iri>))?(?: = (?P<default>[^:]*))?: (?P<help>.+)")
_PLACE = re.compile(r"error at (\d+):(\d+)")
_DECLARED, _PREFIXED = re.compile(r"\bPREFIX\s+([\w-]*):", re.I), re.compile(r"(?<![\w:?$])([A-Za-z][\w-]*):(?=[\w%])")
_NO_NAMES = re.compile(r"<[^<>\s]*>|\"[^\"\n]*\"|'[^'\n]*'|#[^\n]*")
SHOWN = 30


@dataclass(frozen=True, slots=True)
class Parameter:
    """A variable of a named question that the asker gives a value, its default if it has one, and whether it must be an IRI."""

    name: str
    help: str
    default: str | None
    iri: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """A named question: its SPARQL, a help line in Chinese and English, and its parameters."""

    name: str
    text: str
    zh: str
    en: str
    parameters: tuple[Parameter, ...]


def parse_question(name: str, text: str) -> Question:
    """Read the head of a `.rq` file; raises `QueryError` where the two help lines are missing."""
    lines = text.splitlines()
    if len(lines) < 2 or not all(line.startswith("# ") for line in lines[:2]):
        raise QueryError(f"Question {name} does not begin with two help lines; add “# …” in Chinese, then in English.")
    head = (match for line in lines[2:] if line.startswith("# ?") and (match := _PARAMETER.fullmatch(line.rstrip())))
    parameters = tuple(
        Parameter(m["name"], m["help"], m["default"] and m["default"].strip(), bool(m["iri"])) for m in head
    )
    return Question(name, text, lines[0][2:].strip(), lines[1][2:].strip(), parameters)


@cache
def questions() -> Mapping[str, Question]:
    """All named questions, by name."""
    files = (f for f in resources.files("kg").joinpath("queries").iterdir() if f.name.endswith(".rq"))
    read = {f.name[:-3]: parse_question(f.name[:-3], f.read_text("utf-8")) for f in files}
    return dict(sorted(read.items()))


def question(name: str) -> Question:
    """The question of that name; raises `QueryError` and says which there are."""
    try:
        return questions()[name]
    except KeyError:
        raise QueryError(f"There is no question “{name}”; there are {', '.join(questions())}.") from None


def query(
    store: Answers,
    asked: Question | str,
    bound: Mapping[str, str] | None = None,
    *,
    form: str = "table",
    labels: Labels | None = None,
) -> bytes:
    """The answer to a named question or a SPARQL text, as bytes in one of `FORMATS`.

    Every query sees the union of all named graphs, or those that it names with FROM, and knows the project's prefixes. `bound` gives variables a value: an
    IRI in angle brackets or with a known prefix, else a plain string. With the index `labels` of the store, questions that
    look for words find them there.
    """
    asked = asked if isinstance(asked, Question) else Question("", asked, "", "", ())
    values = substitutions(asked, bound or {})
    try:
        text = narrowed(asked.text, values, labels)
        union = not SparqlText(text).chooses_graphs
        found = store.query(text, prefixes=dict(PREFIXES), use_default_graph_as_union=union, substitutions=values)
        return _answer(found, form)
    except (SyntaxError, ValueError) as error:
        raise QueryError(malformed(asked.text, str(error))) from error
    except RuntimeError as error:
        if "SELECT projection" in str(error):
            raise QueryError(f"{error}; name each variable that you bind in SELECT or in the template.") from error
        raise QueryError(f"The store could not answer: {error}; simplify the query or build the store anew.") from error


def substitutions(asked: Question, bound: Mapping[str, str]) -> dict[Variable, Term]:
    """The terms that variables stand for: what was given, else the defaults; raises `QueryError` where one is missing."""
    if asked.name and (unknown := bound.keys() - {p.name for p in asked.parameters}):
        takes = ", ".join(p.name for p in asked.parameters) or "none"
        raise QueryError(f"Question {asked.name} has no parameter {', '.join(sorted(unknown))}; it takes {takes}.")
    values = {p.name: p.default for p in asked.parameters if p.default is not None} | dict(bound)
    for parameter in asked.parameters:
        if parameter.name not in values:
            say = f"--bind {parameter.name}=…"
            raise QueryError(f"Question {asked.name} needs {parameter.name} ({parameter.help}); give it with {say}.")
    terms = {name.lstrip("?"): term(value) for name, value in values.items()}
    for parameter in asked.parameters:
        if parameter.iri and not isinstance(terms[parameter.name], NamedNode):
            raise QueryError(
                f"“{values[parameter.name]}” is no IRI; give {parameter.name} in angle brackets: "
                f"--bind '{parameter.name}=<https://…>' ({parameter.help})."
            )
    return {Variable(name): value for name, value in terms.items()}


def malformed(text: str, error: str) -> str:
    """What is wrong with a query, in one line: it is an update, has an unknown prefix, or cannot be read beyond a place."""
    if update := SparqlText(text).update:
        return (
            f"{update} would change the graph, and a query only asks; change reports or reviews, then run “kg build”."
        )
    known = PREFIXES.keys() | set(_DECLARED.findall(text))
    if unknown := next((p for p in _PREFIXED.findall(_NO_NAMES.sub("", text)) if p not in known), None):
        return f"The prefix “{unknown}:” is not known; declare it with PREFIX, or use one of {', '.join(PREFIXES)}."
    if "is unbound" in error:
        return "That is not SPARQL 1.1: SELECT names a variable that the query neither binds nor groups by; mend it."
    if (place := _PLACE.search(error)) is None:
        return f"That is not SPARQL 1.1 that can be answered: {error.splitlines()[0]}; mend the query."
    line, column = int(place[1]), int(place[2])
    here = "".join(text.splitlines()[line - 1 : line])[column - 1 :].strip()[:SHOWN]
    found = f"where “{here}” stands" if here else "where the line ends"
    return f"That is not SPARQL 1.1: it cannot be read beyond line {line}, column {column}, {found}; mend it there."


def term(value: str) -> NamedNode | Literal:
    """What a value on the command line means: `<iri>` or `prefix:name` an IRI, anything else a string."""
    if value.startswith("<") and value.endswith(">"):
        try:
            return NamedNode(value[1:-1])
        except ValueError:
            raise QueryError(f"“{value}” is no IRI; give a whole one, such as <https://example.org/x>.") from None
    prefix, colon, name = value.partition(":")
    return NamedNode(PREFIXES[prefix] + name) if colon and prefix in PREFIXES else Literal(value)


def _answer(found: QuerySolutions | QueryTriples | QueryBoolean, form: str) -> bytes:
    if isinstance(found, QueryTriples):
        if form not in ("table", "turtle"):
            raise QueryError(f"A CONSTRUCT or DESCRIBE gives a graph, not {form}; ask with --format turtle.")
        return serialize(sorted(set(found), key=str), format=RdfFormat.TURTLE, prefixes=dict(PREFIXES)) or b""
    if form == "turtle":
        raise QueryError("Only a CONSTRUCT or DESCRIBE gives Turtle; choose table, csv, excel, tsv, json or xml.")
    if form == "excel":
        return spreadsheet(found)
    if form != "table":
        return found.serialize(format=_RESULTS[form]) or b""
    if isinstance(found, QueryBoolean):
        return b"true\n" if found else b"false\n"
    return _table(found).encode("utf-8")


def spreadsheet(found: QuerySolutions | QueryBoolean) -> bytes:
    """Rows as CSV that Excel, WPS and LibreOffice show as they are: with a byte order mark, and no cell is run as a formula."""
    if isinstance(found, QueryBoolean):
        return sheet([["true" if found else "false"]])
    names = [variable.value for variable in found.variables]
    return sheet([names, *([guarded(str(getattr(term, "value", ""))) for term in row] for row in found)])


def _table(found: QuerySolutions) -> str:
    from tabulate import tabulate

    names = [variable.value for variable in found.variables]
    rows = [[short(value) for value in solution] for solution in found]
    count = f"{len(rows)} row{'' if len(rows) == 1 else 's'}"
    return f"{tabulate(rows, headers=names, tablefmt='simple', disable_numparse=True)}\n({count})\n"
