"""Where the ontology and the bundled data are.

One rule: beside the package where it was installed from a wheel, else at the top of the checkout that it stands in.
"""

from __future__ import annotations

from pathlib import Path

from kg.errors import KgError

PACKAGE = Path(__file__).resolve().parent


def _shipped(folder: str) -> Path:
    installed = PACKAGE / folder
    return installed if installed.is_dir() else PACKAGE.parents[1] / folder


def ontology_dir() -> Path:
    """The folder of the ontology's Turtle files."""
    return _shipped("ontology")


def ontology_file(name: str) -> Path:
    """The ontology's file `name`, such as `core.ttl`; raises `KgError` where there is none."""
    file = ontology_dir() / name
    if not file.is_file():
        there = ", ".join(sorted(path.name for path in ontology_dir().glob("*.ttl"))) or "none"
        raise KgError(f"There is no ontology file {name} in {ontology_dir()}; the Turtle files there are: {there}.")
    return file


def data_dir() -> Path:
    """The folder of the bundled data: `reports`, `indicators`, `registry`, `reviews`."""
    return _shipped("data")
