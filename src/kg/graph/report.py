"""A report, its sections, and where it comes from."""

from __future__ import annotations

from pyoxigraph import Literal, NamedNode

from kg import __version__
from kg.graph.iris import Iris
from kg.graph.sheet import Sheet
from kg.ids import slug
from kg.model import Area, Extraction, Part, Period, Report, Span
from kg.vocab import CA, DCTERMS, OA, PROV, RDFS, TIME, XSD, code

CONTEXT = 24  # characters of prefix and suffix: enough to find a quote again after small edits


def describe_report(sheet: Sheet, registry: Sheet, iris: Iris, extraction: Extraction) -> None:
    """State what is known of a report, its text, its outline and the reading that made the rest."""
    report, document = extraction.report, extraction.document
    node = iris.report(report.id)
    sheet.name(node, CA.Report, zh=report.title)
    sheet.say(node, DCTERMS.identifier, report.id)
    sheet.say(node, DCTERMS.title, Literal(report.title, language=report.language))
    sheet.say(node, DCTERMS.language, report.language)
    sheet.say(node, DCTERMS.issued, report.issued)
    sheet.say(node, DCTERMS.publisher, _publisher(sheet, iris, report))
    sheet.say(node, DCTERMS.source, NamedNode(report.source) if report.source else None)
    sheet.say(node, CA.genre, code("genre", report.genre))
    sheet.say(node, CA.jurisdiction, describe_area(registry, iris, report.jurisdiction))
    sheet.say(node, CA.reportingPeriod, describe_period(registry, iris, report.reporting_period))
    sheet.say(node, CA.planPeriod, describe_period(registry, iris, report.plan_period))
    sheet.say(node, CA.isRestatement, report.restatement)
    if report.restatement and report.source:
        sheet.say(node, PROV.wasDerivedFrom, NamedNode(report.source))
    sheet.label(node, RDFS.comment, zh=report.note.get("zh", ""), en=report.note.get("en", ""))
    sheet.say(node, CA.sha256, document.sha256)
    sheet.say(node, CA.sourceSha256, document.source_sha256)
    sheet.say(node, CA.text, Literal(document.text, language=report.language))
    _reading(sheet, iris, report)
    _sections(sheet, iris, extraction)


def describe_place(sheet: Sheet, iris: Iris, extraction: Extraction, span: Span) -> NamedNode:
    """A selector: where some words stand, the words themselves, and a little of what stands around them."""
    text, report = extraction.document.text, extraction.report
    node = iris.characters(report.id, span)
    sheet.name(node, OA.TextPositionSelector, OA.TextQuoteSelector, zh=f"第{span.start}–{span.end}字")
    sheet.label(node, RDFS.label, en=f"characters {span.start}–{span.end}")
    sheet.say(node, OA.start, Literal(str(span.start), datatype=XSD.nonNegativeInteger))
    sheet.say(node, OA.end, Literal(str(span.end), datatype=XSD.nonNegativeInteger))
    sheet.say(node, OA.exact, text[span.start : span.end])
    sheet.say(node, OA.prefix, text[max(0, span.start - CONTEXT) : span.start])
    sheet.say(node, OA.suffix, text[span.end : span.end + CONTEXT])
    return node


def section_iri(iris: Iris, extraction: Extraction, section: int, paragraph: int | None = None) -> NamedNode:
    """The innermost headed part that a place stands in: its paragraph where that has a heading, else its section."""
    report, outline = extraction.report.id, extraction.outline
    if paragraph is not None and outline.paragraphs[paragraph].heading:
        return iris.section(report, f"{section}.{paragraph}")
    return iris.section(report, str(section))


def _sections(sheet: Sheet, iris: Iris, extraction: Extraction) -> None:
    outline, report = extraction.outline, iris.report(extraction.report.id)
    for number, section in enumerate(outline.sections):
        above = report if section.parent is None else section_iri(iris, extraction, section.parent)
        node = section_iri(iris, extraction, number)
        _section(sheet, iris, extraction, node, above, section.heading, section.label, section.part, section.level)
    for number, paragraph in enumerate(outline.paragraphs):
        if paragraph.heading:
            above = section_iri(iris, extraction, paragraph.section)
            node = section_iri(iris, extraction, paragraph.section, number)
            level = outline.sections[paragraph.section].level + 1
            _section(sheet, iris, extraction, node, above, paragraph.heading, paragraph.label, paragraph.part, level)


def _section(
    sheet: Sheet,
    iris: Iris,
    extraction: Extraction,
    node: NamedNode,
    above: NamedNode,
    heading: Span | None,
    label: str,
    part: Part,
    level: int,
) -> None:
    words = extraction.document.text[heading.start : heading.end] if heading else label or extraction.report.title
    sheet.name(node, CA.Section, zh=words)
    sheet.say(node, DCTERMS.isPartOf, above)
    sheet.say(node, DCTERMS.identifier, label)
    sheet.say(node, CA.part, code("part", part))
    sheet.say(node, CA.sectionLevel, level)
    if heading:
        sheet.say(node, CA.heading, words)
        sheet.say(node, OA.hasSource, iris.report(extraction.report.id))
        sheet.say(node, OA.hasSelector, describe_place(sheet, iris, extraction, heading))


def _publisher(sheet: Sheet, iris: Iris, report: Report) -> NamedNode | None:
    if not report.publisher:
        return None

    node = iris.agent(slug(report.publisher))
    sheet.name(node, PROV.Agent, zh=report.publisher)
    return node


def describe_area(registry: Sheet, iris: Iris, area: Area) -> NamedNode:
    """State an administrative area with its code and level."""
    node = iris.area(area)
    registry.share(node, CA.District if area.level == "district" else CA.AdministrativeArea, zh=area.name)
    registry.say(node, DCTERMS.identifier, area.code)
    registry.say(node, CA.areaLevel, code("areaLevel", area.level))
    return node


def describe_period(registry: Sheet, iris: Iris, period: Period) -> NamedNode:
    """State a stretch of time with its first and last day."""
    node = iris.period(period)
    registry.share(node, TIME.ProperInterval, zh=period.id)
    for edge, day in ((TIME.hasBeginning, period.start), (TIME.hasEnd, period.end)):
        instant = iris.day(day.isoformat())
        registry.share(instant, TIME.Instant, zh=day.isoformat())
        registry.say(instant, TIME.inXSDDate, day)
        registry.say(node, edge, instant)
    return node


def _reading(sheet: Sheet, iris: Iris, report: Report) -> None:
    """One activity for all that was read: a record for each triple would be ten times the graph."""
    activity, agent = iris.activity(report.id), iris.agent(f"kg-{__version__}")
    sheet.name(agent, PROV.SoftwareAgent, zh=f"kg {__version__}")
    sheet.name(activity, PROV.Activity, zh=f"读取《{report.title}》", en=f"reading of {report.id}")
    sheet.say(activity, PROV.used, iris.report(report.id))
    sheet.say(activity, PROV.wasAssociatedWith, agent)
