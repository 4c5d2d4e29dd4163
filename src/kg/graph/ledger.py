"""Ledgers as observations: the same metrics, areas and periods as those of the reports, in a graph of their own."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import NamedNode

from kg.graph.figures import describe_metric, qudt_units
from kg.graph.iris import Iris
from kg.graph.report import describe_area, describe_period
from kg.graph.sheet import Sheet
from kg.ids import slug
from kg.model import Direction, Kind
from kg.model.ledger import Entry, Ledger, LedgerSource
from kg.vocab import (
    CA,
    DCTERMS,
    PROV,
    QB,
    QUDT,
    RDFS,
    SDMX_DIMENSION,
    SDMX_MEASURE,
    UNIT,
    code,
)


def describe_ledgers(sheet: Sheet, registry: Sheet, iris: Iris, ledgers: Iterable[Ledger]) -> None:
    """State each figure with its source; values are in base units, as everywhere in the graph."""
    for ledger in ledgers:
        dataset = iris.ledger(ledger.name)
        sheet.name(dataset, QB.DataSet, zh=f"指标台账 {ledger.name}", en=f"ledger {ledger.name}")
        for source in ledger.sources:
            _source(sheet, iris, ledger, source)
        for entry in ledger.entries:
            _entry(sheet, registry, iris, ledger, entry, dataset)


def _source(sheet: Sheet, iris: Iris, ledger: Ledger, source: LedgerSource) -> None:
    node = iris.ledger(ledger.name, "source", slug(source.id))
    sheet.name(node, PROV.Entity, zh=source.title)
    sheet.say(node, DCTERMS.identifier, source.id)
    sheet.say(node, DCTERMS.date, source.published or None)
    sheet.say(node, RDFS.seeAlso, NamedNode(source.url) if source.url else None)


def _entry(sheet: Sheet, registry: Sheet, iris: Iris, ledger: Ledger, entry: Entry, dataset: NamedNode) -> None:
    metric, period = entry.metric, entry.period
    place = (entry.area.code, metric.key, period.id, entry.role.value, slug(entry.source))
    node = iris.ledger(ledger.name, *place)
    most = f"–{entry.maximum}" if entry.maximum is not None else ""
    sheet.name(node, CA.Observation, zh=f"{period.id} {metric.name} {entry.value}{most}{entry.unit}")
    sheet.say(node, QB.dataSet, dataset)
    sheet.say(node, CA.metric, describe_metric(registry, iris, metric))
    sheet.say(node, SDMX_DIMENSION.refArea, describe_area(registry, iris, entry.area))
    sheet.say(node, SDMX_DIMENSION.refPeriod, describe_period(registry, iris, period))
    sheet.say(node, SDMX_MEASURE.obsValue, entry.value * entry.scaled)
    sheet.say(node, CA.maxValue, None if entry.maximum is None else entry.maximum * entry.scaled)
    unit = entry.unit if entry.scaled == 1 else entry.unit[1:]
    sheet.say(node, CA.unitLabel, unit)
    sheet.say(node, QUDT.hasUnit, qudt_units().get(unit, UNIT.NUM))
    sheet.say(node, CA.valueRole, code("valueRole", entry.role))
    sheet.say(node, CA.valueKind, code("valueKind", metric.measure))
    sheet.say(node, CA.comparator, code("comparator", entry.comparator))
    if metric.measure is Kind.CHANGE:
        sheet.say(node, CA.direction, code("direction", Direction.DOWN if entry.value < 0 else Direction.UP))
    sheet.say(node, CA.scope, False)
    sheet.label(node, RDFS.comment, en=entry.note)
    sheet.say(node, DCTERMS.source, iris.ledger(ledger.name, "source", slug(entry.source)))
