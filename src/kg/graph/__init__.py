"""Stage 5: from the model to quads. This package is the one door to RDF; nothing before it knows a term or an IRI."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pyoxigraph import Quad

from kg.acyclic import acyclic
from kg.graph.acts import describe_acts
from kg.graph.answerability import answerability, describe_answerability
from kg.graph.assessments import describe_assessments, describe_reassessments
from kg.graph.derived import describe_states, problem_states
from kg.graph.entities import describe_entities, describe_mentions
from kg.graph.figures import describe_baselines, describe_figures, describe_goals
from kg.graph.follow import describe_follow_up
from kg.graph.iris import BASE, Iris
from kg.graph.ledger import describe_ledgers
from kg.graph.links import describe_links
from kg.graph.naming import describe_naming
from kg.graph.ontology import ontology_quads
from kg.graph.promises import describe_promises
from kg.graph.registry import merged
from kg.graph.report import describe_report
from kg.graph.reviews import describe_reviews
from kg.graph.sheet import Sheet
from kg.graph.statements import describe_statements
from kg.graph.sums import Counts, describe_area_sums, describe_sums
from kg.model import Assessment, Extraction, Linking
from kg.model.ledger import Ledger

__all__ = ["BASE", "Described", "Iris", "Read", "describe", "merged", "ontology_quads", "to_quads"]


@dataclass(frozen=True, slots=True)
class Read:
    """One report with all that was read out of it and how it hangs together."""

    extraction: Extraction
    linking: Linking


@dataclass(frozen=True, slots=True)
class Described:
    """The quads of some reports: those that no other area's reports say too, and those of the things that areas share.

    What is `shared` is in the order in which it was said, since the first to name a thing gives it its label.
    """

    own: tuple[Quad, ...]
    shared: tuple[Quad, ...]


@acyclic
def to_quads(
    reports: Iterable[Read],
    *,
    base: str = BASE,
    assessments: Iterable[Assessment] = (),
    ledgers: Iterable[Ledger] = (),
) -> list[Quad]:
    """The data set of some reports, below one base for all instances.

    A named graph for each report, one for what they share, one for what people said of links, one for what is derived, one
    for ledgers of indicators, one for the vocabulary. There are no blank nodes, and the order depends on the reports alone.
    """
    described = describe(reports, base=base, assessments=assessments, ledgers=ledgers)
    return [*described.own, *described.shared, *ontology_quads(Iris(base))]


@acyclic
def describe(
    reports: Iterable[Read],
    *,
    base: str = BASE,
    assessments: Iterable[Assessment] = (),
    ledgers: Iterable[Ledger] = (),
) -> Described:
    """The same without the vocabulary, with what other areas' reports may say too apart."""
    iris = Iris(base)
    names = ("registry", "registry", "reviews", "reviews", "derived", "ledger")
    things, named, reviewers, reviews, derived, ledger = (Sheet(iris.graph(name)) for name in names)
    own: dict[Quad, None] = {}
    read = list(reports)
    themes: dict[str, Mapping[str, Counts]] = {}
    for one in read:
        sheet = Sheet(iris.graph(f"report/{one.extraction.report.id}"))
        themes[one.extraction.report.id] = _describe(sheet, things, derived, iris, one)
        describe_entities(named, iris, one.extraction)
        describe_reviews(reviews, reviewers, iris, one.extraction, one.linking)
        own |= dict.fromkeys(sheet.quads)
    held = tuple(assessments)
    extractions = {one.extraction.report.id: one.extraction for one in read}
    _derive(derived, iris, extractions, themes, held)
    describe_reassessments(reviews, reviewers, iris, extractions, held)
    describe_ledgers(ledger, things, iris, ledgers)
    own |= dict.fromkeys([*named.quads, *reviews.quads, *derived.quads, *ledger.quads])
    return Described(tuple(own), tuple(dict.fromkeys([*things.quads, *reviewers.quads])))


def _describe(sheet: Sheet, registry: Sheet, derived: Sheet, iris: Iris, one: Read) -> Mapping[str, Counts]:
    """What one report says, and what follows from it alone; the counts of its themes, which its area adds up."""
    states = problem_states(one.extraction.statements, one.linking.links)
    points = answerability(one.extraction, one.linking)
    describe_report(sheet, registry, iris, one.extraction)
    describe_statements(sheet, iris, one.extraction, one.linking)
    describe_figures(sheet, registry, iris, one.extraction)
    describe_goals(sheet, iris, one.extraction)
    describe_mentions(sheet, iris, one.extraction)
    describe_links(sheet, iris, one.extraction, one.linking)
    describe_baselines(sheet, iris, one.extraction, one.linking)
    describe_acts(sheet, derived, iris, one.extraction, one.linking)
    describe_states(derived, iris, one.extraction, one.linking, states)
    describe_answerability(derived, iris, one.extraction, points)
    describe_promises(derived, iris, one.extraction, one.linking)
    return describe_sums(derived, iris, one.extraction, one.linking, states, points)


def _derive(
    derived: Sheet,
    iris: Iris,
    extractions: Mapping[str, Extraction],
    themes: Mapping[str, Mapping[str, Counts]],
    assessments: Sequence[Assessment],
) -> None:
    """What follows from all reports of an area together; no area needs another."""
    areas: dict[str, list[Extraction]] = {}
    for extraction in extractions.values():
        areas.setdefault(extraction.report.jurisdiction.code, []).append(extraction)
    for area in areas.values():
        describe_area_sums(derived, iris, area, [themes[extraction.report.id] for extraction in area])
    describe_naming(derived, iris, extractions.values())
    describe_assessments(derived, iris, extractions, assessments)
    describe_follow_up(derived, iris, extractions, assessments)
