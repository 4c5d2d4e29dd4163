"""What all tests share."""

import os
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of official texts and their annotation, which are not part of this project."""
    folder = os.environ.get("KG_SHARED")
    if not folder:
        pytest.skip("KG_SHARED is not set: the official texts and their annotation are not at hand")
    return Path(folder)
