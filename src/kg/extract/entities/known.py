"""Names that the table of known names lists."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg.extract.entities.lexicon import known
from kg.extract.entities.page import Page
from kg.extract.entities.suffixed import Mention
from kg.model import EntityType
from kg.tables import either


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(either(known()))


def known_names(page: Page) -> Iterator[Mention]:
    """Mentions of names that the table lists."""
    for match in _pattern().finditer(page.text):
        if match.start() in page.at:
            yield Mention(*match.span(), EntityType(known()[match[0]].type))
