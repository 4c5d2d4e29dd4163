"""Turtle and TriG: a subject after the other, its predicates and their values sorted, with the prefixes that this takes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.export.ordered import NEXT
from kg.vocab import PREFIXES

CHUNK = 1 << 12  # so many subjects are put together at a time
# What a reader wants to see first sorts first, under signs that no line holds otherwise.
_SIGNS = {b"a ": b"\x02 ", b"rdfs:label ": b"\x03 "}
_STRING = re.compile(rb'"(?:[^"\\]|\\.)*"')
_BEFORE_NAME = (b"", b"\n", b"\t", b" ", b"^")
_VALUE = re.compile(rb'(?:"(?:[^"\\]|\\.)*")?[^" ]*(?: , |$)')


def blocks(subjects: Iterable[tuple[bytes, bytes]], prefixes: Prefixes, indent: bytes = b"") -> Iterator[bytes]:
    """The text of subjects and what is said of each, in chunks."""
    then, written = b" ;\n\t" + indent, list[bytes]()
    for subject, said in subjects:
        parts = _sorted(NEXT + said)
        written.append(b"%b%b %b .\n" % (indent, subject, then.join(parts)))
        if len(written) > CHUNK:
            yield _chunk(written, prefixes)
            written.clear()
    yield _chunk(written, prefixes)


class Prefixes:
    """The prefixes that some text takes."""

    def __init__(self) -> None:
        self.used: set[str] = set()

    def note(self, text: bytes) -> None:
        """Look for prefixes in a text that were in none before."""
        self.used |= {prefix for prefix in PREFIXES.keys() - self.used if _stands(f"{prefix}:".encode(), text)}

    def header(self) -> bytes:
        """The declarations, in the order of the vocabulary."""
        return "".join(f"@prefix {p}: <{base}> .\n" for p, base in PREFIXES.items() if p in self.used).encode()


def _stands(prefix: bytes, text: bytes) -> bool:
    """Whether a name in a text begins so; what stands in strings is none."""
    at = text.find(prefix)
    while at >= 0:
        if text[at - 1 : at] in _BEFORE_NAME:
            line = text[text.rfind(b"\n", 0, at) + 1 : at]
            if b'"' not in _STRING.sub(b"", line):
                return True
        at = text.find(prefix, at + 1)
    return False


def _chunk(written: list[bytes], prefixes: Prefixes) -> bytes:
    text = b"".join(written)
    for name, sign in _SIGNS.items():
        text = text.replace(sign, name)
    prefixes.note(text)
    return text


def _sorted(said: bytes) -> list[bytes]:
    """Predicates with their values, both sorted; `said` begins with the sign that stands before each."""
    for name, sign in _SIGNS.items():
        said = said.replace(NEXT + name, NEXT + sign)
    parts = said.split(NEXT)[1:]
    if len({part[: part.index(b" ")] for part in parts}) < len(parts):
        parts = _gathered(parts)
    parts = [_with_sorted_values(part) if b" , " in part else part for part in parts]
    parts.sort()
    return parts


def _gathered(parts: Iterable[bytes]) -> list[bytes]:
    """Each predicate once."""
    values: dict[bytes, list[bytes]] = {}
    for part in parts:
        predicate, _, listed = part.partition(b" ")
        values.setdefault(predicate, []).append(listed)
    return [predicate + b" " + b" , ".join(listed) for predicate, listed in values.items()]


def _with_sorted_values(part: bytes) -> bytes:
    """A predicate with its values sorted, each of them once."""
    predicate, _, listed = part.partition(b" ")
    values = listed.split(b" , ")
    # A quote within a string has a backslash before it, so a piece that begins with a quote is a value from its beginning.
    if b'"' in listed and not all(value[:1] == b'"' for value in values):
        values = [value.removesuffix(b" , ") for value in _VALUE.findall(listed) if value]
    return predicate + b" " + b" , ".join(sorted(set(values)))
