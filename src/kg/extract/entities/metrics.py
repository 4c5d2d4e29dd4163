"""Names of statistics: what a figure, a rise or a fall is said of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg.extract.entities.endings import Ending
from kg.extract.entities.lexicon import firmness, metric_words
from kg.extract.entities.page import Page
from kg.extract.entities.runs import Run
from kg.extract.entities.suffixed import Mention, left_boundary, named
from kg.model import EntityType
from kg.tables import either

_LEAD = (
    "(?:累计|完成|实现|分别|达到|达|为|是|约|超过|突破|增至|降至|升至|增长|下降|上升|减少|提高|提升|降低|控制|回落|稳定|保持|在|到|至|就|比|由|从|"
    '首次|预计|力争|仍|均|也|已|年均|同比|上年|预期|目标|以上|左右|,|总体|不足|近|的|增速|高达|最高|仅|占|累计增长|["“Q”])'
)
_FIGURE = f"(?=(?:{_LEAD}){{0,6}}[-+]?[\\d一二三四五六七八九十两]+[\\d.,]*(?:%|个|万|亿|元|人|吨|倍|户|件|公里|平方|微克|立方|张|套|天|千瓦|美元|以|成|位|名|家|条))"
_SHORTEST, _FAR = 4, 16


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(either(metric_words()) + _FIGURE)


def metric_endings(page: Page) -> list[Ending]:
    """Where a metric's name ends and a figure, a rise or a fall follows."""
    return [Ending(*m.span(), "metric", "always") for m in _pattern().finditer(page.masked) if m.end() in page.at]


def metric(page: Page, run: Run, ending: Ending) -> Iterator[Mention]:
    """The metric of a run that ends so, and the place or body it is said of where that stands before it."""
    start = left_boundary(page, run.start, ending)
    for other in run.endings:
        if (
            other.end < ending.start - 1
            and other.type in ("place", "organisation", "agency")
            and named(page, run.before, start, other)
        ):
            yield Mention(start, other.end, EntityType(other.type))
            start = other.end
    if page.masked[start - 1] == "占":
        start = _shared(page, start - 1)
    if ending.end - start >= _SHORTEST:
        yield Mention(start, ending.end, EntityType.METRIC)


def _shared(page: Page, at: int) -> int:
    """Where the whole begins that a share is of: 增加值 in 增加值占生产总值比重."""
    start = at
    while (
        at - start < _FAR
        and (word := page.word_ending(start))
        and firmness(word.text) == ""
        and "一" <= word.text[0] <= "鿿"
    ):
        start = word.start
    return start if at - start > 1 else at + 1
