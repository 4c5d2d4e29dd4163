"""People's judgements of links: kept as CSV, found again in today's text, put in the place of what the rules propose.

Stands between linking and the graph. `data/reviews` holds the reviews of the bundled report.
"""

from __future__ import annotations

from kg.reviews.applying import apply_reviews
from kg.reviews.assessed import AssessedRow, read_assessed, record_assessed
from kg.reviews.assessing import reassess
from kg.reviews.candidates import Candidate, worth_a_look
from kg.reviews.files import read_rows, record, review_files, write_rows
from kg.reviews.folders import default_reviews, review_file
from kg.reviews.places import NotFound, Place, Places, places_of
from kg.reviews.reviewers import read_reviewers
from kg.reviews.row import OTHERS, Row, Words

__all__ = [
    "OTHERS",
    "AssessedRow",
    "Candidate",
    "NotFound",
    "Place",
    "Places",
    "Row",
    "Words",
    "apply_reviews",
    "default_reviews",
    "places_of",
    "read_assessed",
    "read_reviewers",
    "read_rows",
    "reassess",
    "record",
    "record_assessed",
    "review_file",
    "review_files",
    "worth_a_look",
    "write_rows",
]
