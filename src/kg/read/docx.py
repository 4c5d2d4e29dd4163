"""DOCX → lines: paragraphs and tables in order, with the numbers that Word draws in front of headings."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from kg.errors import SourceError
from kg.read.numbering import Numbering
from kg.read.page import Page, PageBuilder

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
TEXT = {f"{W}tab": " ", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
# Deleted words are not in the report; what a text box says comes after the paragraph it hangs on, once.
ELSEWHERE = frozenset({f"{W}del", f"{W}moveFrom", f"{W}txbxContent", FALLBACK})
HEADING = re.compile(r"(?:heading|标题)\s*(\d)", re.IGNORECASE)


def read_docx(data: bytes, name: str) -> Page:
    """The paragraphs and table rows of a Word file, one line each."""
    import docx

    try:
        document = docx.Document(io.BytesIO(data))
        reader = _Reader(document)
        reader.blocks(document.element.body)
        title = document.core_properties.title
    except Exception as error:  # python-docx raises whatever zipfile, lxml and its own parts raise
        raise SourceError(
            f"{name} is not a whole DOCX file ({type(error).__name__}); fetch it again or save it as text."
        ) from error
    return reader.builder.page({"title": title} if title else {})


class _Reader:
    """Walks through the body of one document."""

    def __init__(self, document: WordDocument) -> None:
        self.builder = PageBuilder()
        self._numbering = Numbering(document)
        self._styles = {style.style_id: style.name or "" for style in document.styles}

    def blocks(self, container: Any) -> None:
        """The paragraphs and tables of a body, a text box or a content control."""
        for element in container:
            if element.tag == f"{W}p":
                self._paragraph(element)
            elif element.tag == f"{W}tbl":
                self._table(element)
            elif element.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}customXml"):
                self.blocks(element)

    def _paragraph(self, paragraph: Any) -> None:
        lines = _text(paragraph).split("\n")
        number = self._numbering.label(paragraph)
        hint = self._hint(paragraph)
        for line in (number + lines[0], *lines[1:]):
            self.builder.line(line.strip(" "), hint=hint)
        for box in paragraph.iter(f"{W}txbxContent"):
            if not any(above.tag == FALLBACK for above in box.iterancestors()):
                self.blocks(box)

    def _hint(self, paragraph: Any) -> str:
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        name = self._styles.get(style.get(f"{W}val"), "") if style is not None else ""
        match = HEADING.search(name)
        return f"heading {match[1]}" if match else "title" if name.lower() in ("title", "标题") else ""

    def _table(self, table: Any) -> None:
        for row in table.iter(f"{W}tr"):
            self.builder.line("\t".join(_cells(row)).strip("\t"), hint="table row")


def _cells(row: Any) -> Iterator[str]:
    """The texts of a row's cells; one that goes on from the row above is empty."""
    for cell in row.iterchildren(f"{W}tc", f"{W}sdt"):
        merged = cell.find(f"{W}tcPr/{W}vMerge")
        goes_on = merged is not None and merged.get(f"{W}val", "continue") == "continue"
        yield "" if goes_on else "".join("".join(_text(p).split()) for p in cell.iter(f"{W}p"))


def _text(paragraph: Any) -> str:
    pieces = []
    for node in paragraph.iter(f"{W}t", *TEXT):
        if not any(above.tag in ELSEWHERE for above in _between(node, paragraph)):
            page_break = node.tag == f"{W}br" and node.get(f"{W}type") in ("page", "column")
            pieces.append("" if page_break else TEXT.get(node.tag, node.text or ""))
    return "".join(pieces)


def _between(node: Any, paragraph: Any) -> Iterator[Any]:
    for above in node.iterancestors():
        if above is paragraph:
            return
        yield above
