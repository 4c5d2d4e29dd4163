"""Names in a report: places, works, bodies, plans, statistics, events."""

from __future__ import annotations

from kg.extract.entities.areas import areas
from kg.extract.entities.known import known_names
from kg.extract.entities.labels import labels
from kg.extract.entities.lists import listed
from kg.extract.entities.metrics import metric, metric_endings
from kg.extract.entities.page import Page
from kg.extract.entities.runs import runs
from kg.extract.entities.suffixed import Mention, Slot, suffixed
from kg.ids import normal, short_hash
from kg.model import Document, Entity, Outline, Report, Span

__all__ = ["find_entities"]


def find_entities(document: Document, outline: Outline, report: Report) -> tuple[Entity, ...]:
    """The named things of a report, each with all its mentions."""
    page = Page(document.text)
    mentions = [*areas(page, report.jurisdiction.code)]
    mentions += _in_runs(page, frozenset(mention.end for mention in mentions))
    mentions += [*labels(page), *known_names(page)]
    found: dict[tuple[str, str], list[Mention]] = {}
    for mention in _longest(mentions):
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


def _in_runs(page: Page, area_ends: frozenset[int]) -> list[Mention]:
    """Names found by how they end, statistics and list members."""
    slots: list[Slot] = []
    found: list[Mention] = []
    figures = metric_endings(page)
    number = 0
    for run in runs(page, area_ends, figures):
        while number < len(figures) and figures[number].start < run.start:
            number += 1
        last = number
        while last + 1 < len(figures) and figures[last + 1].end <= run.end:
            last += 1
        if last < len(figures) and figures[last].end <= run.end:
            found += metric(page, run, figures[last])
        else:
            slots += suffixed(page, run)
    found += [slot.mention for slot in slots if slot.mention]
    return [*found, *listed(page, slots)]


def _longest(mentions: list[Mention]) -> list[Mention]:
    """Mentions in order, the longer kept where two overlap."""
    kept: list[Mention] = []
    taken: set[int] = set()
    for mention in sorted(mentions, key=lambda m: (m.start - m.end, m.start)):
        if taken.isdisjoint(range(mention.start, mention.end)):
            taken.update(range(mention.start, mention.end))
            kept.append(mention)
    return sorted(kept)
