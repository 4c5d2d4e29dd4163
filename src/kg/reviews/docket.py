"""What a built graph has for a reviewer: its links, and the statements of its reports to be found by words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from kg.errors import ReviewError
from kg.model import ReviewState, Role
from kg.reviews.candidates import Candidate
from kg.reviews.digits import named
from kg.reviews.places import NotFound, Place, Places
from kg.reviews.row import OTHERS, Row, Words


@dataclass(frozen=True)
class Docket:
    """The links to judge, in the order of the text, and the places of each report."""

    links: tuple[Candidate, ...]
    places: Mapping[str, Places]

    def link(self, digits: str) -> Candidate:
        """The link whose id begins with these digits, or that has this IRI."""
        ends = digits.rpartition("/link/")[2]
        exact = next((link for link in self.links if ends == "-".join(link.ends)), None)
        return exact or named(self.links, digits, "link", "kg review list --all")

    def report(self, given: str | None = None, where: str = "") -> str:
        """The report that is meant: the one that is given, else the only one."""
        start, reports = f"{where}: " if where else "", ", ".join(self.places)
        if given and given not in self.places:
            raise ReviewError(f"{start}there is no report {given} in the store; there are {reports or 'none'}.")
        if not given and len(self.places) != 1:
            raise ReviewError(f"{start}the store has several reports; say which is meant: {reports}.")
        return given or next(iter(self.places))

    def statement(self, report: str, words: Words, role: Role, where: str = "") -> Place:
        """The statement that says some words."""
        try:
            return self.places[report].find(words, role)
        except NotFound as why:
            start = f"{where}: " if where else ""
            raise ReviewError(
                f"{start}the {role} “{words.quote}” {why}; give words that stand in one {role}."
            ) from None

    def between(self, report: str, problem: Place, commitment: Place) -> Candidate | None:
        """The link between two statements, where there is one."""
        return self._by_ends.get((report, problem.id, commitment.id))

    def waiting(self, rows: Iterable[Row]) -> list[Candidate]:
        """The links that wait for a judgement: proposed and in none of the rows, or left open by those who judged them."""
        judged = {link.id for row in rows for link in self._about(row)}
        return [
            link
            for link in self.links
            if link.state in (ReviewState.CONTESTED, ReviewState.UNSURE)
            or (link.state is ReviewState.PROPOSED and link.id not in judged)
        ]

    def _about(self, row: Row) -> list[Candidate]:
        own = [link for link in self.links if link.report == row.report]
        if row.problem.quote == OTHERS:
            return own
        try:
            problem = self.places[row.report].find(row.problem, Role.PROBLEM)
            if row.commitment.quote == OTHERS:
                return [link for link in own if link.ends[0] == problem.id]
            commitment = self.places[row.report].find(row.commitment, Role.COMMITMENT)
        except NotFound:
            return []  # a build will say so
        return [link for link in [self.between(row.report, problem, commitment)] if link]

    @cached_property
    def _by_ends(self) -> dict[tuple[str, str, str], Candidate]:
        return {(link.report, *link.ends): link for link in self.links}
