"""What later reports show of targets and projects: a node for each assessment, with the words of both sides as evidence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from pyoxigraph import NamedNode

from kg.graph.figures import numbered
from kg.graph.iris import Iris
from kg.graph.reviews import describe_reviewer
from kg.graph.sheet import Sheet
from kg.graph.statements import headed
from kg.ids import slug
from kg.model import Assessment, Entity, Extraction, Passage, Reassessment, Role, Span, Statement
from kg.vocab import CA, DCTERMS, PROV, code


class _Places:
    """Where the statements, figures and names of some reports stand in the graph, each report looked through once."""

    def __init__(self, iris: Iris, extractions: Mapping[str, Extraction]) -> None:
        self.iris, self.extractions = iris, extractions
        self.figures = cache(self._figures)
        self._headings = cache(self._headings_of)
        self._entities = cache(self._entities_of)

    def promise(self, place: Passage) -> NamedNode | None:
        """The statement that holds a promise."""
        return None if place.statement in self._headings(place.report) else self.said(place)

    def said(self, place: Passage | None) -> NamedNode | None:
        """The statement that holds a place; where that is a heading, its section."""
        if place is None or place.statement is None:
            return None
        heading = self._headings(place.report).get(place.statement)
        if heading is None:
            return self.iris.statement(place.report, place.statement)
        return headed(self.iris, self.extractions[place.report], heading)

    def target(self, one: Assessment) -> NamedNode | None:
        """The promised figure of an assessment, where it is one."""
        return self.figures(one.promise.report).get(one.promise.span) if one.target else None

    def assessment(self, one: Assessment, statement: NamedNode, target: NamedNode | None) -> NamedNode:
        """An assessment: of a figure by its number, of a thing by its name, of a step by its metric."""
        assert one.promise.statement is not None
        what = target.value.removeprefix(f"{statement.value}/") if target is not None else slug(one.entity or one.name)
        return self.iris.assessment(one.promise.report, one.promise.statement, what)

    def entity(self, report: str, key: str) -> NamedNode:
        """A named thing."""
        return self.iris.entity(self.extractions[report].report.jurisdiction, self._entities(report)[key])

    def _figures(self, report: str) -> Mapping[Span, NamedNode]:
        return {q.span: self.iris.observation(report, s.id, n) for s, n, q in numbered(self.extractions[report])}

    def _headings_of(self, report: str) -> Mapping[str, Statement]:
        return {s.id: s for s in self.extractions[report].statements if s.role is Role.HEADING}

    def _entities_of(self, report: str) -> Mapping[str, Entity]:
        return {entity.key: entity for entity in self.extractions[report].entities}


def describe_assessments(
    derived: Sheet, iris: Iris, extractions: Mapping[str, Extraction], assessments: Iterable[Assessment]
) -> None:
    """State each assessment: how it is known, how far it came, and what the comparison yields, which are three things.

    What was searched stands as `prov:wasDerivedFrom`, so that silence can be told from not looking.
    """
    places = _Places(iris, extractions)
    for one in assessments:
        statement = places.promise(one.promise)
        if statement is not None:
            target = places.target(one)
            _assessment(derived, places, places.assessment(one, statement, target), one, statement, target)


def describe_reassessments(
    reviews: Sheet,
    reviewers: Sheet,
    iris: Iris,
    extractions: Mapping[str, Extraction],
    assessments: Iterable[Assessment],
) -> None:
    """State what each person holds of an assessment, with who, when, why and where it is said."""
    places = _Places(iris, extractions)
    for one in (one for one in assessments if one.reviews):
        statement = places.promise(one.promise)
        if statement is not None:
            node = places.assessment(one, statement, places.target(one))
            for review in one.reviews:
                _reassessment(reviews, reviewers, places, node, review)


def _assessment(
    derived: Sheet,
    places: _Places,
    node: NamedNode,
    one: Assessment,
    statement: NamedNode,
    target: NamedNode | None,
) -> None:
    zh, en = one.reason
    derived.name(node, CA.Assessment, zh=f"{one.name}：{zh}", en=f"{one.verdict}: {en}")
    derived.say(node, CA.assesses, target or statement)
    derived.say(node, CA.assessmentState, code("assessmentState", one.state))
    derived.say(node, CA.completion, code("completion", one.completion) if one.completion else None)
    derived.say(node, CA.verdict, code("verdict", one.verdict))
    derived.say(node, CA.reviewState, code("reviewState", one.review_state) if one.reviews else None)
    derived.say(node, CA.proposedVerdict, code("verdict", one.proposed) if one.proposed else None)
    derived.label(node, CA.rationale, zh=zh, en=en)
    derived.say(node, CA.evidence, statement, places.said(one.later))
    if one.outcome and one.later:
        derived.say(node, CA.outcome, places.figures(one.later.report).get(one.outcome.span))
    if one.entity:
        derived.say(node, CA.object, places.entity(one.promise.report, one.entity))
    derived.say(node, DCTERMS.source, *dict.fromkeys(review.source for review in one.reviews if review.source))
    searched = dict.fromkeys((*one.searched, *((one.later.report,) if one.later else ())))
    derived.say(node, PROV.wasDerivedFrom, *(places.iris.report(report) for report in searched))
    derived.say(node, DCTERMS.date, places.extractions[one.later.report].report.issued if one.later else None)


def _reassessment(sheet: Sheet, reviewers: Sheet, places: _Places, node: NamedNode, review: Reassessment) -> None:
    agent = describe_reviewer(reviewers, places.iris, review.by)
    said = NamedNode(f"{node.value}/review/{slug(review.by.name)}")
    status = f", {review.completion}" if review.completion else ""
    sheet.name(said, CA.Reassessment, zh=f"{review.by.name}的评估", en=f"{review.state}{status}, by {review.by.name}")
    sheet.say(said, CA.reassesses, node)
    sheet.say(said, CA.assessmentState, code("assessmentState", review.state))
    sheet.say(said, CA.completion, code("completion", review.completion) if review.completion else None)
    sheet.say(said, CA.verdict, code("verdict", review.verdict) if review.verdict else None)
    sheet.label(said, CA.rationale, zh=review.why.get("zh", ""), en=review.why.get("en", ""))
    sheet.say(said, CA.evidence, places.said(review.later))
    sheet.say(said, DCTERMS.source, review.source or None)
    sheet.say(said, DCTERMS.date, review.on)
    sheet.say(said, PROV.wasAssociatedWith, agent)
    sheet.say(node, PROV.wasAttributedTo, agent)
