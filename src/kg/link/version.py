"""The version of the rules that links are made by: it follows the code and the tables, so that nobody has to raise it."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib import resources

TABLES = (
    "act_stages",
    "deeds",
    "figure_frames",
    "general_words",
    "groups",
    "name_works",
    "remedies",
    "themes",
    "topics",
)
"""The tables that linking reads."""


@cache
def rules_version() -> str:
    """The first digits of the SHA-256 of this package's code and of its tables; equal on every machine."""
    code = sorted(
        (file for file in resources.files("kg.link").iterdir() if file.name.endswith(".py")), key=lambda f: f.name
    )
    digest = hashlib.sha256()
    for file in (*code, *(resources.files("kg.tables").joinpath(f"{table}.yml") for table in TABLES)):
        digest.update(file.name.encode() + b"\0" + "\n".join(file.read_text("utf-8").splitlines()).encode() + b"\0")
    return digest.hexdigest()[:12]
