"""Problems × commitments → candidates → features → grades."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from kg.acyclic import acyclic
from kg.link.ambition import Ambition, ambitions
from kg.link.baselines import figure_pairs, gap_pairs
from kg.link.candidates import Candidates
from kg.link.counted import Counted, counted
from kg.link.decide import decide, score
from kg.link.features import asked, evidence
from kg.link.hierarchy import clear_headlines, pass_up
from kg.link.names import names_in
from kg.link.pairs import Pair
from kg.link.profile import Profile
from kg.link.rationale import rationale
from kg.link.reading import Readings, readings
from kg.link.standing import standing_pairs
from kg.link.themes import theme_of
from kg.link.version import rules_version
from kg.model import Extraction, Grade, Link, Linking, Span


@acyclic
def link(extraction: Extraction) -> Linking:
    """All links between the problems and commitments of a report, its baseline pairs, and the fields of its statements."""
    names = names_in(extraction)
    found, figures = readings(extraction, names), counted(extraction, names)
    pairs = figure_pairs(figures, extraction.report.plan_period)
    links = _links(found, ambitions(pairs, figures))
    pairs = (*pairs, *gap_pairs(_gaps(links, found, figures)))
    baselines = (*pairs, *standing_pairs(extraction, names, pairs))
    return Linking(
        links=links,
        baselines=baselines,
        rules=rules_version(),
        themes={s.id: fields for s in extraction.statements if (fields := theme_of(s.quote))},
        acts={act.id: act.stage for act in found.acts if act.stage},
    )


def _links(found: Readings, known: Mapping[Span, Ambition]) -> tuple[Link, ...]:
    candidates = Candidates(found.acts, len(found.problems))
    links = {problem.id: _of(problem, _pairs(problem, candidates, known)) for problem in found.problems}
    pass_up(links, found.points)
    clear_headlines(links, [problem.statement for problem in found.problems])
    return tuple(link for by_commitment in links.values() for link in by_commitment.values())


def _pairs(problem: Profile, candidates: Candidates, known: Mapping[Span, Ambition]) -> Iterator[Pair]:
    for act, shared in candidates.of(problem):
        yield Pair(problem, act, tuple(known.get(figure.span) for figure in act.figures if not figure.scope), shared)


def _gaps(links: Iterable[Link], found: Readings, figures: Sequence[Counted]) -> Iterator[tuple[Span, Counted]]:
    """The problems that a promised sum is to fill, each with the figure of the sum."""
    spans = {problem.id: problem.statement.span for problem in found.problems}
    sums = {one.statement.id: one for one in reversed(figures)}
    for link in links:
        if link.grade is not Grade.RELATED and link.evidence[0].feature == "fills_gap":
            yield spans[link.problem], sums[link.commitment]


def _of(problem: Profile, pairs: Iterable[Pair]) -> dict[str, Link]:
    """The links of a problem by commitment."""
    links: dict[str, Link] = {}
    features = asked(problem)
    for pair in pairs:
        if decided := decide(because := evidence(pair, features)):
            (grade, basis), reasons = decided, tuple(because.values())
            links[pair.act.id] = Link(
                problem.id, pair.act.id, grade, basis, score(grade, because), reasons, rationale(grade, reasons)
            )
    return links
