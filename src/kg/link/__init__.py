"""Stage 4: which commitment answers which problem, and which figure each target starts from."""

from __future__ import annotations

from kg.link.linking import RULES, link
from kg.link.themes import theme_of

__all__ = ["RULES", "link", "theme_of"]
