"""Further mentions of names that a report gives in full elsewhere: the same words, or the name without the place in front of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extract.entities.ellipsis import base_text
from kg.extract.entities.page import Page
from kg.extract.entities.suffixed import Mention
from kg.model import EntityType

_REPEATED = 3
_SHORTENED = 5
_ALONE = frozenset({EntityType.POLICY, EntityType.DISTRICT, EntityType.AGENCY})


def echoes(page: Page, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Mentions by a name found elsewhere in the report."""
    full: dict[str, Mention] = {}
    for mention in mentions:
        text = page.masked[mention.start : mention.end]
        if mention.type not in _ALONE and len(text) >= _REPEATED and not mention.name and "Q" not in text:
            full.setdefault(text, mention)
    short = _shortened(page, full)
    firsts: dict[str, list[str]] = {}
    for text, mention in (*full.items(), *short.items()):
        at = mention.end - len(text)
        if first := page.word_at(at):
            firsts.setdefault(first.text, []).append(text)
    for number in [number for number, word in enumerate(page.texts) if word in firsts]:
        start = page.start(number)
        for text in firsts[page.texts[number]]:
            if page.masked.startswith(text, start) and start + len(text) in page.at:
                whole = full.get(text) or short[text]
                yield Mention(start, start + len(text), whole.type, "" if text in full else base_text(page, whole))


def _shortened(page: Page, full: dict[str, Mention]) -> dict[str, Mention]:
    """Names without the place in front, each with the one full name that it can stand for."""
    short: dict[str, list[Mention]] = {}
    for text, mention in full.items():
        first = page.word_at(mention.start)
        if (
            first
            and first.tag == "ns"
            and len(text) - len(first.text) >= _SHORTENED
            and mention.type == EntityType.PROJECT
        ):
            short.setdefault(text[len(first.text) :], []).append(mention)
    return {text: whole[0] for text, whole in short.items() if len(whole) == 1 and text not in full}
