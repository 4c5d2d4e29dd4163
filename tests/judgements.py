"""Small texts with statements, and judgements of links between them."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from kg.model import Basis, Grade, Judgement, Role, Span
from kg.reviews import Place, Places, Row, Words
from reports import TEXT

DAY = date(2021, 3, 1)
PROBLEM, COMMITMENT = "凤山河整治工程至今未能开工", "12月底前开工建设凤山河整治工程"
GAP, PLACES = "小学一年级学位缺口1200个", "新增学位1500个"
REPORT = "330102-plan-execution-2021-H1"


def row(
    problem: str = PROBLEM,
    commitment: str = COMMITMENT,
    judgement: Judgement = Judgement.ACCEPT,
    grade: Grade | None = Grade.DIRECT,
    basis: Basis | None = Basis.SAME_PROJECT,
    **more: Any,
) -> Row:
    """A judgement by 李明 of a link of the small report, unless it is said otherwise."""
    given = {"report": REPORT, "by": "李明", "on": DAY, "grade": grade, "basis": basis, **more}
    return Row(problem=words(problem), commitment=words(commitment), judgement=judgement, **given)


def words(quote: str, text: str = TEXT) -> Words:
    """The quote with what stands around it where the text has it."""
    start = text.find(quote)
    return Places(text, []).words(Span(start, start + len(quote))) if start >= 0 else Words(quote)


def places(text: str, **roles: Sequence[str]) -> Places:
    """A text whose statements are the given phrases by role, each where it first stands."""
    found = []
    for role, phrases in roles.items():
        for phrase in phrases:
            start = text.index(phrase)
            found.append(Place(phrase, Span(start, start + len(phrase)), Role(role)))
    return Places(text, found)
