"""The data of the page as plain JSON values: things numbered instead of named, empty values left out, places in UTF-16.

Quotes are not repeated: the page cuts them out of the report's text. Statements are numbered from 0 in their order,
named things on from there, so one number says which node is meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from kg.explore.data import (
    Assessment,
    Entity,
    Explored,
    Figure,
    Finding,
    Link,
    Milestone,
    Report,
    Review,
    Statement,
    Words,
)
from kg.explore.text import Utf16

Json = dict[str, Any]
PHRASE = re.compile(r"[^，；：。、,;:]+[，；：。、,;:]?|[，；：。、,;:]")


class Numbers:
    """The numbers of statements, named things, reports and sections, and their ids without what all have in common."""

    def __init__(self, explored: Explored) -> None:
        self.node = {iri: n for n, iri in enumerate((*explored.statements, *explored.entities))}
        self.report = {iri: n for n, iri in enumerate(explored.reports)}
        self.link = {link.iri: n for n, link in enumerate(explored.links)}
        used = {s.section for s in explored.statements.values()}
        self.section = {iri: n for n, iri in enumerate(with_those_above(explored, used))}
        self.figure = {
            f: (n, place)
            for n, s in enumerate(explored.statements.values())
            for place, f in enumerate(f for f in s.figures if f in explored.figures)
        }
        self.base = next(iter(explored.reports)).rpartition("report/")[0]

    def place(self, iri: str) -> list[int]:
        """A statement as its number, a figure as its statement's and its own place there; nothing if it is not on the page."""
        if iri in self.figure:
            return list(self.figure[iri])
        return [self.node[iri]] if iri in self.node else []

    def id(self, iri: str, within: str = "") -> str:
        """An IRI without the base, or without its report's where it stands below that."""
        return iri.removeprefix(f"{within}/" if within else self.base)


class Phrases:
    """The phrases of rationales, each once: thousands of links say the same few things in other combinations."""

    def __init__(self) -> None:
        self._number: dict[str, int] = {}

    def of(self, text: str) -> list[int]:
        """A text as the numbers of its phrases, each with the mark that ends it."""
        return [self._number.setdefault(phrase, len(self._number)) for phrase in PHRASE.findall(text)]

    def all(self) -> list[str]:
        return list(self._number)


def with_those_above(explored: Explored, sections: Iterable[str]) -> list[str]:
    """The sections in use and those that they stand under, in the order of their IRIs."""
    found: set[str] = set()
    for iri in sections:
        while iri in explored.sections and iri not in found:
            found.add(iri)
            iri = explored.sections[iri].above
    return sorted(found)


def payload(explored: Explored, numbers: Numbers) -> Json:
    """Everything but the picture."""
    utf16 = {iri: Utf16(report.text) for iri, report in explored.reports.items()}
    phrases = Phrases()
    return {
        "base": numbers.base,
        "reports": [_report(r, numbers) for r in explored.reports.values()],
        "sections": [
            filled(
                words=explored.sections[iri].words,
                part=explored.sections[iri].part,
                above=numbers.section.get(explored.sections[iri].above),
            )
            for iri in numbers.section
        ],
        "statements": [_statement(s, explored, numbers, utf16[s.report]) for s in explored.statements.values()],
        "entities": [_entity(e, numbers) for e in explored.entities.values()],
        "links": [_link(li, explored, numbers, phrases) for li in explored.links],
        "findings": [_finding(f, numbers) for f in explored.findings],
        "assessments": [a for a in (_assessment(a, explored, numbers) for a in explored.assessments) if a],
        "phrases": phrases.all(),
        "codes": {name: pair(words) for name, words in explored.codes.items()},
    }


def filled(**values: Any) -> Json:
    """The values that say something: no empty text, no False, no None; 0 is a number like others."""
    return {k: v for k, v in values.items() if v or (v == 0 and v is not False and isinstance(v, int))}


def pair(words: Words) -> list[str]:
    """Chinese, English."""
    return [words.zh, words.en]


def _report(report: Report, numbers: Numbers) -> Json:
    return filled(
        id=numbers.id(report.iri),
        title=report.title,
        area=report.area,
        publisher=report.publisher,
        issued=report.issued,
        source=report.source if report.source.startswith(("https://", "http://")) else "",
        reporting=report.reporting_period,
        plan=report.plan_period,
        restatement=report.restatement,
        note=pair(report.note) if report.note.zh or report.note.en else None,
        text=report.text,
    )


