"""Stable identifiers: made from content alone, never from a role, a rule, a number in a list or a clock."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from bisect import bisect_left
from collections import defaultdict

from kg.folding import fold

KEY = 4
LONG = 100_000
UNFIT = re.compile(r"[^a-z0-9]+")
IGNORED = re.compile(r"[\s“”\"《》〈〉「」『』]")


def short_hash(*parts: str) -> str:
    """Twelve hexadecimal digits of a SHA-256 over the parts."""
    return hashlib.sha256("\x1f".join(parts).encode("utf-8")).hexdigest()[:12]


class StatementIds:
    """Ids of the quotes of one text: a hash of the quote and which occurrence of it in the text this is.

    Occurrences are counted in the text, not among statements, so another version of the rules gives the same id to the
    same words at the same place. A long text gets an index of the next few characters at every place, which keeps the
    cost linear; in a short one plain search is faster.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._index: dict[str, list[int]] = {}
        self._found: dict[str, list[int]] = {}

    def of(self, start: int, end: int) -> str:
        """The id of the words at a place."""
        quote = self._text[start:end]
        return f"s-{short_hash(quote, str(self._earlier(quote, start)))}"

    def _earlier(self, quote: str, start: int) -> int:
        if len(self._text) > LONG and len(quote) >= KEY:
            if quote not in self._found:
                self._found[quote] = self._places(quote)
            return bisect_left(self._found[quote], start)
        earlier, place = 0, self._text.find(quote)
        while 0 <= place < start:
            earlier, place = earlier + 1, self._text.find(quote, place + 1)
        return earlier

    def _places(self, quote: str) -> list[int]:
        """Where a quote stands: wherever the rarest of its stretches does and the rest stands around it."""
        if not self._index:
            self._index = defaultdict(list)
            for place in range(len(self._text)):
                self._index[self._text[place : place + KEY]].append(place)
        stretches = [self._index[quote[shift : shift + KEY]] for shift in range(len(quote) - KEY + 1)]
        rarest = min(stretches, key=len)
        shift = stretches.index(rarest)
        return [place - shift for place in rarest if self._text.startswith(quote, place - shift)]


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
