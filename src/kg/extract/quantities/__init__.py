"""Figures: where they stand, what they are worth, what they measure."""

from kg.extract.quantities.finding import find_quantities
from kg.extract.quantities.situating import situate

__all__ = ["find_quantities", "situate"]
