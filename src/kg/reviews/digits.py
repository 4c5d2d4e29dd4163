"""Ids as people give them: the first digits will do."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol, TypeVar

from kg.errors import ReviewError

SHOWN = 8  # digits of an id: enough to name one thing


class HasId(Protocol):
    """What is named by its id."""

    @property
    def id(self) -> str: ...


Thing = TypeVar("Thing", bound=HasId)


def named(found: Iterable[Thing], digits: str, kind: str, listing: str) -> Thing:
    """The one whose id begins with these digits; `listing` is the command that shows the ids of its kind."""
    meant = [one for one in found if digits and one.id.startswith(digits.lower())]
    if len(meant) == 1:
        return meant[0]
    if not meant:
        raise ReviewError(f"No {kind} has an id that begins with “{digits}”; “{listing}” shows the ids.")
    raise ReviewError(
        f"“{digits}” begins {len(meant)} ids ({', '.join(one.id for one in meant[:3])}); give more digits."
    )
