"""What a part is told by: a hash of all that it is made from, the program included."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

import pyoxigraph

from kg.resources import PACKAGE, ontology_dir

# Files and folders of the package that no part is made with: what is asked of a finished store changes nothing in it.
READERS = (
    "__main__.py",
    "cli.py",
    "commands",
    "drawing.py",
    "endpoint",
    "evaluate",
    "explore",
    "export",
    "jsonl.py",
    "load.py",
    "notebook.py",
    "ontology_page",
    "publish",
    "queries",
    "query.py",
    "review.py",
    "serve",
    "sparql.py",
    "spreadsheet.py",
    "tracking.py",
)
SUFFIXES = (".csv", ".py", ".rq", ".ttl", ".yml")


def key_of(*things: object) -> str:
    """The key of a part: the same for the same things, however often and wherever they are read."""
    return hashlib.sha256(repr(things).encode("utf-8")).hexdigest()


@cache
def fingerprint() -> str:
    """A hash of the program that makes parts: its code, tables, rules and ontology, and the library that writes terms."""
    found = hashlib.sha256(pyoxigraph.__version__.encode())
    for folder in (PACKAGE, ontology_dir()):
        for file in sorted(path for path in folder.rglob("*") if path.suffix in SUFFIXES and not _reads(path, folder)):
            found.update(f"\0{file.relative_to(folder).as_posix()}\0".encode())
            found.update(file.read_bytes())
    return found.hexdigest()


def _reads(file: Path, folder: Path) -> bool:
    return folder == PACKAGE and file.relative_to(folder).parts[0] in READERS
