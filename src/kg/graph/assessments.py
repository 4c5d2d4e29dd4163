"""What later reports show of targets and projects: a node for each assessment, with the words of both sides as evidence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from pyoxigraph import NamedNode

from kg.graph.figures import numbered
from kg.graph.iris import Iris
from kg.graph.sheet import Sheet
from kg.graph.statements import headed
from kg.ids import slug
from kg.model import Assessment, Entity, Extraction, Passage, Role, Span, Statement
from kg.vocab import CA, DCTERMS, PROV, code


def describe_assessments(
    derived: Sheet, iris: Iris, extractions: Mapping[str, Extraction], assessments: Iterable[Assessment]
) -> None:
    """State each assessment: how it is known, how far it came, and what the comparison yields, which are three things.

    What was searched stands as `prov:wasDerivedFrom`, so that silence can be told from not looking.
    """

    @cache
    def figures(report: str) -> Mapping[Span, NamedNode]:
        return {q.span: iris.observation(report, s.id, n) for s, n, q in numbered(extractions[report])}

    @cache
    def entities(report: str) -> Mapping[str, Entity]:
        return {entity.key: entity for entity in extractions[report].entities}

    @cache
    def headings(report: str) -> Mapping[str, Statement]:
        return {s.id: s for s in extractions[report].statements if s.role is Role.HEADING}

    def said(place: Passage | None) -> NamedNode | None:
        """The statement that holds a place; where that is a heading, its section."""
        if place is None or place.statement is None:
            return None
        heading = headings(place.report).get(place.statement)
        return (
            headed(iris, extractions[place.report], heading)
            if heading
            else iris.statement(place.report, place.statement)
        )

    for one in assessments:
        statement = said(one.promise)
        if statement is None:
            continue
        target = figures(one.promise.report).get(one.promise.span) if one.target else None
        node = iris.assessment(one.promise.report, *_local(one, target, statement))
        zh, en = one.reason
        derived.name(node, CA.Assessment, zh=f"{one.name}：{zh}", en=f"{one.verdict}: {en}")
        derived.say(node, CA.assesses, target or statement)
        derived.say(node, CA.assessmentState, code("assessmentState", one.state))
        derived.say(node, CA.completion, code("completion", one.completion) if one.completion else None)
        derived.say(node, CA.verdict, code("verdict", one.verdict))
        derived.label(node, CA.rationale, zh=zh, en=en)
        derived.say(node, CA.evidence, statement, said(one.later))
        if one.outcome and one.later:
            derived.say(node, CA.outcome, figures(one.later.report).get(one.outcome.span))
        if one.entity:
            entity = entities(one.promise.report)[one.entity]
            derived.say(node, CA.object, iris.entity(extractions[one.promise.report].report.jurisdiction, entity))
        derived.say(node, PROV.wasDerivedFrom, *(iris.report(report) for report in one.searched))
        derived.say(node, DCTERMS.date, extractions[one.later.report].report.issued if one.later else None)


def _local(one: Assessment, target: NamedNode | None, statement: NamedNode) -> tuple[str, str]:
    """The statement, and what of it is assessed: a figure by its number, a thing by its name, a step by its metric."""
    assert one.promise.statement is not None
    if target is not None:
        return one.promise.statement, target.value.removeprefix(f"{statement.value}/")
    return one.promise.statement, slug(one.entity or one.name)
