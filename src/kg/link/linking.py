"""Problems × commitments → candidates → features → grades."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from kg.link.candidates import Candidates
from kg.link.decide import decide, score
from kg.link.features import evidence
from kg.link.pairs import Pair
from kg.link.rationale import rationale
from kg.link.reading import Readings, readings
from kg.link.themes import theme_of
from kg.model import BaselinePair, Basis, Evidence, Extraction, Grade, Link, Linking, Role

RULES = "1"
"""The version of the features, rules and tables that links are made by."""

PASSED_UP = (Basis.SAME_PROJECT, Basis.SAME_METRIC)


def link(extraction: Extraction) -> Linking:
    """All links between the problems and commitments of a report, its baseline pairs, and the fields of its statements."""
    baselines: tuple[BaselinePair, ...] = ()
    found = readings(extraction)
    said = (s for s in extraction.statements if s.role is not Role.HEADING)
    return Linking(
        links=_links(found),
        baselines=baselines,
        rules=RULES,
        themes={s.id: fields for s in said if (fields := theme_of(s.quote))},
    )


def _links(found: Readings) -> tuple[Link, ...]:
    """The links of each problem; an umbrella has those of its points too, where they are for one project or metric."""
    candidates = Candidates(found.acts)
    own = {p.id: _of(p.id, (Pair(p, act, shared=shared) for act, shared in candidates.of(p))) for p in found.problems}
    for umbrella, points in found.points.items():
        for passed in _passed_up(umbrella, [link for point in points for link in own[point].values()]):
            known = own[umbrella].get(passed.commitment)
            if known is None or passed.score > known.score:
                own[umbrella][passed.commitment] = passed
    return tuple(link for links in own.values() for link in links.values())


def _of(problem: str, pairs: Iterable[Pair]) -> dict[str, Link]:
    """The links of a problem by commitment."""
    links: dict[str, Link] = {}
    for pair in pairs:
        if decided := decide(because := evidence(pair)):
            (grade, basis), reasons = decided, tuple(because.values())
            links[pair.act.id] = Link(
                problem, pair.act.id, grade, basis, score(grade, because), reasons, rationale(grade, reasons)
            )
    return links


def _passed_up(umbrella: str, links: Sequence[Link]) -> Iterator[Link]:
    """What answers a point by project or metric answers the umbrella: one project of several in part only."""
    for link in links:
        if link.grade is Grade.RELATED or link.basis not in PASSED_UP:
            continue
        grade = Grade.PARTIAL if link.basis is Basis.SAME_PROJECT else link.grade
        point = Evidence("answers_a_point", 0.5, "回应了其中一个问题", "it answers one of its points")
        reasons = (point, *link.evidence)
        yield Link(
            umbrella, link.commitment, grade, link.basis, round(link.score - 0.1, 3), reasons, rationale(grade, reasons)
        )
