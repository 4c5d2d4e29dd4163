"""One row of a review file: who judged which link how, told by the report's own words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import NamedTuple

from kg.model import Basis, Grade, Judgement

OTHERS = "*"
"""In the place of a commitment: every one that the same reviewer does not name for the problem; so too for a problem."""

POSITIVE = (Judgement.ACCEPT, Judgement.GRADE, Judgement.ADD)


class Words(NamedTuple):
    """A quote and a little of what stands around it, by which it is found again in another version of the text."""

    quote: str
    prefix: str = ""
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A judgement of a link between two quotes; `where` names the file and line that it was read from."""

    report: str
    problem: Words
    commitment: Words
    judgement: Judgement
    by: str
    on: date
    grade: Grade | None = None
    basis: Basis | None = None
    why: Mapping[str, str] = field(default_factory=dict, hash=False)
    where: str = field(default="", compare=False)

    def about(self, problem: Words, commitment: Words) -> Row:
        """The same judgement in other words for its two ends."""
        return replace(self, problem=problem, commitment=commitment)

    @property
    def link(self) -> tuple[str, Words, Words]:
        """What the row is about."""
        return self.report, self.problem, self.commitment

    @property
    def key(self) -> tuple[str, Words, Words, str]:
        """A reviewer judges a link once: his later row takes the place of the earlier one."""
        return (*self.link, self.by)
