"""Stage 4: which commitment answers which problem, and which figure each target starts from."""

from __future__ import annotations

from kg.link.linking import link
from kg.link.themes import theme_of
from kg.link.version import rules_version

__all__ = ["link", "rules_version", "theme_of"]
