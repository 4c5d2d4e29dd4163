"""Named things, shared by all reports of one body, and which statements name them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from pyoxigraph import Literal

from kg.graph.iris import Iris
from kg.graph.sheet import Sheet
from kg.model import Entity, EntityType, Extraction, Role, Statement
from kg.vocab import CA, DCTERMS, SKOS

CLASSES = {
    EntityType.DISTRICT: CA.AdministrativeArea,
    EntityType.PLACE: CA.Place,
    EntityType.PROJECT: CA.Project,
    EntityType.AGENCY: CA.Agency,
    EntityType.ORGANISATION: CA.Organisation,
    EntityType.POLICY: CA.Policy,
    EntityType.METRIC: CA.Metric,
    EntityType.EVENT: CA.Event,
}


def describe_entities(registry: Sheet, iris: Iris, extraction: Extraction) -> None:
    """State each named thing once, with the other names that it goes by."""
    for entity in extraction.entities:
        node = iris.entity(extraction.report.jurisdiction, entity)
        registry.share(node, CLASSES[entity.type], zh=entity.name)
        registry.say(node, DCTERMS.spatial, iris.area(extraction.report.jurisdiction))
        for alias in entity.aliases:
            registry.say(node, SKOS.altLabel, Literal(alias, language="zh"))


def describe_mentions(sheet: Sheet, iris: Iris, extraction: Extraction) -> None:
    """State which statements, members included, name which things."""
    report = extraction.report
    for statement, entities in named(extraction):
        node = iris.statement(report.id, statement.id)
        sheet.say(node, CA.mentions, *(iris.entity(report.jurisdiction, entity) for entity in entities))


def named(extraction: Extraction) -> Iterator[tuple[Statement, list[Entity]]]:
    """Each statement that is no heading, members included, with the things that it names."""
    spans = sorted((span, number) for number, e in enumerate(extraction.entities) for span in e.mentions)
    starts = [span.start for span, _ in spans]
    for statement in extraction.statements:
        if statement.role is not Role.HEADING:
            within = range(bisect_left(starts, statement.span.start), bisect_right(starts, statement.span.end))
            numbers = {spans[i][1]: None for i in within if statement.span.holds(spans[i][0])}
            yield statement, [extraction.entities[number] for number in numbers]
