"""Stage 2: Document → Outline."""

from kg.outline.build import outline

__all__ = ["outline"]
