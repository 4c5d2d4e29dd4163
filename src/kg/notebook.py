"""The explorer inside a notebook."""

from __future__ import annotations

import html
from pathlib import Path

from kg.explore import explore
from kg.store import DEFAULT, open_store


class Frame:
    """A page that a notebook shows in a frame of its own, so that the styles of both keep apart."""

    def __init__(self, page: str, height: int) -> None:
        self.page, self.height = page, height

    def _repr_html_(self) -> str:
        page = html.escape(self.page, quote=True)
        return f'<iframe title="kg" style="width:100%;height:{self.height}px;border:0" srcdoc="{page}"></iframe>'


def show(
    store: str | Path = DEFAULT,
    *,
    report: str | None = None,
    focus: str | None = None,
    lang: str = "zh",
    height: int = 700,
) -> Frame:
    """The explorer of a store as the value of a notebook cell."""
    return Frame(explore(open_store(store), report=report, focus=focus, lang=lang), height)
