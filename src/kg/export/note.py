"""What must be said wherever quotes go: whose words they are, and where the official ones stand."""

from __future__ import annotations

from pyoxigraph import Store

from kg.store import rows, short

_NOTES = (
    "SELECT DISTINCT ?note WHERE { ?report a ca:Report ; ca:isRestatement true ; rdfs:comment ?note } ORDER BY ?note"
)
_SOURCES = "SELECT DISTINCT ?title ?page WHERE { ?report a ca:Report ; dcterms:title ?title ; dcterms:source ?page } ORDER BY ?title ?page"


def notes(store: Store) -> list[str]:
    """The sentences on restated reports, then each report with its official page."""
    said = [short(note) for (note,) in rows(store, _NOTES)]
    return [*said, *(f"{short(title)}: {short(page)}" for title, page in rows(store, _SOURCES))]
