"""Values for the variables of a query, put into its text: for stores that take nothing but text.

A value is written as a term of SPARQL, with all that must be escaped escaped, in a `VALUES` block of its own; nothing that
somebody gave is ever read as SPARQL. Each group of patterns that names the variable gets the block, since a filter sees only
what its own group binds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from kg.errors import QueryError

_TOKEN = re.compile(
    r"""(?P<iri><[^<>"{}|^`\\\s]*>)
    | (?P<string>\"{3}(?:[^\\]|\\.)*?\"{3} | '{3}(?:[^\\]|\\.)*?'{3} | "(?:[^"\\\n]|\\.)*" | '(?:[^'\\\n]|\\.)*')
    | (?P<comment>\#[^\n]*)
    | [?$](?P<variable>\w+)
    | (?P<brace>[{}])
    | (?P<word>[A-Za-z_][\w-]*(?::[\w.-]*)?)""",
    re.X | re.S,
)


def bound(query: str, values: Mapping[str, str]) -> str:
    """The query with each variable bound to a term, given as SPARQL writes it; raises `QueryError` where none is named so."""
    for name, term in values.items():
        places = list(_groups(query, name))
        if not places:
            raise QueryError(f"The query has no variable ?{name}; name it in the query, or leave out --bind {name}=….")
        block = f" VALUES ?{name} {{ {term} }} "
        for place in sorted(places, reverse=True):
            query = query[:place] + block + query[place:]
    return query


def _groups(query: str, name: str) -> Iterator[int]:
    """Where the groups begin that name a variable, and the outermost if anything does."""
    stack: list[int] = []  # where each open brace's text begins; 0 for a brace that opens no group of patterns
    outermost, before, found, places = 0, "", False, set[int]()
    for token in _TOKEN.finditer(query):
        if token["brace"] == "{":
            group = before not in ("VALUES", "CONSTRUCT") and not _is_subselect(query, token.end())
            stack.append(token.end() if group else 0)
            outermost = outermost or stack[-1]
        elif token["brace"] == "}":
            stack = stack[:-1]
        elif token["variable"] == name:
            found = True
            places |= {stack[-1]} if stack and stack[-1] else set()
        if token["word"] or token["brace"]:
            before = (token["word"] or "").upper()
    yield from places | ({outermost} if found and outermost else set())


def _is_subselect(query: str, start: int) -> bool:
    following = (t for t in _TOKEN.finditer(query, start) if not t["comment"])
    return (next(following, None) or {"word": ""})["word"] in ("SELECT", "select", "Select")
