"""DOCX → lines: paragraphs and tables in order, with the numbers that Word draws in front of headings."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.errors import SourceError
from kg.read.numbering import Numbering
from kg.read.page import Page, PageBuilder

if TYPE_CHECKING:
    from docx.blkcntnr import BlockItemContainer
    from docx.document import Document as WordDocument
    from docx.table import Table
    from docx.text.paragraph import Paragraph

HEADING = re.compile(r"(?:heading|标题)\s*(\d)", re.IGNORECASE)


def read_docx(data: bytes, name: str) -> Page:
    """The paragraphs and table rows of a Word file, one line each."""
    import docx

    try:
        document = docx.Document(io.BytesIO(data))
    except Exception as error:
        raise SourceError(
            f"{name} is not a whole DOCX file ({type(error).__name__}); fetch it again or save it as text."
        ) from error
    builder, numbering = PageBuilder(), Numbering(document)
    _block(document, numbering, builder)
    return builder.page(_head(document))


def _block(container: BlockItemContainer | WordDocument, numbering: Numbering, builder: PageBuilder) -> None:
    from docx.table import Table

    for item in container.iter_inner_content():
        if isinstance(item, Table):
            _table(item, builder)
        else:
            _paragraph(item, numbering, builder)


def _paragraph(paragraph: Paragraph, numbering: Numbering, builder: PageBuilder) -> None:
    style = (paragraph.style.name or "") if paragraph.style is not None else ""
    match = HEADING.search(style)
    hint = f"heading {match[1]}" if match else "title" if style.lower() in ("title", "标题") else ""
    lines = paragraph.text.split("\n")
    lines[0] = numbering.label(paragraph) + lines[0]
    for line in lines:
        builder.line(line.replace("\t", " ").rstrip(), hint=hint)


def _table(table: Table, builder: PageBuilder) -> None:
    for row in table.rows:
        builder.line("\t".join(_cells(row)), hint="table row")


def _cells(row: object) -> Iterator[str]:
    """The texts of a row's cells; a merged cell is given once."""
    last = None
    for cell in row.cells:  # type: ignore[attr-defined]
        if cell._tc is not last:
            yield "".join(cell.text.split())
        last = cell._tc


def _head(document: WordDocument) -> dict[str, str]:
    core = document.core_properties
    return {"title": core.title} if core.title else {}
