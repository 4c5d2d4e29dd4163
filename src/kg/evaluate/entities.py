"""Names: each mention with its type, and mentions put together as one thing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from kg.evaluate.labels import EntityLabel, Labels
from kg.evaluate.matching import Figures, Pair, equals, matches, one_to_one, rates, touching
from kg.model import EntityType, Span

TYPES = tuple(str(kind) for kind in EntityType)
Mention = tuple[Span, str]
Match = Callable[[Sequence[Span], Sequence[Span]], list[Pair]]


def score_entities(gold: Labels, predicted: Labels) -> Figures:
    """The measures of mentions, by exact place and by overlap, and of whole entities.

    Names inside longer ones, and words such as 全市, are ignored where the annotation lists them so.
    """
    wanted = [(span, entity.type) for entity in gold.entities for span in entity.mentions]
    ignored = {span for entity in gold.entities for span in entity.ignored} - {span for span, _ in wanted}
    found = sorted({(s, e.type) for e in predicted.entities for s in e.mentions if s not in ignored})
    counted = sum(any(span not in ignored for span in entity.mentions) for entity in predicted.entities)
    right = len(_same_things(predicted.entities, gold.entities))
    return {
        "exact": _mentions(found, wanted, equals),
        "overlap": _mentions(found, wanted, matches),
        "entities": rates(right, counted, sum(bool(entity.mentions) for entity in gold.entities)),
    }


def _mentions(found: Sequence[Mention], wanted: Sequence[Mention], match: Match) -> Figures:
    figures: Figures = {}
    right = 0
    for kind in TYPES:
        first, second = ([span for span, t in side if t == kind] for side in (found, wanted))
        if first or second:
            pairs = len(match(first, second))
            right += pairs
            figures[kind] = rates(pairs, len(first), len(second))
    figures["all"] = rates(right, len(found), sum(kind in TYPES for _, kind in wanted))
    any_type = match([span for span, _ in found], [span for span, _ in wanted])
    figures["any_type"] = rates(len(any_type), len(found), len(wanted))
    return figures


def _same_things(found: Sequence[EntityLabel], wanted: Sequence[EntityLabel]) -> list[Pair]:
    """Entities of one type, those that share the most mentions first."""
    first = [(i, span) for i, entity in enumerate(found) for span in entity.mentions]
    second = [(j, span) for j, entity in enumerate(wanted) for span in entity.mentions]
    meeting = touching([span for _, span in first], [span for _, span in second])
    common = Counter((first[a][0], second[b][0]) for a, b in meeting)
    return one_to_one((n, i, j) for (i, j), n in common.items() if found[i].type == wanted[j].type)
