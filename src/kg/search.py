"""The index of labels: which statements and named things hold some words, found without looking at each.

It is an SQLite full-text table in the folder of the store, written by `kg build` and gone with the store. Each character is a
token of its own, so that the words `公共卫生` are a phrase of four and any stretch of a label, one character or many, is
found. Without it, in an endpoint or where SQLite lacks FTS5, a question looks at every label and gives the same rows.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pyoxigraph import Literal, NamedNode, Store, Variable

from kg.store import Term, open_store, rows

NAME = "labels.sqlite"
SEARCHED = [
    *["Statement", "Problem", "Metric", "Place", "District"],
    *["AdministrativeArea", "Project", "Event", "Policy", "Agency", "Organisation"],
]

_TABLES = """
CREATE TABLE node (id INTEGER PRIMARY KEY, kind TEXT NOT NULL, iri TEXT NOT NULL);
CREATE VIRTUAL TABLE label USING fts5(characters, content='', columnsize=0, tokenize='ascii');
"""
_LINE = re.compile(r"^(?P<all>.* a .*)# \?(?P<node>\w+) by \?(?P<words>\w+)$", re.M)
_CLASS = re.compile(r"\bca:(\w+)")
_FOUND = """SELECT DISTINCT iri FROM label JOIN node ON node.id = label.rowid
WHERE label MATCH ? AND kind IN (SELECT value FROM json_each(?))"""


@dataclass(frozen=True, slots=True)
class Labels:
    """The index of one store; `nodes` is safe to call from any thread."""

    path: Path

    def nodes(self, words: str, kinds: Sequence[str]) -> list[NamedNode] | None:
        """The nodes of some classes that have a label with these words in it; None where the index cannot tell."""
        if not words:
            return None
        asked = f'"{_tokens(words)}"', json.dumps(list(kinds))
        try:
            with closing(sqlite3.connect(f"{self.path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as index:
                return [NamedNode(iri) for (iri,) in index.execute(_FOUND, asked)]
        except sqlite3.Error:
            return None


def labels_of(store: Path) -> Labels | None:
    """The index in the folder of a store, if there is one."""
    path = store / NAME
    return Labels(path) if path.is_file() else None


def narrowed(text: str, values: Mapping[Variable, Term], labels: Labels | None) -> str:
    """A query whose line `… a ca:Statement .  # ?s by ?word` names the nodes that the index finds, instead of all of a class.

    The rows are the same: the query still looks whether each label holds the words.
    """
    line = _LINE.search(text)
    words = values.get(Variable(line["words"])) if line else None
    if labels is None or line is None or not isinstance(words, Literal):
        return text
    nodes = labels.nodes(words.value, _CLASS.findall(line["all"]))
    if nodes is None:
        return text
    return f"{text[: line.start()]}VALUES ?{line['node']} {{ {' '.join(map(str, nodes))} }}{text[line.end() :]}"


def write_labels(folder: Path) -> None:
    """Write the index of a store into its folder; writes nothing where SQLite lacks FTS5."""
    store, path = open_store(folder), folder / NAME
    path.unlink(missing_ok=True)
    try:
        with closing(sqlite3.connect(path)) as index:
            index.executescript(f"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;{_TABLES}")
            index.execute("BEGIN")
            for number, (kind, iri, label) in enumerate(sorted(_labels(store))):
                index.execute("INSERT INTO node VALUES (?, ?, ?)", (number, kind, iri))
                index.execute("INSERT INTO label (rowid, characters) VALUES (?, ?)", (number, _tokens(label)))
            index.execute("INSERT INTO label (label) VALUES ('optimize')")
            index.execute("COMMIT")
    except sqlite3.OperationalError:
        path.unlink(missing_ok=True)


def _labels(store: Store) -> Iterator[tuple[str, str, str]]:
    for kind in SEARCHED:
        for node, label in rows(store, f"SELECT DISTINCT ?node ?label {{ ?node a ca:{kind} ; rdfs:label ?label }}"):
            yield kind, _text(node), _text(label)


def _tokens(text: str) -> str:
    return " ".join(f"u{ord(character):x}" for character in text)


def _text(term: Any) -> str:
    return str(term.value)
