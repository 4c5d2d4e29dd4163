"""The explorer: problems, commitments and what joins them in one HTML file, with the report's words behind everything."""

from __future__ import annotations

import pyoxigraph as ox

from kg.errors import KgError
from kg.explore.data import Explored

__all__ = ["explore", "page_of"]

LANGUAGES = ("zh", "en")


def explore(store: ox.Store, *, report: str | None = None, focus: str | None = None, lang: str = "zh") -> str:
    """The explorer as one HTML page.

    `report` chooses one report by id or IRI, `focus` opens the page at one thing by its IRI, `lang` is the language that the
    page starts in. Raises `KgError` where the store has no such report, no such thing, or the language is another.
    """
    from kg.explore.read import read

    if lang not in LANGUAGES:
        raise KgError(f"The explorer does not speak “{lang}”; choose {' or '.join(LANGUAGES)}.")
    return page_of(read(store, report), focus=focus, lang=lang)


def page_of(explored: Explored, *, focus: str | None = None, lang: str = "zh") -> str:
    """The page of what was read out of a store."""
    from kg.explore.network import network, vis_network
    from kg.explore.page import page
    from kg.explore.payload import Numbers, payload
    from kg.explore.words import page_words

    numbers = Numbers(explored)
    if focus is not None and focus not in numbers.node:
        raise KgError(f"Nothing on the page has the IRI {focus}; give that of a statement, project, place or agency.")
    data = payload(explored, numbers)
    data |= {"network": network(explored, numbers), "words": page_words(), "lang": lang}
    data |= {"focus": numbers.node[focus]} if focus is not None else {}
    first = next(iter(explored.reports.values()))
    return page(data, title=first.title, lang=lang, vis=vis_network())
