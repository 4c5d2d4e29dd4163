"""Breaks a valid graph in one place for each constraint of the shapes, so that every constraint is seen to bite."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode, Store

from turtle_files import TYPE, Node, Spo, Term, instances, objects, spo, subjects

SH = "http://www.w3.org/ns/shacl#"
XSD = "http://www.w3.org/2001/XMLSchema#"
NOWHERE = NamedNode("https://example.org/nowhere")


class Mutation(NamedTuple):
    """A graph with one fault: the constraint that it offends, the shape that has it, and the triples."""

    constraint: str
    shape: str
    triples: frozenset[Spo]


def _xsd(value: str, name: str) -> Literal:
    return Literal(value, datatype=NamedNode(XSD + name))


def _other(value: Term) -> Term:
    """A second value of the same type."""
    if not isinstance(value, Literal):
        return NOWHERE
    if value.language:
        return Literal(value.value[::-1] + "。", language=value.language)
    kind = value.datatype.value.removeprefix(XSD)
    others = {"decimal": "1", "integer": "9", "boolean": "true", "date": "1999-12-31", "string": value.value + "1"}
    other = "false" if value.value == "true" else others[kind]
    return _xsd(other, kind)


# What to put in the place of a good value so that it offends a constraint.
FAULTS: Mapping[str, Callable[[Term], list[Term]]] = {
    "minCount": lambda _: [],
    "maxCount": lambda good: [good, _other(good)],
    "in": lambda _: [NOWHERE],
    "class": lambda _: [NOWHERE],
    "or": lambda _: [NOWHERE],
    "hasValue": lambda _: [NOWHERE],
    "nodeKind": lambda _: [Literal("words")],
    "datatype": lambda _: [_xsd("5", "gYear")],
    "pattern": lambda _: [Literal("words")],
    "minLength": lambda _: [Literal("")],
    "minInclusive": lambda _: [_xsd("-1", "integer")],
    "maxInclusive": lambda _: [_xsd("7", "decimal")],
    "lessThan": lambda _: [_xsd("999", "integer")],
    "uniqueLang": lambda good: [good, _other(good)],
    "languageIn": lambda good: [good, Literal("en français", language="fr")],
}
NO_CONSTRAINTS = {"path", "message"}


def mutations(shapes: Store, valid: frozenset[Spo]) -> Iterator[Mutation]:
    """One mutation for each constraint of each property shape whose path is a single property."""
    for shape in instances(shapes, NamedNode(SH + "PropertyShape")):
        (path,) = objects(shapes, shape, NamedNode(SH + "path"))
        if isinstance(path, NamedNode):
            for constraint in _constraints(shapes, shape):
                yield Mutation(
                    constraint, shape.value, _broken(valid, _focus(shapes, shape, valid, path), path, constraint)
                )


def _constraints(shapes: Store, shape: NamedNode) -> list[str]:
    said = {predicate.value for _, predicate, _ in spo(shapes.quads_for_pattern(shape, None, None))}
    return sorted({name.removeprefix(SH) for name in said if name.startswith(SH)} - NO_CONSTRAINTS)


def _focus(shapes: Store, shape: NamedNode, valid: frozenset[Spo], path: NamedNode) -> Node:
    """A node that the shape is about and that has a value to spoil."""
    (owner,) = subjects(shapes, NamedNode(SH + "property"), shape)
    targets = set(objects(shapes, owner, NamedNode(SH + "targetClass")))
    typed = {node for node, predicate, kind in valid if predicate == TYPE and (not targets or kind in targets)}
    found = sorted((str(node), node) for node, predicate, _ in valid if predicate == path and node in typed)
    if not found:
        raise LookupError(f"The valid example has no {path} on a node that {shape} is about; add one.")
    return found[0][1]


def _broken(valid: frozenset[Spo], focus: Node, path: NamedNode, constraint: str) -> frozenset[Spo]:
    value = min((o for s, p, o in valid if s == focus and p == path), key=str)
    rest = frozenset(triple for triple in valid if triple[:2] != (focus, path))
    return rest | {(focus, path, faulty) for faulty in FAULTS[constraint](value)}
