"""The work of a build in parts: how one is kept and told from another, who does it, and how parts become a store.

This package knows nothing of reports: what a part is made from and how is the pipeline's to say.
"""

from kg.parts.executors import Run, workers
from kg.parts.keys import fingerprint, key_of
from kg.parts.loading import fill
from kg.parts.part import Head, clean, head_of, packed, place, save

__all__ = ["Head", "Run", "clean", "fill", "fingerprint", "head_of", "key_of", "packed", "place", "save", "workers"]
