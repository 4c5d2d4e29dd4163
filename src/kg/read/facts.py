"""Facts about a report as people give them, by option or in report.yml: each is checked by itself, whoever gave it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from kg.errors import SourceError
from kg.read.areas import area_given
from kg.read.genres import Genre, genre_keyed, genres
from kg.read.periods import parse_period

OPTIONS = {"period": "reporting_period", "plan-period": "plan_period", "plan": "plan_period"}
# Ids and addresses become parts of IRIs, and ids the names of files.
ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
ADDRESS = re.compile(r"https?://[^\s<>\"{}|\\^`]+", re.I)


def facts_given(given: Mapping[str, Any] | None) -> dict[str, Any]:
    """What was given, by the keys of report.yml; raises `SourceError` where a value makes no sense."""
    said = {OPTIONS.get(k, k.replace("-", "_")): v for k, v in (given or {}).items() if v is not None}
    if "id" in said and not ID.fullmatch(str(said["id"])):
        raise SourceError(
            f"“{said['id']}” is no report id; write ASCII letters, digits, hyphens, dots and underscores alone,"
            " such as 2020-first-half."
        )
    if "source" in said and not ADDRESS.fullmatch(str(said["source"])):
        raise SourceError(f"“{said['source']}” is no web address; give that of the official page, with its https://.")
    if "genre" in said:
        genre_given(str(said["genre"]))
    if "jurisdiction" in said:
        area_given(said)
    if "issued" in said:
        day_given(said["issued"])
    for key in ("reporting_period", "plan_period"):
        if key in said:
            parse_period(str(said[key]))
    return said


def genre_given(key: str) -> Genre:
    """The kind of report with this code; raises `SourceError` that lists all where there is none."""
    if (known := genre_keyed(key)) is None:
        raise SourceError(f"“{key}” is no kind of report; there are {', '.join(g.key for g in genres())}.")
    return known


def day_given(issued: object) -> date:
    """The day that was given; raises `SourceError` where it is none."""
    if isinstance(issued, date):
        return issued
    try:
        return date.fromisoformat(str(issued))
    except ValueError:
        raise SourceError(f"“{issued}” is no day; write it as 2020-09-22.") from None
