"""The audit in the formats that people and programs read."""

from __future__ import annotations

from collections.abc import Sequence

from pyoxigraph import Store

from kg.audit.markdown import as_markdown
from kg.audit.page import as_html
from kg.audit.reading import papers
from kg.audit.record import as_json
from kg.audit.rules import LANGUAGES
from kg.audit.text import as_text
from kg.audit.words import Speech
from kg.errors import KgError
from kg.model import Finding

FORMATS = ("text", "md", "html", "json")


def report(
    store: Store,
    findings: Sequence[Finding],
    *,
    form: str = "text",
    lang: str = "zh",
    only: str | None = None,
    explorer: str | None = None,
) -> str:
    """Findings of a store in one of `FORMATS`, in Chinese or English; of all its reports, or of the one with an id or IRI.

    `explorer` is the address of an explorer that the HTML page leads to. Raises `KgError` for another format, language or report.
    """
    if form not in FORMATS:
        raise KgError(f"There is no format “{form}” of the audit; choose {', '.join(FORMATS)}.")
    if lang not in LANGUAGES:
        raise KgError(f"The audit does not speak “{lang}”; choose {' or '.join(LANGUAGES)}.")
    found, say = papers(store, findings, only), Speech(store, lang)
    if form == "json":
        return as_json(found)
    if form == "html":
        return as_html(found, say, explorer=explorer)
    return as_markdown(found, say) if form == "md" else as_text(found, say)
