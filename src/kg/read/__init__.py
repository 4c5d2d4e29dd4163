"""Stage 1: bytes → Document, and what is known of the report → Report."""

from kg.read.describe import describe
from kg.read.documents import document_of, fetched, read
from kg.read.facts import facts_given
from kg.read.periods import parse_period
from kg.read.sidecar import read_sidecar
from kg.read.sources import Source, sources
from kg.read.web import Fetched, fetch, is_address

__all__ = [
    "Fetched",
    "Source",
    "describe",
    "document_of",
    "facts_given",
    "fetch",
    "fetched",
    "is_address",
    "parse_period",
    "read",
    "read_sidecar",
    "sources",
]
