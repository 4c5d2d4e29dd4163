"""Names that the tables list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg.extract.entities.lexicon import by_first, firmness, known, metric_names
from kg.extract.entities.page import Page
from kg.extract.entities.suffixed import Mention
from kg.model import EntityType

_SHORTEST_METRIC = 5
_LEVELS = frozenset("省市区县")


@cache
def _types() -> dict[str, EntityType]:
    """The names that are names wherever they stand: the known ones, and those of metrics, if they are long enough."""
    metrics = {
        name: EntityType.METRIC
        for name in metric_names()
        if len(name) >= _SHORTEST_METRIC and firmness(name[0]) != "always" and firmness(name[:2]) != "always"
    }
    return metrics | {name: EntityType(row.type) for name, row in known().items()}


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(by_first(_types()))


def known_names(page: Page) -> Iterator[Mention]:
    """Mentions of names that the tables list."""
    types = _types()
    for match in _pattern().finditer(page.text):
        if match.start() in page.at and page.text[match.start() - 1 : match.start()] not in _LEVELS:
            yield Mention(*match.span(), types[match[0]])
