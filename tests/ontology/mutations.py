"""Breaks a valid graph in one place for each constraint of the shapes, so that every constraint is seen to bite."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode, Quad, Store

SH = "http://www.w3.org/ns/shacl#"
XSD = "http://www.w3.org/2001/XMLSchema#"
NOWHERE = NamedNode("https://example.org/nowhere")
Term = NamedNode | Literal


class Mutation(NamedTuple):
    """A valid graph with one fault: the constraint it is against, the shape, and the triples of the graph."""

    constraint: str
    shape: str
    triples: frozenset[tuple[NamedNode, NamedNode, Term]]


def _sh(name: str) -> NamedNode:
    return NamedNode(SH + name)


def _values(shapes: Store, node: object, name: str) -> list[Term]:
    return [quad.object for quad in shapes.quads_for_pattern(node, _sh(name), None, None)]  # type: ignore[arg-type]


def _members(shapes: Store, head: Term) -> Iterator[Term]:
    rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
    while head.value != rdf + "nil":
        first = next(shapes.quads_for_pattern(head, NamedNode(rdf + "first"), None, None))  # type: ignore[arg-type]
        yield first.object
        head = next(shapes.quads_for_pattern(head, NamedNode(rdf + "rest"), None, None)).object  # type: ignore[arg-type]


# Constraint → what to put in place of a good value: one or several wrong values, none at all, or the good one with another.
Break = Callable[[Term, list[Term]], list[Term]]


def _another(value: Term) -> Term:
    """A further value that meets every other constraint of the shape, as far as that can be known from the value."""
    if isinstance(value, NamedNode):
        return NOWHERE
    if value.datatype.value in (XSD + "decimal", XSD + "integer", XSD + "nonNegativeInteger"):
        return Literal("1", datatype=value.datatype)
    if value.datatype.value == XSD + "boolean":
        return Literal("false" if value.value == "true" else "true", datatype=value.datatype)
    if value.datatype.value == XSD + "date":
        return Literal("1999-12-31", datatype=value.datatype)
    return Literal(value.value[::-1] + "1", language=value.language) if value.language else Literal(value.value + "1")


BREAKS: Mapping[str, Break] = {
    "minCount": lambda _value, _limits: [],
    "maxCount": lambda value, _limits: [value, _another(value)],
    "in": lambda _value, _limits: [NOWHERE],
    "class": lambda _value, _limits: [NOWHERE],
    "or": lambda _value, _limits: [NOWHERE],
    "hasValue": lambda _value, _limits: [NOWHERE],
    "nodeKind": lambda _value, _limits: [Literal("a literal")],
    "datatype": lambda _value, _limits: [Literal("5", datatype=NamedNode(XSD + "byte"))],
    "pattern": lambda _value, _limits: [Literal("what it is not")],
    "minLength": lambda _value, _limits: [Literal("")],
    "minInclusive": lambda value, _limits: [Literal("-1", datatype=value.datatype)],  # type: ignore[union-attr]
    "maxInclusive": lambda value, _limits: [Literal("7", datatype=value.datatype)],  # type: ignore[union-attr]
    "lessThan": lambda value, _limits: [Literal("999", datatype=value.datatype)],  # type: ignore[union-attr]
    "uniqueLang": lambda value, _limits: [value, Literal(value.value + "。", language=value.language)],  # type: ignore[union-attr]
    "languageIn": lambda value, _limits: [value, Literal("en français", language="fr")],
}
NO_CONSTRAINTS = {"path", "message"}


def mutations(shapes: Store, valid: Iterable[Quad]) -> Iterator[Mutation]:
    """One mutation for each constraint of each property shape whose path is a property."""
    good = frozenset((q.subject, q.predicate, q.object) for q in valid)
    kind = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    for shape in sorted(q.subject.value for q in shapes.quads_for_pattern(None, kind, _sh("PropertyShape"), None)):  # type: ignore[union-attr]
        node = NamedNode(shape)
        (path,) = _values(shapes, node, "path")
        if isinstance(path, NamedNode):
            for quad in sorted(shapes.quads_for_pattern(node, None, None, None), key=lambda q: q.predicate.value):
                name = quad.predicate.value.removeprefix(SH)
                if quad.predicate.value.startswith(SH) and name not in NO_CONSTRAINTS:
                    yield Mutation(name, shape, _broken(good, _focus(shapes, node, good, path), path, name))


def _focus(shapes: Store, shape: NamedNode, good: frozenset[tuple[NamedNode, NamedNode, Term]], path: NamedNode) -> NamedNode:
    """A node of the valid graph that the shape's owner targets and that has a value."""
    (owner,) = (q.subject for q in shapes.quads_for_pattern(None, _sh("property"), shape, None))
    targets = {t.value for t in _values(shapes, owner, "targetClass")}
    typed = {s for s, p, o in good if p.value.endswith("#type") and (not targets or o.value in targets)}
    if not (found := sorted((s for s, p, _ in good if p == path and s in typed), key=lambda s: s.value)):
        raise LookupError(f"The valid example has no value of {path} on a node that {shape} is about; add one.")
    return found[0]


def _broken(
    good: frozenset[tuple[NamedNode, NamedNode, Term]], focus: NamedNode, path: NamedNode, constraint: str
) -> frozenset[tuple[NamedNode, NamedNode, Term]]:
    values = sorted((o for s, p, o in good if s == focus and p == path), key=str)
    rest = frozenset(t for t in good if not (t[0] == focus and t[1] == path))
    return rest | {(focus, path, value) for value in BREAKS[constraint](values[0], values)}
