"""What one report holds, counted: what a build says of each report, and keeps of it beside its part of the graph."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from kg.graph import Read
from kg.graph.derived import problem_states
from kg.model import Coverage, Quote, Role


@dataclass(frozen=True, slots=True)
class Tally:
    """The counts of one report that its reader wants first, and what became of its clauses.

    Problems are counted by state with headlines left out, commitments by checkability, links in force by grade, statements
    by role, and reviewed links by their state.
    """

    report: str
    title: str
    area: str
    period: str
    official: str | None
    problems: Mapping[str, int]
    commitments: Mapping[str, int]
    links: Mapping[str, int]
    statements: Mapping[str, int]
    figures: int
    names: int
    reviewed: Mapping[str, int]
    coverage: Coverage

    def as_json(self) -> dict[str, Any]:
        """The same as JSON holds it."""
        return asdict(self)


def tally(one: Read) -> Tally:
    """Count what one report holds. `official` is where its official words stand, where it is a restatement of them."""
    extraction, links = one.extraction, one.linking.links
    report, statements = extraction.report, extraction.statements
    points = {s.id for s in statements if s.role is Role.PROBLEM and not s.headline and not s.member_of}
    states = problem_states(statements, links)
    commitments = (s for s in statements if s.role is Role.COMMITMENT and not s.member_of)
    return Tally(
        report=report.id,
        title=report.title,
        area=report.jurisdiction.name,
        period=f"{report.reporting_period.id} → {report.plan_period.id}",
        official=report.source if report.restatement else None,
        problems=_count(state.value for problem, state in states.items() if problem in points),
        commitments=_count(s.checkability.value for s in commitments if s.checkability),
        links=_count(link.grade.value for link in links if link.in_force),
        statements=_count(s.role.value for s in statements if not s.member_of),
        figures=len(extraction.quantities),
        names=len(extraction.entities),
        reviewed=_count(link.state.value for link in links if link.reviews),
        coverage=extraction.coverage,
    )


def _count(words: Iterable[str]) -> Mapping[str, int]:
    return dict(Counter(words))


def from_json(said: Mapping[str, Any]) -> Tally:
    """A tally as `Tally.as_json` wrote it."""
    covered = said["coverage"]
    unread = tuple(Quote(*quote) for quote in covered["unread"])
    return Tally(**{**said, "coverage": Coverage(covered["used"], covered["by_rule"], unread)})
