"""Who the reviewers are: an optional `reviewers.yml` beside the review files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import yaml

from kg.errors import ReviewError
from kg.model import Reviewer

NAME = "reviewers.yml"
KINDS = ("person", "organisation", "software")
KEYS = ("name", "kind", "zh", "en")


def read_reviewers(paths: Iterable[Path]) -> dict[str, Reviewer]:
    """The reviewers whom the files beside some review files describe, by name; raises `ReviewError` on what it cannot read."""
    folders = dict.fromkeys(path if path.is_dir() else path.parent for path in paths)
    files = [folder / NAME for folder in folders if (folder / NAME).is_file()]
    return {reviewer.name: reviewer for file in files for reviewer in map(_reviewer, _entries(file))}


def _entries(file: Path) -> list[Mapping[str, Any]]:
    try:
        entries = yaml.safe_load(file.read_text("utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise ReviewError(f"{file} is not YAML ({str(error).splitlines()[0]}); mend that line.") from error
    if not isinstance(entries, list) or not all(isinstance(entry, dict) and "name" in entry for entry in entries):
        raise ReviewError(f"{file} is no list of reviewers; write entries such as “- {{name: …, kind: person}}”.")
    for entry in entries:
        if unknown := sorted(map(str, entry.keys() - set(KEYS))):
            raise ReviewError(f"{file}: {entry['name']} has the unknown key {unknown[0]}; there are {', '.join(KEYS)}.")
        if entry.get("kind", KINDS[0]) not in KINDS:
            raise ReviewError(f"{file}: “{entry['kind']}” is no kind of reviewer; write {', '.join(KINDS)}.")
    return entries


def _reviewer(entry: Mapping[str, Any]) -> Reviewer:
    note = {language: str(entry[language]) for language in ("zh", "en") if language in entry}
    return Reviewer(str(entry["name"]), entry.get("kind", ""), note)
