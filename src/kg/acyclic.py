"""Work that makes many small objects and no cycles of them, spared the search for cycles."""

from __future__ import annotations

import gc
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

Given = ParamSpec("Given")
Made = TypeVar("Made")


def acyclic(work: Callable[Given, Made]) -> Callable[Given, Made]:
    """The same function, run while Python's collector of cycles rests.

    The collector looks at young objects again and again, a fifth of the time of reading a report; what is dropped on the
    way has no cycles and is freed at once without it.
    """

    @wraps(work)
    def resting(*args: Given.args, **kwargs: Given.kwargs) -> Made:
        if not gc.isenabled():
            return work(*args, **kwargs)
        gc.disable()
        try:
            return work(*args, **kwargs)
        finally:
            gc.enable()

    return resting
