"""What the server does not do: a status and one sentence with the next step."""

from __future__ import annotations

from collections.abc import Mapping

from kg.errors import KgError


class Refusal(KgError):
    """A request that is not answered as it was asked; the message is for the person who asked."""

    def __init__(self, status: int, sentence: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(sentence)
        self.status, self.sentence, self.headers = status, sentence, dict(headers or {})
