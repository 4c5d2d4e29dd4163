"""Only a part of a report, or the passages that were annotated, on both sides alike: what begins inside is looked at."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from kg.evaluate.labels import Labels
from kg.model import Role, Span

Inside = Callable[[Span], bool]


def parts_of(gold: Labels) -> dict[str, tuple[Span, ...]]:
    """The parts of a report, numbered from 1: from each heading that stands under none to the next."""
    heads = sorted(s.span.start for s in gold.of_role(Role.HEADING) if s.parent is None)
    end = max((s.span.end for s in gold.statements), default=0)
    return {str(number): (Span(*edges),) for number, edges in enumerate(pairwise([*heads, end]), 1)}


def inside(spans: Sequence[Span]) -> Inside:
    """Whether a span begins inside one of some."""
    return lambda span: any(start <= span.start < end for start, end in spans)


def within(labels: Labels, kept: Inside) -> Labels:
    """The labels that begin inside.

    Of an annotation's links those whose two ends remain; a prediction's are left as they are, since a link to what is
    not there is a wrong link.
    """
    statements = tuple(s for s in labels.statements if kept(s.span))
    ids = {s.id for s in statements}
    components = tuple(c for c in labels.components if kept(c.span))
    entities = (replace(e, mentions=_kept(e.mentions, kept), ignored=_kept(e.ignored, kept)) for e in labels.entities)
    known = ids | {c.id for c in components}
    findings = (replace(f, statements=f.statements & known) for f in labels.findings)
    return replace(
        labels,
        statements=statements,
        components=components,
        quantities=tuple(q for q in labels.quantities if kept(q.span)),
        entities=tuple(e for e in entities if e.mentions or e.ignored),
        pairs=tuple(p for p in labels.pairs if kept(p.target)),
        findings=tuple(f for f in findings if f.statements),
        not_quantities=_kept(labels.not_quantities, kept),
        not_pairs=tuple(p for p in labels.not_pairs if kept(p.target)),
    )


def annotation_within(gold: Labels, kept: Inside) -> Labels:
    """The part of an annotation that begins inside, with the links between its statements."""
    part = within(gold, kept)
    ids = {s.id for s in part.statements}
    links = tuple(link for link in gold.links if link.problem in ids and link.commitment in ids)
    return replace(part, links=links)


def prediction_within(predicted: Labels, passages: Sequence[Span]) -> Labels:
    """What a program read inside the passages: a link or pair with one end outside says nothing of them."""
    kept = inside(passages)
    outside = {s.id for s in (*predicted.statements, *predicted.components) if not kept(s.span)}
    links = tuple(k for k in predicted.links if not {k.problem, k.commitment} & outside)
    pairs = tuple(p for p in predicted.pairs if kept(p.baseline))
    return within(replace(predicted, links=links, pairs=pairs), kept)


def _kept(spans: Sequence[Span], kept: Inside) -> tuple[Span, ...]:
    return tuple(span for span in spans if kept(span))
