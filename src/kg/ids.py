"""Stable identifiers: made from content alone, never from a role, a rule, a number in a list or a clock."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import defaultdict

from kg.folding import fold

KEY = 8
LONG = 100_000
UNFIT = re.compile(r"[^a-z0-9]+")
IGNORED = re.compile(r"[\s“”\"《》〈〉「」『』]")


def short_hash(*parts: str) -> str:
    """Twelve hexadecimal digits of a SHA-256 over the parts."""
    return hashlib.sha256("\x1f".join(parts).encode("utf-8")).hexdigest()[:12]


class StatementIds:
    """Ids of the quotes of one text: a hash of the quote and which occurrence of it in the text this is.

    Occurrences are counted in the text, not among statements, so another version of the rules gives the same id to the
    same words at the same place. A long text gets an index over the first characters of every place, which keeps the
    cost linear; in a short one plain search is faster.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._index: dict[str, list[int]] | None = None

    def of(self, start: int, end: int) -> str:
        """The id of the words at a place."""
        quote = self._text[start:end]
        return f"s-{short_hash(quote, str(self._earlier(quote, start)))}"

    def _earlier(self, quote: str, start: int) -> int:
        places = self._places(quote[:KEY]) if len(quote) >= KEY and len(self._text) > LONG else None
        if places is not None:
            return sum(1 for place in places if place < start and self._text.startswith(quote, place))
        earlier, place = 0, self._text.find(quote)
        while 0 <= place < start:
            earlier, place = earlier + 1, self._text.find(quote, place + 1)
        return earlier

    def _places(self, key: str) -> list[int]:
        if self._index is None:
            self._index = defaultdict(list)
            for position in range(len(self._text)):
                self._index[self._text[position : position + KEY]].append(position)
        return self._index.get(key, [])


def link_id(report: str, problem: str, commitment: str) -> str:
    """What people call a link by on the command line: as stable as the ids of its two statements."""
    return short_hash(report, problem, commitment)


def normal(name: str) -> str:
    """A name for comparison: simplified and half-width characters, no spaces and quotation marks, lower case."""
    return IGNORED.sub("", unicodedata.normalize("NFKC", fold(name))).lower()


def slug(name: str) -> str:
    """A file and IRI name: ASCII letters, digits and hyphens; other names become a hash."""
    plain = UNFIT.sub("-", name.lower()).strip("-") if name.isascii() else ""
    return plain or short_hash(normal(name))
