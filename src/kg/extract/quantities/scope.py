"""Which figures are thresholds, samples or the size of an object."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kg.extract.quantities.figures import Figure
from kg.extract.quantities.folded import Folded
from kg.extract.quantities.lexicon import backwards, comparator_rows
from kg.model import Comparator, Kind, Quantity
from kg.tables import either, load

UNMEASURED = frozenset(("share", "ratio", "count", "index", "score", "concentration"))
BOUND = {Comparator.MORE, Comparator.LESS, Comparator.AT_LEAST, Comparator.AT_MOST}


@dataclass(frozen=True, slots=True)
class ScopeRow:
    """Words that mark scope."""

    key: str
    words: tuple[str, ...]


@cache
def _words(key: str) -> tuple[str, ...]:
    return next(row.words for row in load("scope", ScopeRow, key="key") if row.key == key)


@cache
def _selects() -> re.Pattern[str]:
    """以上企业, 的重点项目, 级泊位: what a threshold is said of."""
    after = either(word for row in comparator_rows() for word in row.after)
    return re.compile(f"(?:级|{after})?及?(?:{after})?的?[^,;。、\\d和与的]{{0,4}}?{either(_words('bearer'))}")


@cache
def _attribute() -> tuple[re.Pattern[str], re.Pattern[str]]:
    bounds = backwards(word for row in comparator_rows() for word in row.before)
    after = either(word for row in comparator_rows() for word in row.after)
    return re.compile(f"(?:{bounds})?{backwards(_words('size'))}"), re.compile(f"(?:{after})?的")


@cache
def _sample() -> re.Pattern[str]:
    return re.compile(f"[^,;。:\\d]{{0,16}}?中{either(_words('sample'))}")


def is_scope(figure: Figure, comparator: Comparator, text: Folded, last: Quantity | None) -> bool:
    """Whether a figure is neither result nor promise."""
    if figure.unit.kind is Kind.COUNT:
        return text.behind(_sample(), figure.end) is not None
    if figure.unit.dimension in UNMEASURED:
        return False
    before, behind = _attribute()
    bound = comparator in BOUND and figure.comparator is Comparator.EQUAL
    if text.behind(behind, figure.end) is not None and (bound or text.before(before, figure.start) is not None):
        return True
    if (bound or figure.bare) and text.behind(_selects(), figure.end) is not None:
        return True
    return last is not None and bound and _of_a_share(last, figure, text)


def _of_a_share(last: Quantity, figure: Figure, text: Folded) -> bool:
    """超过67%的项目面积小于2万平方米: the share is the result, the area the threshold."""
    between = text.text[last.span.end : figure.start]
    return last.kind is Kind.SHARE and between.startswith("的") and not any(mark in between for mark in ",;。")
