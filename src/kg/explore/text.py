"""Places in a text as the browser counts them: in UTF-16 units, where Python counts code points."""

from __future__ import annotations

from bisect import bisect_left


class Utf16:
    """Turns code-point offsets of one text into UTF-16 offsets; the two differ only after characters beyond U+FFFF."""

    def __init__(self, text: str) -> None:
        self._wide = [] if max(text, default="") <= "\uffff" else [i for i, c in enumerate(text) if c > "\uffff"]

    def at(self, offset: int) -> int:
        """The UTF-16 offset of a code-point offset."""
        return offset + bisect_left(self._wide, offset)
