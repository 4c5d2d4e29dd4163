"""Where review files are looked for, and where new judgements go."""

from __future__ import annotations

import re
from pathlib import Path

from kg.ids import slug
from kg.resources import data_dir
from kg.reviews.files import OF_ASSESSMENTS

OWN = Path("reviews")
SAFE = re.compile(r"[A-Za-z0-9][\w.-]*")


def default_reviews() -> list[Path]:
    """What a build reads unless it is told otherwise: the bundled reviews, and the folder `reviews` where there is one."""
    return [folder for folder in (data_dir() / "reviews", OWN) if folder.is_dir()]


def review_file(report: str, given: Path | None = None) -> Path:
    """The file that judgements of a report go to.

    Whoever works in a checkout works on the bundled report's reviews themselves; all others go to the folder `reviews` of
    the working folder, or to the file or folder that is `given`. What was installed is never written to.
    """
    name = (report if SAFE.fullmatch(report) else slug(report)) + ".csv"
    if given is not None:
        return given if given.is_file() or given.suffix == ".csv" else given / name
    bundled = data_dir() / "reviews" / name
    return bundled if bundled.is_file() and Path.cwd().is_relative_to(data_dir().parent) else OWN / name


def assessment_file(report: str, given: Path | None = None) -> Path:
    """The file that people's assessments of a report's promises go to, beside that of its links."""
    links = review_file(report, given)
    return links if links.name.endswith(OF_ASSESSMENTS) else links.with_name(links.stem + OF_ASSESSMENTS)
