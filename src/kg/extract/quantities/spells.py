"""Which figures of a review are of several years: those of a passage that tells of them (五年来, “十四五”时期)."""

from __future__ import annotations

import re
from datetime import date

from kg.extract.quantities.numerals import of_han
from kg.model import Kind, Part, Period, Quantity, Report, Statement

PLANS = {"十五": 2001, "十一五": 2006, "十二五": 2011, "十三五": 2016, "十四五": 2021, "十五五": 2026}
SEVERAL = (
    "过去的?(?P<past>[三四五])年|这(?P<these>[三四五])年|(?P<since>[三四五])年(?:来|间|累计|共)"
    "|“(?P<plan>十[一二三四五]?五)”(?:时期|期间|以来|规划)"
)
ONE = r"过去的?一年|一年来|去年|今年|上年|全年|(?<![比较从自以到至是])(?:19|20)\d\d年(?![底末至—-]|以来)"
CUES = re.compile(f"(?:{SEVERAL})|(?P<one>{ONE})")
LEVEL = re.compile("(?:达到?|突破|超过?|增至|升至|降至|[高加少大低升长]到|[为是占居]|稳定在|保持在)了?[约近超]?$")
MEAN = "年均"


class Spells:
    """The time that each passage of a review tells of, asked statement by statement in the order of the text."""

    def __init__(self, report: Report) -> None:
        self._last = report.reporting_period.end.year
        self._paragraph = -1
        self._of_section: Period | None = None
        self._now: Period | None = None

    def enter(self, statement: Statement) -> None:
        """Go on to a statement: a heading speaks for what stands under it, a paragraph begins as its section."""
        if statement.paragraph < 0:
            self._of_section = self._now = self._told(statement.quote, None, mixed=None)
        elif statement.paragraph != self._paragraph:
            self._now = self._of_section
        self._paragraph = statement.paragraph

    def of(self, quantity: Quantity, statement: Statement, before: str) -> Period | None:
        """The several years that a figure is of; nothing where it is of one, or says how things stand at their end."""
        now = self._told(before, self._now, mixed=self._now) if statement.part is Part.RESULTS else None
        if now is None or quantity.kind in (Kind.RANK, Kind.SHARE):
            return None
        return None if LEVEL.search(before) and MEAN not in before else now

    def leave(self, statement: Statement) -> None:
        """What a statement says of its time holds for those after it in the paragraph."""
        if statement.paragraph >= 0:
            self._now = self._told(statement.quote, self._now, mixed=self._now)

    def _told(self, words: str, otherwise: Period | None, *, mixed: Period | None) -> Period | None:
        """The time of the last cue; a heading that names several years and one leaves it open."""
        found = list(CUES.finditer(words))
        if not found:
            return otherwise
        if mixed is None and len({match.lastgroup == "one" for match in found}) > 1:
            return None
        return self._span(found[-1])

    def _span(self, match: re.Match[str]) -> Period | None:
        if match.lastgroup == "one":
            return None
        if (plan := match["plan"]) is not None:
            first = PLANS[plan]
            return _years(first, first + 4) if first <= self._last else None
        years = int(of_han(match["past"] or match["these"] or match["since"]) or 1)
        return _years(self._last - years + 1, self._last)


def _years(first: int, last: int) -> Period:
    return Period(f"{first}/{last}", date(first, 1, 1), date(last, 12, 31))
