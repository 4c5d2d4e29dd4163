"""Names in a report: places, works, bodies, plans, statistics, events."""

from __future__ import annotations

from kg.extract.entities.suffixed import Mention, suffixed
from kg.extract.entities.words import Page
from kg.ids import normal, short_hash
from kg.model import Document, Entity, Outline, Report, Span

__all__ = ["find_entities"]


def find_entities(document: Document, outline: Outline, report: Report) -> tuple[Entity, ...]:
    """The named things of a report, each with all its mentions."""
    page = Page(document.text)
    mentions = _longest([*suffixed(page)])
    found: dict[tuple[str, str], list[Mention]] = {}
    for mention in mentions:
        found.setdefault((mention.type, normal(document.text[mention.start : mention.end])), []).append(mention)
    return tuple(
        Entity(
            f"{kind}-{short_hash(kind, name)}",
            document.text[group[0].start : group[0].end],
            group[0].type,
            tuple(Span(m.start, m.end) for m in group),
        )
        for (kind, name), group in found.items()
    )


def _longest(mentions: list[Mention]) -> list[Mention]:
    """Mentions in order, the longer kept where two overlap."""
    kept: list[Mention] = []
    taken: set[int] = set()
    for mention in sorted(mentions, key=lambda m: (m.start - m.end, m.start)):
        if taken.isdisjoint(range(mention.start, mention.end)):
            taken.update(range(mention.start, mention.end))
            kept.append(mention)
    return sorted(kept)
