"""Names in a report: places, works, bodies, plans, statistics, events."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import accumulate

from kg.extract.entities.areas import areas
from kg.extract.entities.echoes import echoes
from kg.extract.entities.ellipsis import ellipses
from kg.extract.entities.identity import entities
from kg.extract.entities.known import known_names
from kg.extract.entities.labels import labels
from kg.extract.entities.lists import listed
from kg.extract.entities.metrics import metric, metric_endings
from kg.extract.entities.page import Page
from kg.extract.entities.runs import runs
from kg.extract.entities.suffixed import Mention, Slot, suffixed
from kg.model import Document, Entity, Outline, Report, Span

__all__ = ["find_entities"]


def find_entities(document: Document, outline: Outline, report: Report) -> tuple[Entity, ...]:
    """The named things of a report, each with all its mentions; what stands in page furniture is left out."""
    page = Page(document.text)
    found = [*areas(page, report.jurisdiction.code)]
    page.places = frozenset(area.start for area in found)
    found += _in_runs(page, found)
    found += [*labels(page), *known_names(page)]
    plain = longest(found)
    whole = longest([*plain, *echoes(page, plain), *ellipses(page, plain)])
    outside = _outside(whole, [mark.span for mark in (*document.furniture, *outline.furniture)])
    return entities(((m, m.name or document.text[m.start : m.end]) for m in outside), report.jurisdiction)


def _in_runs(page: Page, areas: list[Mention]) -> list[Mention]:
    """Names found by how they end, statistics and list members."""
    slots: list[Slot] = []
    found: list[Mention] = []
    for run in runs(page, frozenset(area.end for area in areas), metric_endings(page)):
        if run.figure:
            found += metric(page, run, run.figure)
        else:
            slots += suffixed(page, run)
    found += [slot.mention for slot in slots if slot.mention]
    return [*found, *listed(page, slots)]


def _outside(mentions: Iterable[Mention], spans: list[Span]) -> Iterator[Mention]:
    """The mentions that stand in none of the spans."""
    spans = sorted(spans)
    furthest = list(accumulate((span.end for span in spans), max))
    for mention in mentions:
        before = bisect_left(spans, (mention.end,))
        if not before or furthest[before - 1] <= mention.start:
            yield mention


def longest(mentions: list[Mention]) -> list[Mention]:
    """Mentions in order, the longer kept where two overlap; several names spelled out of one place all stay."""
    kept: list[Mention] = []
    taken = bytearray(max((mention.end for mention in mentions), default=0))
    spelled: set[tuple[int, int, str]] = set()
    for mention in sorted(mentions, key=lambda m: (m.start - m.end, m.start)):
        start, end, _, name = mention
        if taken.find(1, start, end) < 0 or (
            name and (start, end, "") in spelled and (start, end, name) not in spelled
        ):
            taken[start:end] = b"\1" * (end - start)
            spelled |= {(start, end, name), (start, end, "")}
            kept.append(mention)
    return sorted(kept)
