"""What stands inside a span, found by bisection."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

from kg.model import Span

Item = TypeVar("Item")


class Within(Generic[Item]):
    """Items sorted by place, to be asked for those that lie in a span."""

    def __init__(self, items: Iterable[Item], place: Callable[[Item], Span]) -> None:
        self._items = sorted(items, key=place)
        self._place = place
        self._starts = [place(item).start for item in self._items]

    def __call__(self, span: Span) -> tuple[Item, ...]:
        first, last = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
        return tuple(item for item in self._items[first:last] if self._place(item).end <= span.end)
