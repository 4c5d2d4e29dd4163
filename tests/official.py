"""All official texts at hand, read once for all tests that hold one report against another."""

from functools import cache
from pathlib import Path

from kg.model import Extraction
from kg.pipeline import read_report
from kg.read import sources

FOLDERS = ("provinces-2025", "provinces-2026", "shanghai", "state-council")


@cache
def read_all(corpus: Path) -> tuple[Extraction, ...]:
    """The reports of fifteen provinces on two years, and of a city and the state on many."""
    return tuple(read_report(one).extraction for one in sources([str(corpus / folder) for folder in FOLDERS]))


def file_of(extraction: Extraction) -> str:
    """Which file of the corpus a report was read from: its folder and name."""
    return "/".join(Path(extraction.document.name).parts[-2:])
