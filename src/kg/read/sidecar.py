"""report.yml beside a text: what its editors say of the report."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import yaml

from kg.errors import SourceError

NAME = "report.yml"
KEYS = frozenset(
    [
        "id",
        "title",
        "publisher",
        "issued",
        "language",
        "jurisdiction",
        "jurisdiction_name",
        "level",
        "genre",
        "reporting_period",
        "plan_period",
        "source",
        "derived_from_sha256",
        "restatement",
        "note",
        "sha256",
    ]
)


def read_sidecar(path: Path, text: Path | None = None) -> dict[str, Any]:
    """What a report.yml says; raises `SourceError` on an unknown key, or where its sha256 is not that of the text beside it."""
    try:
        said = yaml.safe_load(path.read_text("utf-8"))
    except OSError as error:
        raise SourceError(f"{path} cannot be read ({error.strerror}); check its permissions.") from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise SourceError(f"{path} is not YAML ({str(error).splitlines()[0]}); mend that line.") from error
    if not isinstance(said, dict):
        raise SourceError(f"{path} has no keys; write lines such as “title: …”.")
    if unknown := sorted(str(key) for key in said if key not in KEYS):
        raise SourceError(f"{path} has the unknown key {unknown[0]}; there are {', '.join(sorted(KEYS))}.")
    text = text or path.with_name("report.txt")
    if "sha256" in said and text.exists():
        found = hashlib.sha256(text.read_bytes()).hexdigest()
        if found != said["sha256"]:
            raise SourceError(
                f"{text} is not the text that {path} describes (sha256 {found[:12]}…); update one of them."
            )
    return said
