"""What the page itself says, in Chinese and English: the table `explorer.yml`."""

from __future__ import annotations

from dataclasses import dataclass

from kg.tables import load


@dataclass(frozen=True, slots=True)
class Phrase:
    """One thing that the page says; `{n}` and the like stand for what the page puts in, `{n|link|links}` for the word with it."""

    key: str
    zh: str
    en: str


def page_words() -> dict[str, list[str]]:
    """Each phrase by its key: Chinese, English."""
    return {row.key: [row.zh, row.en] for row in load("explorer", Phrase, key="key")}
