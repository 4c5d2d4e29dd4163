"""Where names may end: the suffixes of the table, where a word ends too."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from kg.extract.entities.lexicon import by_first, firmness, suffixes
from kg.extract.entities.page import Page

_GOING = frozenset({"系统", "改革"})
_MEASURES = re.compile(r"[\d一二三四五六七八九十]+条(?:举措|措施|政策|意见|新政)")


class Ending(NamedTuple):
    """Where something stands that names end with."""

    start: int
    end: int
    type: str
    sure: str


@cache
def _suffix_pattern() -> re.Pattern[str]:
    return re.compile(by_first(suffixes()))


def endings(page: Page, areas: frozenset[int]) -> list[Ending]:
    """Where something stands that names end with, and a word ends too; `areas` are the places where names of areas end."""
    rows = suffixes()
    named = {end for _, end, is_ in page.marked if is_.ends and end not in areas}
    found = [Ending(*m.span(), "policy", "task") for m in _MEASURES.finditer(page.masked)]
    for match in _suffix_pattern().finditer(page.masked):
        start, end = match.span()
        if (
            (end in page.at or _opens(page, start, match[0]))
            and (end - start > 1 or end in named or page.is_word(start, end))
            and not (match[0] in _GOING and _goes_on(page, match))
        ):
            row = rows[match[0]]
            found.append(Ending(start, end, row.type, row.sure))
    return sorted(found)


def _opens(page: Page, start: int, suffix: str) -> bool:
    """Whether a word is the suffix with 建设 behind it (工程建设)."""
    word = page.word_at(start)
    return word is not None and word.text == f"{suffix}建设"


def _goes_on(page: Page, match: re.Match[str]) -> bool:
    """Whether 系统 says how something is done (系统推进), or 改革 what goes on (改革发展), and ends no name."""
    if match[0] == "改革":
        return page.masked.startswith(("开放", "发展", "创新"), match.end())
    after = page.word_at(match.end())
    return after is not None and firmness(after.text) in ("always", "intro", "inner")
