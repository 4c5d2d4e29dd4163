"""What a format yields: one text in lines, and what the format says of some of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kg.model import Mark, Span


@dataclass(frozen=True, slots=True)
class Page:
    """The text of an HTML, DOCX or PDF file, with its furniture, hints and head."""

    text: str
    furniture: tuple[Mark, ...] = ()
    hints: Mapping[int, str] = field(default_factory=dict)
    head: Mapping[str, str] = field(default_factory=dict)


class PageBuilder:
    """Puts lines together and remembers at which offset each one starts."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._length = 0
        self._furniture: list[Mark] = []
        self._hints: dict[int, str] = {}

    def line(self, text: str, *, hint: str = "", furniture: str = "") -> None:
        """Append a line; an empty one is left out."""
        if not text:
            return
        if furniture:
            self._furniture.append(Mark(Span(self._length, self._length + len(text)), furniture))
        elif hint:
            self._hints[self._length] = hint
        self._lines.append(text)
        self._length += len(text) + 1

    def page(self, head: Mapping[str, str] | None = None) -> Page:
        """All lines so far as one text."""
        return Page("\n".join(self._lines), tuple(self._furniture), dict(self._hints), dict(head or {}))
