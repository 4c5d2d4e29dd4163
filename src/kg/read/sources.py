"""Paths and addresses as given on the command line → the sources to read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.errors import SourceError
from kg.read.sidecar import NAME as SIDECAR
from kg.read.web import is_address

SUFFIXES = (".txt", ".html", ".htm", ".docx", ".pdf")


@dataclass(frozen=True, slots=True)
class Source:
    """A path or address to read, and the report.yml that describes it."""

    path: str
    sidecar: Path | None = None


def sources(paths: Sequence[str]) -> list[Source]:
    """Every source that the paths name; a folder stands for the reports in it.

    A folder with report.yml and one report file is one report; of any other folder each readable file is one, in sorted
    order, through all folders below. Raises `SourceError` where a path is missing or a folder holds nothing readable.
    """
    found: list[Source] = []
    for path in paths:
        if path == "-" or is_address(path):
            found.append(Source(path))
            continue
        if "://" in path:
            raise SourceError(f"{path} is no address that kg reads, only http and https; save the file and name that.")
        place = Path(path)
        if not place.exists():
            raise SourceError(f"There is no file or folder {path}; check the path.")
        inside = list(_in_folder(place)) if place.is_dir() else [Source(path, _beside(place))]
        if not inside:
            raise SourceError(f"Folder {path} holds no report; reports are files named *{', *'.join(SUFFIXES)}.")
        found += inside
    return list(dict.fromkeys(found))


def _in_folder(folder: Path) -> Iterator[Source]:
    sidecar = folder / SIDECAR
    if sidecar.exists():
        text = next((folder / f"report{s}" for s in SUFFIXES if (folder / f"report{s}").exists()), None)
        if text is None:
            raise SourceError(f"{sidecar} describes a report, but there is no report.txt beside it; add the text.")
        yield Source(str(text), sidecar)
        return
    for place in sorted(folder.iterdir()):
        if place.is_dir() and not place.name.startswith("."):
            yield from _in_folder(place)
        elif place.suffix.lower() in SUFFIXES and not place.name.startswith((".", "~$")):
            yield Source(str(place))


def _beside(file: Path) -> Path | None:
    """A report.yml speaks for report.txt, report.html … in its folder, and for no other file."""
    sidecar = file.with_name(SIDECAR)
    return sidecar if file.stem == sidecar.stem and sidecar.exists() else None
