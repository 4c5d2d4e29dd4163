"""Names in quotation marks: titles of documents, and labels of plans, programmes and slogans."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kg.extract.entities.page import Page
from kg.extract.entities.suffixed import Mention
from kg.model import EntityType
from kg.tables import either, load

_FIGURE = "[一二两双三四五六七八九十百千万\\d]+"
_NUMBERED = re.compile(
    rf"{_FIGURE}[个大项]?[^一二三四五六七八九十、,+]{{1,5}}|(?:{_FIGURE}[^、,+]{{1,3}}?){{2,4}}|[八九]五|十五|十[一二三四五]五"
)
_BUILT = re.compile(r"(?:开工|开工建设|动工建设|竣工|建成|完工)$")
_PLAIN = re.compile(r"[^、,，;；。:：！？]{2,20}")


@dataclass(frozen=True, slots=True)
class LabelWords:
    """Words around a label, by where they stand."""

    place: str
    words: tuple[str, ...]


@cache
def _words(place: str) -> tuple[str, ...]:
    return next(row.words for row in load("label_words", LabelWords, key="place") if row.place == place)


@cache
def _kinds() -> tuple[tuple[EntityType, re.Pattern[str]], ...]:
    types = (EntityType.POLICY, EntityType.EVENT, EntityType.PROJECT, EntityType.ORGANISATION)
    return tuple((t, re.compile(either(_words(f"ends-{t}")) + "(?:（[^（）]*）|\\([^()]*\\))?$")) for t in types)


@cache
def _around() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    return (
        re.compile(f"{either(_words('verb'))}(?:[“”Q、和]*)$"),
        re.compile(
            f"(?:[“”Q、和与]*)等?(?:[一二三四五六七八九十\\d]+[大项个])?(?:重大|专项|系列)?{either(_words('head'))}"
        ),
        re.compile(f"(?:[“”Q、和与]*)(?:{either(_words('tail'))}|[,;。、:\\n]|$)"),
        re.compile(either(_words("never")) + "$"),
    )


def labels(page: Page) -> Iterator[Mention]:
    """Titles in 《…》, and quoted words that name something."""
    for quotation in page.quotations():
        start, end = quotation.span()
        if quotation[0][0] == "《":
            if _is_document(page, start, quotation[0][1:-1]):
                yield Mention(start, end, EntityType.POLICY)
        elif (kind := _kind(page, start, end, quotation[0][1:-1])) is not None:
            yield Mention(start, end, kind)


def _is_document(page: Page, start: int, title: str) -> bool:
    """Whether a title is a document's and not a play's or a film's."""
    document, art = _titles()
    return document.search(title) is not None or art.search(page.masked, max(0, start - 3), start) is None


@cache
def _titles() -> tuple[re.Pattern[str], re.Pattern[str]]:
    return re.compile(either(_words("title")) + r"[^一-鿿]*(?:[（(].*)?$"), re.compile(either(_words("art")) + "$")


def _kind(page: Page, start: int, end: int, inside: str) -> EntityType | None:
    verb, head, tail, never = _around()
    if not _PLAIN.fullmatch(inside) or never.search(inside):
        return None
    if _NUMBERED.fullmatch(inside):
        return EntityType.PROJECT if _BUILT.search(page.masked, max(0, start - 8), start) else EntityType.POLICY
    for kind, pattern in _kinds():
        if len(inside) > 3 and pattern.search(inside):
            return kind
    after = head.match(page.masked, end)
    carried = verb.search(page.masked, max(0, start - 30), start)
    if "+" in inside and not inside[0].isdigit() and not carried:
        return None
    if after or (carried and tail.match(page.masked, end)):
        return EntityType.POLICY
    return None
