"""The text of a report with its statements marked by role, each leading to its node."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from pyoxigraph import Literal, NamedNode, Quad
from starlette.responses import Response

from kg.serve.page import Page
from kg.serve.refusal import Refusal
from kg.store import Term, rows
from kg.vocab import CA, OA, RDF, ROLES

REPORT = """SELECT ?report ?title ?text ?language ?source ?restated ?area ?period WHERE {
  ?report a ca:Report ; dcterms:title ?title ; ca:text ?text ; dcterms:language ?language .
  OPTIONAL { ?report dcterms:source ?source } OPTIONAL { ?report ca:isRestatement ?restated }
  OPTIONAL { ?report ca:jurisdiction/rdfs:label ?area . FILTER(LANG(?area) != "en") }
  OPTIONAL { ?report ca:reportingPeriod/rdfs:label ?period . FILTER(LANG(?period) != "en") }
} ORDER BY ?area ?period LIMIT 1"""


@dataclass(frozen=True, slots=True)
class Mark:
    """A statement at its place in the text; `state` is what answers a problem."""

    start: int
    end: int
    iri: str
    role: str
    state: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words that one statement says, or none; `first` where its tag belongs."""

    text: str
    mark: Mark | None
    first: bool
    anchors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph, or a heading of a level."""

    pieces: tuple[Piece, ...]
    level: int


def report_page(page: Page, id_: str) -> Response:
    """The page of a report; raises `Refusal` where there is none."""
    node = NamedNode(page.shown.base + f"report/{id_}") if _fit(id_) else None
    found = next(iter(rows(page.shown.store, REPORT, report=node)), None) if node else None
    if node is None or found is None:
        raise Refusal(404, f"There is no report “{id_}” here; the first page lists those there are.")
    marks, heads = _read(page, node)
    about = _about(page, id_, node, found)
    counts = sorted(Counter(mark.role for mark in marks).items(), key=lambda item: (-item[1], item[0]))
    return page.html("report.html", report=about, counts=counts, lines=list(lines(about["text"], marks, heads)))


def _about(page: Page, id_: str, node: NamedNode, found: Sequence[Term | None]) -> dict[str, Any]:
    _, title, text, language, source, restated, area, period = (str(getattr(term, "value", "")) for term in found)
    return {
        "id": id_,
        "node": page.local(node.value),
        "title": title,
        "text": text,
        "language": language,
        "source": source if source.startswith(("https://", "http://")) else "",
        "restatement": restated == "true",
        "area": area,
        "period": period,
    }


def _read(page: Page, report: NamedNode) -> tuple[list[Mark], dict[int, tuple[int, int]]]:
    """The statements of a report, and where a heading begins: its end and its level."""
    marks, heads = list[Mark](), dict[int, tuple[int, int]]()
    for quad in page.shown.store.quads_for_pattern(None, OA.hasSource, report, None):
        said = _said(page, quad.subject)
        place = _said(page, said[OA.hasSelector]) if OA.hasSelector in said else {}
        if OA.start not in place or OA.end not in place:
            continue
        start, end = _number(place[OA.start]), _number(place[OA.end])
        if CA.sectionLevel in said:
            heads[start] = end, _number(said[CA.sectionLevel])
        elif role := next((role for role, class_ in ROLES.items() if class_ in said), None):
            state = _text(said.get(CA.state)).rpartition("/")[2]
            marks.append(Mark(start, end, _text(quad.subject), role, state))
    return sorted(marks, key=lambda mark: (mark.start, -mark.end, mark.iri)), heads


def _said(page: Page, node: Term) -> dict[NamedNode, Term]:
    """What is said of a thing, one value of each property; its classes stand for themselves."""
    assert isinstance(node, NamedNode)
    found = page.shown.store.quads_for_pattern(node, None, None, None)
    return {_key(quad): quad.object for quad in found}


def _key(quad: Quad) -> NamedNode:
    return quad.object if quad.predicate == RDF.type and isinstance(quad.object, NamedNode) else quad.predicate


def lines(text: str, marks: Sequence[Mark], heads: dict[int, tuple[int, int]]) -> Iterator[Line]:
    """The text line by line, cut where statements begin and end; of statements within one another the inner one counts."""
    start = 0
    for line in text.splitlines(keepends=True):
        end = start + len(line.rstrip())
        begin = start + len(line) - len(line.lstrip())
        if begin < end:
            within = [mark for mark in marks if mark.start < end and mark.end > begin]
            head = heads.get(begin)
            level = min(4, 1 + head[1]) if head and head[0] >= end - 1 else 0
            yield Line(tuple(_pieces(text, within, begin, end)), level)
        start += len(line)


def _pieces(text: str, marks: Sequence[Mark], begin: int, end: int) -> Iterator[Piece]:
    cuts = sorted({begin, end, *(cut for mark in marks for cut in (mark.start, mark.end) if begin < cut < end)})
    named: set[Mark] = set()
    for left, right in pairwise(cuts):
        around = [mark for mark in marks if mark.start <= left and mark.end >= right]
        inner = min(around, key=lambda mark: (mark.end - mark.start, mark.iri), default=None)
        new = [mark for mark in around if mark not in named and mark.start >= begin]
        named |= set(around)
        yield Piece(text[left:right], inner, inner in new, tuple(mark.iri.rpartition("/")[2] for mark in new))


def _fit(id_: str) -> bool:
    return bool(id_) and not any(character in id_ for character in ' <>"{}|\\^`')


def _number(term: Term | None) -> int:
    assert isinstance(term, Literal)
    return int(term.value)


def _text(term: Term | None) -> str:
    return str(getattr(term, "value", ""))
