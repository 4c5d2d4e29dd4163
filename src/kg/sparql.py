"""A SPARQL text seen as what stands in it outside strings, comments and IRIs: enough to judge it and to add prefixes.

The store has the one full parser. This reads less, but never overlooks: what could be read in two ways is refused, and what is
left after taking away strings, comments, IRIs, variables and local names is searched for a keyword wherever it stands, since the
store's parser takes a keyword even where no space parts it from its neighbours.
"""

from __future__ import annotations

import re
from functools import cached_property
from itertools import pairwise

from kg.errors import QueryError
from kg.vocab import PREFIXES

_TOKEN = re.compile(
    r"""(?P<comment>\#[^\r\n]*)
    |(?P<iri><(?:[^<>"{}|^`\\\x00-\x20]|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8})*>)
    |(?P<string>\"{3}(?:\"{0,2}(?:[^"\\]|\\.))*+\"{3}|'{3}(?:'{0,2}(?:[^'\\]|\\.))*+'{3}
        |"(?:[^"\\\r\n]|\\.)*"|'(?:[^'\\\r\n]|\\.)*')
    |(?P<variable>[?$]\w+)
    |(?P<prefixed>(?P<prefix>(?:[^\W\d_][\w.\-]{0,60})?):(?:(?:[\w:%]|\\.)(?:[\w\-.:%\u00b7\u203f\u2040]|\\.)*)?)
    |(?P<language>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)
    |(?P<word>[^\W\d]\w*)
    |(?P<escape>\\.)
    |(?P<other>.)""",
    re.X | re.S,
)
_WHOLE = re.compile(r"<[A-Za-z][A-Za-z0-9+.\-]*://")
_SERVICE = re.compile("SERVICE", re.I)
_FROM = re.compile(r"(?<!\w)FROM(?![\w:])", re.I)
_UPDATES = frozenset({"INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH"})
_FIRST = re.compile(r"\s*(?:(?:PREFIX\s*[\w.\-]*:\s*<>|BASE\s*<>)\s*)*(?P<word>[A-Za-z]+)", re.I)


class SparqlText:
    """A query as its author wrote it.

    `bare` and `calls_service` overlook nothing: they raise `QueryError` where a `<` could begin an IRI as well as mean “less than”.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = [(match.lastgroup or "", match[0], match["prefix"]) for match in _TOKEN.finditer(text)]

    @cached_property
    def bare(self) -> str:
        """The text without what strings, comments, IRIs, variables and local names say."""
        return "".join(_bare(kind, token, prefix) for kind, token, prefix in self.tokens)

    @property
    def calls_service(self) -> bool:
        """Whether it may send a part of itself to another endpoint."""
        return bool(_SERVICE.search(self.bare))

    @property
    def chooses_graphs(self) -> bool:
        """Whether it says itself which graphs to look in, with FROM."""
        return bool(_FROM.search(self._easy))

    @property
    def update(self) -> str | None:
        """The keyword by which it is an update and no query."""
        first = _FIRST.match(self._easy)
        word = first["word"].upper() if first else ""
        return word if word in _UPDATES else None

    @cached_property
    def _easy(self) -> str:
        """As `bare`, but nothing is refused: what stands in `<…>` is taken for an IRI."""
        return "".join("<>" if token[0] == "iri" else _bare(*token) for token in self.tokens)

    def prefixed(self) -> str:
        """The text with the project's prefixes that it uses and does not declare, on one line before it."""
        names = [token for kind, token, _ in self.tokens if kind in ("word", "prefixed")]
        declared = {name[:-1] for before, name in pairwise(names) if before.upper() == "PREFIX"}
        used = {prefix for kind, _, prefix in self.tokens if kind == "prefixed"} - declared
        return "".join(f"PREFIX {p}: <{base}> " for p, base in PREFIXES.items() if p in used) + "\n" + self.text


def _bare(kind: str, token: str, prefix: str | None) -> str:
    if kind == "iri":
        return "<>" if _WHOLE.match(token) else f"<>{_doubtful(token)}" if token[1:-1] else "<>"
    if kind == "prefixed":
        return f"{prefix}:"
    return {"comment": " ", "string": '""', "variable": "?v", "language": "@x", "escape": " "}.get(kind, token)


def _doubtful(token: str) -> str:
    """What stands in `<…>` that may be no IRI but two comparisons; a comment or string must not begin in it unseen."""
    if "#" in token or "'" in token:
        raise QueryError(
            f"“{token}” can be read in two ways; write the whole IRI with its scheme, or a space after “<”."
        )
    return token[1:-1] if _SERVICE.search(token) else ""
