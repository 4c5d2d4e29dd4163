"""HTML → lines: the visible text of a page, the article as it is and everything around it marked as furniture."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from kg.read.container import article_of
from kg.read.page import Page, PageBuilder

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

UNSEEN = frozenset(
    [
        "head",
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "iframe",
        "object",
        "embed",
        "audio",
        "video",
        "canvas",
        "map",
    ]
)
CONTROLS = frozenset(["button", "select", "option", "input", "textarea", "nav", "footer"])
BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "center",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "tfoot",
        "thead",
        "tr",
        "ul",
        "button",
        "select",
        "option",
        "textarea",
        "caption",
    ]
)
CELLS = frozenset({"td", "th"})
CELL_END = "\v"
SPACE = re.compile(r"[ \t\r\n\f]+")
BETWEEN_IDEOGRAPHS = re.compile(
    r"(?<=[\u3000-\u9fff\uff00-\uffef])[ \t]*[\r\n][ \t\r\n\f]*(?=[\u3000-\u9fff\uff00-\uffef“‘])"
)
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


def read_html(markup: str) -> Page:
    """The visible text of a page by lines."""
    from selectolax.lexbor import LexborHTMLParser

    tree = LexborHTMLParser(markup)
    builder = PageBuilder()
    if tree.body is not None:
        article = article_of(tree)
        for line in _lines(tree.body, article.mem_id if article is not None else None):
            builder.line(line.text, hint=line.hint, furniture=line.furniture)
    return builder.page(_head(tree))


class _Line(NamedTuple):
    """A line of the page, what its element says of it, and the rule that sets it aside."""

    text: str
    hint: str
    furniture: str


def _lines(body: LexborNode, article: int | None) -> Iterator[_Line]:
    """Walk the tree without recursion: pages nest deeper than Python may call."""
    state = _State(article)
    node: LexborNode | None = body
    while node is not None:
        yield from state.enter(node)
        child = node.child if state.goes_into(node) else None
        while child is None and node is not None:
            yield from state.leave(node)
            if node.mem_id == body.mem_id:
                return
            child, node = node.next, node.parent
        node = child


class _State:
    """Where the walk stands: the line under way, and whether it is inside the article or a table row."""

    def __init__(self, article: int | None) -> None:
        self._article = article
        self._inside = article is None
        self._controls = 0
        self._row = 0
        self._pieces: list[str] = []
        self._hint = ""

    def goes_into(self, node: LexborNode) -> bool:
        tag = node.tag or ""
        return tag[:1].isalpha() and tag not in UNSEEN and not _hidden(node)

    def enter(self, node: LexborNode) -> Iterator[_Line]:
        tag = node.tag or ""
        if tag == "-text":
            self._pieces.append(node.text_content or "")
            return
        if tag == "br" or self._breaks(tag):
            yield from self._flush()
        if node.mem_id == self._article:
            self._inside = True
        self._controls += tag in CONTROLS
        if tag == "tr":
            self._row += 1
        elif len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            self._hint = f"heading {tag[1]}"

    def leave(self, node: LexborNode) -> Iterator[_Line]:
        tag = node.tag or ""
        if tag in CELLS and self._row:
            self._pieces.append(CELL_END)
        if tag == "tr":
            self._row -= 1
            yield from self._flush(row=True)
        elif self._breaks(tag):
            yield from self._flush()
        self._controls -= tag in CONTROLS
        if node.mem_id == self._article:
            self._inside = False

    def _breaks(self, tag: str) -> bool:
        """Whether the tag ends a line; inside a table row only nested rows do."""
        return tag in BLOCKS and not (self._row and tag != "tr")

    def _flush(self, *, row: bool = False) -> Iterator[_Line]:
        text = SPACE.sub(" ", BETWEEN_IDEOGRAPHS.sub("", "".join(self._pieces)))
        hint = "table row" if row and CELL_END in text else self._hint
        if row:
            text = "\t".join(cell.strip(" ") for cell in text.split(CELL_END)).strip("\t")
        text = text.replace(CELL_END, "").strip(" ")
        if text:
            yield _Line(text, hint, "" if self._inside and not self._controls else "outside-article")
        self._pieces, self._hint = [], ""


def _hidden(node: LexborNode) -> bool:
    attributes = node.attributes
    return "hidden" in attributes or bool(HIDDEN.search(attributes.get("style") or ""))


HEAD = {
    "articletitle": "title",
    "contentsource": "publisher",
    "source": "publisher",
    "pubdate": "issued",
    "publishdate": "issued",
    "og:title": "title",
}


def _head(tree: LexborHTMLParser) -> dict[str, str]:
    """What the page's own meta tags say: title, publisher, date of issue."""
    head: dict[str, str] = {}
    for meta in tree.css("meta"):
        name = (meta.attributes.get("name") or meta.attributes.get("property") or "").lower()
        content = (meta.attributes.get("content") or "").strip()
        if name in HEAD and content:
            head.setdefault(HEAD[name], content)
    heading = max((h.text(strip=True) for h in tree.css("h1, h2, .title, .article-title")), key=_title_like, default="")
    if heading:
        head["heading"] = heading
    title = tree.css_first("title")
    if title is not None and title.text().strip():
        head.setdefault("page-title", title.text().strip())
    return head


def _title_like(heading: str) -> tuple[bool, int]:
    """Titles of reports end in 报告 more often than the names of sites and columns do."""
    return heading.endswith("报告"), -len(heading)
