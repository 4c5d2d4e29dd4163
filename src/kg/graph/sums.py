"""Sums: of each report by theme, section and agency, and of each area by theme and metric, so that no question need count.

A report's sums need that report alone, an area's all of its reports that are at hand, and no sum needs another area's.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from functools import cache

from pyoxigraph import NamedNode

from kg.graph.entities import named
from kg.graph.figures import numbered
from kg.graph.iris import Iris
from kg.graph.report import section_iri
from kg.graph.sheet import Sheet
from kg.model import EntityType, Extraction, Linking, Metric, Role, State, Statement
from kg.tables import raw
from kg.vocab import CA, SCHEMES, code

COUNTED = tuple(SCHEMES["problemState"].values())
POINTS = SCHEMES["answerabilityPoint"]
Group = tuple[str, NamedNode, str]  # what it is summed by, the thing that is summed up, and its name
Counts = Mapping[str, int]  # how many there are of each kind that is counted


def describe_sums(
    derived: Sheet,
    iris: Iris,
    extraction: Extraction,
    linking: Linking,
    states: Mapping[str, State],
    points: Mapping[str, Sequence[str]],
) -> Mapping[str, Counts]:
    """State what a report's themes, sections and agencies add up to, and how the points of each headline are answered.

    `states` are those of the problems, `points` what each commitment earns. What is returned are the counts of each theme.
    """
    report = extraction.report
    by_theme = _by_theme(extraction, linking, states)
    earned = _earned(iris, extraction, linking, points)
    themes = {("theme", code("theme", theme), theme_names()[theme]): n for theme, n in by_theme.items()}
    for group in {**themes, **earned}:
        node = _name(derived, iris, iris.report(report.id), group)
        _count(derived, node, {**earned.get(group, {}), **themes.get(group, {})})
    for headline, counts in _by_headline(extraction, states).items():
        _count(derived, iris.statement(report.id, headline), counts)
    return by_theme


def describe_area_sums(
    derived: Sheet, iris: Iris, reports: Sequence[Extraction], themes: Iterable[Mapping[str, Counts]]
) -> None:
    """State what the reports of one area say by theme, and how often they promise and report each metric.

    `themes` are the counts that each report has of its themes.
    """
    area = iris.area(reports[0].report.jurisdiction)
    by_theme: dict[str, Counter[str]] = defaultdict(Counter)
    for of_report in themes:
        for theme, counts in of_report.items():
            by_theme[theme].update(counts)
    for theme, total in by_theme.items():
        group = ("theme", code("theme", theme), theme_names()[theme])
        _count(derived, _name(derived, iris, area, group), total)
    for metric, counts in _by_metric(reports).items():
        group = ("metric", iris.metric(metric), metric.name)
        _count(derived, _name(derived, iris, area, group), counts)


def _by_theme(extraction: Extraction, linking: Linking, states: Mapping[str, State]) -> Mapping[str, Counts]:
    """Of each theme that problem points or commitments are about: how many of either, and the points by state."""
    found: dict[str, Counter[str]] = {}
    for statement in extraction.statements:
        if kind := _counted(statement):
            for theme in linking.themes.get(statement.id, ()):
                counts = found.setdefault(theme, Counter(dict.fromkeys(("problem", "commitment", *COUNTED), 0)))
                counts[kind] += 1
                if kind == "problem":
                    counts[SCHEMES["problemState"][states[statement.id]]] += 1
    return found


def _counted(statement: Statement) -> str:
    """What a statement counts as: members are counted in the whole, and a headline by its points."""
    if statement.member_of or statement.headline:
        return ""
    return statement.role.value if statement.role in (Role.PROBLEM, Role.COMMITMENT) else ""


def _by_headline(extraction: Extraction, states: Mapping[str, State]) -> Mapping[str, Counts]:
    """How many points stand below each headline, by state."""
    by_id = {s.id: s for s in extraction.statements}
    found: dict[str, Counter[str]] = {}
    for problem, state in states.items():
        above = by_id[problem].part_of
        while above and not by_id[problem].member_of:
            if by_id[above].headline:
                found.setdefault(above, Counter(dict.fromkeys(COUNTED, 0)))[SCHEMES["problemState"][state]] += 1
            above = by_id[above].part_of
    return found


def _earned(
    iris: Iris, extraction: Extraction, linking: Linking, points: Mapping[str, Sequence[str]]
) -> Mapping[Group, Counts]:
    """Of each group that has commitments: how many, how many points they earn, and how many earn each."""
    found: dict[Group, Counter[str]] = {}
    empty = dict.fromkeys(("commitment", "point", *POINTS.values()), 0)
    for statement, groups in _groups(iris, extraction, linking, points):
        earned = points[statement.id]
        for group in groups:
            counts = found.setdefault(group, Counter(empty))
            for counted in ("commitment", *(POINTS[point] for point in earned)):
                counts[counted] += 1
            counts["point"] += len(earned)
    return found


def _groups(
    iris: Iris, extraction: Extraction, linking: Linking, among: Container[str]
) -> Iterator[tuple[Statement, dict[Group, None]]]:
    """Each statement among some with all that it is summed up in: its report, the sections around it, its themes and agencies."""
    report, agencies = extraction.report, {e.key: e for e in extraction.entities if e.type is EntityType.AGENCY}
    whole = ("report", iris.report(report.id), report.title)
    for statement, entities in named(extraction):
        if statement.id not in among:
            continue
        themes = (("theme", code("theme", t), theme_names()[t]) for t in linking.themes.get(statement.id, ()))
        keys = [*extraction.owners.get(statement.id, ()), *(e.key for e in entities if e.type is EntityType.AGENCY)]
        named_or_owning = (agencies[key] for key in keys if key in agencies)
        owners = (("agency", iris.entity(report.jurisdiction, agency), agency.name) for agency in named_or_owning)
        yield statement, dict.fromkeys((whole, *_sections(iris, extraction, statement), *themes, *owners))


def _sections(iris: Iris, extraction: Extraction, statement: Statement) -> Iterator[Group]:
    outline = extraction.outline
    if statement.paragraph >= 0 and (paragraph := outline.paragraphs[statement.paragraph]).heading:
        node = section_iri(iris, extraction, statement.section, statement.paragraph)
        yield "section", node, paragraph.label
    number: int | None = statement.section
    while number is not None:
        yield "section", section_iri(iris, extraction, number), outline.sections[number].label
        number = outline.sections[number].parent


def _by_metric(reports: Sequence[Extraction]) -> Mapping[Metric, Counts]:
    """How often an area's reports give each metric, how many of the figures are targets, and in how many reports."""
    found: dict[str, tuple[Metric, Counter[str]]] = {}
    for extraction in reports:
        targets = {target.span for goal in extraction.goals for target in goal.targets}
        seen = set()
        for _, _, quantity in numbered(extraction):
            if metric := quantity.metric:
                empty = Counter(dict.fromkeys(("figure", "target", "report"), 0))
                _, counts = found.setdefault(metric.key, (metric, empty))
                counts["figure"] += 1
                counts["target"] += quantity.span in targets
                counts["report"] += metric.key not in seen
                seen.add(metric.key)
    return dict(found.values())


@cache
def theme_names() -> Mapping[str, str]:
    """The name of each theme."""
    return {row["key"]: row["zh"] for row in raw("themes")["rows"]}


def _name(derived: Sheet, iris: Iris, whole: NamedNode, group: Group) -> NamedNode:
    by, thing, name = group
    node = iris.sum(whole, by, thing)
    derived.name(node, CA.Sum, zh=f"汇总：{name or '全文'}", en=f"sum by {by}")
    derived.say(node, CA.sumOf, whole)
    derived.say(node, CA.sumBy, code("sumBy", by))
    derived.say(node, CA.group, thing)
    return node


def _count(derived: Sheet, node: NamedNode, counts: Counts) -> None:
    for counted, number in counts.items():
        derived.say(node, CA[f"{counted}Count"], number)
