"""Phrases of a table → one regular expression."""

from __future__ import annotations

import re
from collections.abc import Iterable

GAP = r"[^。！？\n]{0,15}?"


def pattern_of(words: Iterable[str]) -> re.Pattern[str]:
    """Any of the phrases: `^` ties one to the beginning, `$` to the end, and `…` stands for up to fifteen characters."""
    return re.compile("|".join(_phrase(word) for word in sorted(set(words), key=lambda w: (-len(w), w))) or r"(?!)")


def _phrase(word: str) -> str:
    start = word.startswith("^")
    end = word.endswith("$") and len(word) > 1
    inner = word[start : len(word) - end]
    return r"\A" * start + GAP.join(map(re.escape, inner.split("…"))) + r"\Z" * end