def _statement(s: Statement, explored: Explored, numbers: Numbers, utf16: Utf16) -> Json:
    return filled(
        id=numbers.id(s.iri, s.report),
        report=numbers.report[s.report] or None,
        role=s.role,
        start=utf16.at(s.start),
        end=utf16.at(s.end),
        en=s.english,
        section=numbers.section.get(s.section),
        partOf=numbers.node.get(s.part_of),
        memberOf=numbers.node.get(s.member_of),
        headline=s.headline,
        umbrella=s.umbrella,
        soft=s.soft,
        state=s.state if not s.headline else "",  # a headline is answered point by point
        check=s.checkability,
        window=s.window if s.window != "unstated" else "",
        due=s.due,
        themes=list(s.themes),
        named=[numbers.node[e] for e in s.mentions if e in numbers.node],
        figures=[_figure(explored.figures[f], numbers) for f in s.figures if f in explored.figures],
        milestones=[_milestone(explored.milestones[m]) for m in s.milestones if m in explored.milestones],
    )


def _figure(f: Figure, numbers: Numbers) -> Json:
    return filled(
        quote=f.quote,
        value=f.value,
        max=f.maximum,
        unit=f.unit,
        per=f.per,
        role=f.role if f.role != "actual" else "",
        kind=f.kind if f.kind != "count" else "",
        comparator=f.comparator if f.comparator != "equal" else "",
        metric=numbers.node.get(f.metric),
        scope=f.scope,
        target=f.target,
        window=f.window if f.window != "unstated" else "",
        due=f.due,
        starts=[place for iri in f.baselines if (place := numbers.place(iri))],
        relation=f.relation,
        met=f.already_met,
    )


def _milestone(m: Milestone) -> Json:
    return filled(stage=m.stage, object=m.object, window=m.window if m.window != "unstated" else "", due=m.due)


def _link(link: Link, explored: Explored, numbers: Numbers, phrases: Phrases) -> Json:
    """A link; its id is left out where it follows from the ids of its ends, as the graph makes it."""
    report = explored.statements[link.problem].report
    identity = numbers.id(link.iri, report)
    usual = f"link/{numbers.id(link.problem, report)}-{numbers.id(link.commitment, report)}"
    return filled(
        id=identity if identity != usual else "",
        problem=numbers.node[link.problem],
        commitment=numbers.node[link.commitment],
        grade=link.grade,
        proposed=link.proposed if link.proposed != link.grade else "",
        basis=link.basis,
        score=link.score,
        review=link.review,
        why=[phrases.of(link.rationale.zh), phrases.of(link.rationale.en)],
        said=[_review(r, link, phrases) for r in link.reviews],
    )


def _review(review: Review, link: Link, phrases: Phrases) -> Json:
    """A judgement; its reason is left out where it is the reason of the link."""
    own = any(said and said != shown for said, shown in zip(review.why, link.rationale, strict=True))
    return filled(
        by=phrases.of(review.by),
        on=review.on,
        judgement=review.judgement,
        grade=review.grade,
        why=[phrases.of(review.why.zh), phrases.of(review.why.en)] if own else None,
    )


def _entity(entity: Entity, numbers: Numbers) -> Json:
    return filled(
        id=numbers.id(entity.iri),
        kind=entity.kind,
        name=entity.name.zh,
        en=entity.name.en,
        aliases=list(entity.aliases),
    )


def _finding(finding: Finding, numbers: Numbers) -> Json:
    return filled(
        id=numbers.id(finding.iri),
        kind=finding.kind,
        severity=finding.severity,
        words=pair(finding.words),
        about=sorted(numbers.node[s] for s in finding.about),
    )


def _assessment(assessment: Assessment, explored: Explored, numbers: Numbers) -> Mapping[str, Any]:
    place = numbers.place(assessment.about)
    if not place:
        return {}
    outcome = explored.figures.get(assessment.outcome)
    return filled(
        about=place[0],
        state=assessment.state,
        completion=assessment.completion,
        verdict=assessment.verdict,
        report=numbers.report.get(assessment.report),
        words=pair(assessment.words),
        target=explored.figures[assessment.about].quote if assessment.about in explored.figures else "",
        outcome=outcome.quote if outcome else "",
        value=outcome.value if outcome else "",
    )
