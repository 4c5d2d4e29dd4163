"""A text made easy to search: folded, and readable in both directions."""

from __future__ import annotations

import re

from kg.folding import fold


class Folded:
    """A folded text, and the same text read backwards.

    What stands before a figure is matched backwards from it, with reversed words: one attempt, however long the words are.
    """

    __slots__ = ("_length", "_reversed", "text")

    def __init__(self, text: str) -> None:
        self.text = fold(text)
        self._reversed = self.text[::-1]
        self._length = len(text)

    def before(self, pattern: re.Pattern[str], position: int) -> re.Match[str] | None:
        """What a pattern of reversed words matches right before a position."""
        return pattern.match(self._reversed, self._length - position)

    def behind(self, pattern: re.Pattern[str], position: int) -> re.Match[str] | None:
        """What a pattern matches right behind a position."""
        return pattern.match(self.text, position)
