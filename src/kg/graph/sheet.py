"""A named graph that is being written."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from pyoxigraph import Literal, NamedNode, Quad

from kg.vocab import RDF, RDFS, SKOS, XSD

TERMS = (NamedNode, Literal)
Value = NamedNode | Literal | str | bool | int | Decimal | date


def literal(value: str | bool | int | Decimal | date) -> Literal:
    """A plain value as a literal: `xsd:boolean`, `xsd:integer`, `xsd:decimal` without exponent, `xsd:date` or a string."""
    if type(value) is str:  # by far the most
        return Literal(value)
    if isinstance(value, bool):
        return Literal("true" if value else "false", datatype=XSD.boolean)
    if isinstance(value, int):
        return Literal(str(value), datatype=XSD.integer)
    if isinstance(value, Decimal):
        return Literal(plain(value), datatype=XSD.decimal)
    if isinstance(value, date):
        return Literal(value.isoformat(), datatype=XSD.date)
    return Literal(value)


def plain(value: Decimal) -> str:
    """A decimal in canonical form, without exponent or trailing zeros: `1.50` is `1.5`, `3E+2` is `300`."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


class Sheet:
    """Collects the quads of one named graph in the order in which they are said."""

    def __init__(self, graph: NamedNode) -> None:
        self.graph = graph
        self.quads: list[Quad] = []
        self._shared: dict[NamedNode, str] = {}

    def say(self, subject: NamedNode, predicate: NamedNode, *values: Value | None) -> None:
        """State each value of a property; None says nothing."""
        for value in values:
            if value is not None:
                term = value if isinstance(value, TERMS) else literal(value)
                self.quads.append(Quad(subject, predicate, term, self.graph))

    def name(self, subject: NamedNode, *types: NamedNode, zh: str = "", en: str = "") -> None:
        """Give a node its classes and its labels."""
        self.say(subject, RDF.type, *types)
        self.label(subject, RDFS.label, zh=zh, en=en)

    def share(self, subject: NamedNode, *types: NamedNode, zh: str, en: str = "") -> bool:
        """Name a node that several statements or reports speak of; whether this is the first time.

        The first name is its label, others are further names.
        """
        self.say(subject, RDF.type, *types)
        if subject not in self._shared:
            self._shared[subject] = zh
            self.label(subject, RDFS.label, zh=zh, en=en)
            return True
        if zh != self._shared[subject]:
            self.label(subject, SKOS.altLabel, zh=zh)
        return False

    def label(self, subject: NamedNode, predicate: NamedNode, *, zh: str = "", en: str = "") -> None:
        """State a text in Chinese, in English, or in both."""
        for text, language in ((zh, "zh"), (en, "en")):
            if text:
                self.say(subject, predicate, Literal(text, language=language))
