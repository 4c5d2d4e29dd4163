"""What the graph says of one thing: a page for people, RDF for programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from pyoxigraph import Literal, NamedNode, Triple, serialize
from starlette.responses import Response

from kg.serve.accept import GRAPHS, WRITERS
from kg.serve.current import Shown
from kg.serve.page import Cell, Page
from kg.serve.refusal import Refusal
from kg.vocab import CA, OA, PREFIXES, RDF, RDFS

MOST = 200  # things that point to one, as many as a page lists
HIDDEN = frozenset({RDF.type, CA.text})


@dataclass(frozen=True, slots=True)
class Group:
    """A property with all its values."""

    property: Cell
    values: list[Cell]


@dataclass(frozen=True, slots=True)
class Node:
    """A thing as its page shows it."""

    iri: str
    label: str
    classes: list[Cell]
    said: list[Group]
    pointing: list[Group]
    place: str
    cut: int


def triples(shown: Shown, path: str) -> list[Triple]:
    """All that is said of the thing at a path, sorted; raises `Refusal` where nothing is."""
    try:
        node = NamedNode(shown.base + path)
    except ValueError:
        node = NamedNode(shown.base)
    found = {quad.triple for quad in shown.store.quads_for_pattern(node, None, None, None)}
    if not found:
        raise Refusal(404, f"Nothing here has the address “{path}”; it may be of another build, or mistyped.")
    return sorted(found, key=str)


def node_page(page: Page, said: list[Triple], formats: list[tuple[str, str]]) -> Response:
    """The page of a thing."""
    node = said[0].subject
    assert isinstance(node, NamedNode)
    found = page.shown.store.quads_for_pattern(None, None, node, None)
    pointing = sorted({quad.triple for quad in islice(found, 4 * MOST)}, key=str)
    shown = Node(
        iri=node.value,
        label=page.shown.label(node.value, page.lang) or page.cell(node).text,
        classes=[page.cell(t.object, labelled=True) for t in said if t.predicate == RDF.type],
        said=list(_groups(page, ((t.predicate, t.object) for t in said if t.predicate not in HIDDEN))),
        pointing=list(_groups(page, ((t.predicate, t.subject) for t in pointing[:MOST]), "← ")),
        place=_place(page, said),
        cut=MOST if len(pointing) > MOST else 0,
    )
    return page.html("node.html", node=shown, formats=formats)


def written(said: Iterable[Triple], media_type: str) -> bytes:
    """What is said of a thing, in a format of RDF."""
    prefixes = None if media_type == GRAPHS["ntriples"] else dict(PREFIXES)
    return serialize(said, format=WRITERS[media_type], prefixes=prefixes) or b""


def _groups(page: Page, pairs: Iterable[tuple[NamedNode, object]], mark: str = "") -> Iterator[Group]:
    grouped: dict[NamedNode, list[Cell]] = {}
    for property_, value in pairs:
        grouped.setdefault(property_, []).append(page.cell(value, labelled=True))  # type: ignore[arg-type]
    for property_ in sorted(grouped, key=lambda p: (p != RDFS.label, p.value)):
        name = page.cell(property_, labelled=True)
        yield Group(
            Cell(mark + name.text, name.address, name.outside), sorted(grouped[property_], key=lambda c: c.text)
        )


def _place(page: Page, said: list[Triple]) -> str:
    """Where the text of its report shows a statement, or a report itself."""
    node = str(getattr(said[0].subject, "value", ""))
    if any(t.predicate == RDF.type and t.object == CA.Report for t in said):
        return page.link("/" + node.removeprefix(page.shown.base))
    source = next((t.object.value for t in said if t.predicate == OA.hasSource and isinstance(t.object, NamedNode)), "")
    if not source or not any(t.predicate == CA.order and isinstance(t.object, Literal) for t in said):
        return ""
    return page.link(f"/{source.removeprefix(page.shown.base)}#{node.rpartition('/')[2]}")
