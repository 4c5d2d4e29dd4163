"""Which of several formats a visitor prefers, from the Accept header."""

from __future__ import annotations

from collections.abc import Sequence

from pyoxigraph import RdfFormat

RESULTS = {
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
    "json": "application/sparql-results+json",
    "xml": "application/sparql-results+xml",
}
GRAPHS = {
    "turtle": "text/turtle",
    "jsonld": "application/ld+json",
    "ntriples": "application/n-triples",
    "rdfxml": "application/rdf+xml",
}
WRITERS = {
    GRAPHS["turtle"]: RdfFormat.TURTLE,
    GRAPHS["jsonld"]: RdfFormat.JSON_LD,
    GRAPHS["ntriples"]: RdfFormat.N_TRIPLES,
    GRAPHS["rdfxml"]: RdfFormat.RDF_XML,
}
NAMED = {  # as https://www.w3.org/ns/formats/ names them
    "csv": "SPARQL_Results_CSV",
    "tsv": "SPARQL_Results_TSV",
    "json": "SPARQL_Results_JSON",
    "xml": "SPARQL_Results_XML",
    "turtle": "Turtle",
    "jsonld": "JSON-LD",
    "ntriples": "N-Triples",
    "rdfxml": "RDF_XML",
}
EXCEL = "excel"  # CSV for spreadsheets, which no media type tells from other CSV: by name alone
HTML = "text/html"
ANY_RESULT = ", ".join((RESULTS["json"], f"{GRAPHS['turtle']};q=0.9"))


def chosen(accept: str, offered: Sequence[str]) -> str | None:
    """The offered media type that is liked best, the first of several; None where none is liked."""
    wishes = [_wish(part) for part in accept.split(",") if part.strip()] or [("*/*", 1.0)]
    best, liked = None, 0.0
    for offer in offered:
        fitting = [(name.count("*"), -q) for name, q in wishes if _fits(name, offer)]
        q = -min(fitting)[1] if fitting else 0.0
        if q > liked:
            best, liked = offer, q
    return best


def wants_page(accept: str) -> bool:
    """Whether a browser asks: it names HTML, and likes no format for programs better."""
    named = "text/html" in accept.lower()
    return named and chosen(accept, (HTML, *RESULTS.values(), *GRAPHS.values())) == HTML


def _wish(part: str) -> tuple[str, float]:
    name, *parameters = (piece.strip().lower() for piece in part.split(";"))
    for parameter in parameters:
        if parameter.startswith("q="):
            try:
                return name, float(parameter[2:])
            except ValueError:
                return name, 0.0
    return name, 1.0


def _fits(name: str, offer: str) -> bool:
    return name in (offer, "*/*") or (name.endswith("/*") and offer.startswith(name[:-1]))
