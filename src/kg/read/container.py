"""Which element of a page holds the article: a site's own container, else the smallest one with nearly all sentences."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from kg.tables import load

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

SHORTEST_ARTICLE = 200
NEARLY_ALL = 0.9
SENTENCE_MARKS = "。，；！？"


@dataclass(frozen=True, slots=True)
class Container:
    """A CSS selector of the element that holds the article, and which sites use it."""

    selector: str
    seen: str


@cache
def containers() -> tuple[Container, ...]:
    """The table of article containers, the most telling first."""
    return load("article_containers", Container, key="selector")


def article_of(tree: LexborHTMLParser) -> LexborNode | None:
    """The element that holds the article, or None where the page has no sentences at all."""
    total = _sentences(tree.body)
    for container in containers():
        found = max(tree.css(container.selector), key=_sentences, default=None)
        if found is not None and len(found.text()) >= SHORTEST_ARTICLE and _sentences(found) * 2 >= total:
            return found
    return _smallest(tree.body, total) if total else None


def _smallest(node: LexborNode | None, total: int) -> LexborNode | None:
    while node is not None:
        heavy = max(_elements(node), key=_sentences, default=None)
        if heavy is None or heavy.tag in ("p", "span", "td", "li") or _sentences(heavy) < NEARLY_ALL * total:
            return node
        node = heavy
    return None


def _elements(node: LexborNode) -> Iterator[LexborNode]:
    return node.iter()


def _sentences(node: LexborNode | None) -> int:
    """How many sentence marks an element holds outside of scripts and links: menus have none."""
    if node is None:
        return 0
    text = node.text(deep=True)
    unseen = "".join(n.text(deep=True) for n in node.css("script, style, noscript, a"))
    return sum(text.count(mark) - unseen.count(mark) for mark in SENTENCE_MARKS)
