"""PDF → lines: broken lines put together by where they end on the page, running heads and page numbers marked."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.errors import SourceError
from kg.read.page import Page, PageBuilder

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfTextPage  # type: ignore[import-untyped]

NUMBER = r"(?:第\s*)?\d{1,4}\s*页?(?:\s*[/／,，]?\s*共?\s*\d{1,4}\s*页?)?"
PAGE_NUMBER = re.compile(rf"[-—–─·~\s]*{NUMBER}[-—–─·~\s]*")
FIRST_AND_LAST = 2
# Left and right pages have heads of their own, and a chapter may have another.
RECURS, RECURS_AT_LEAST = 0.3, 2
INDENT = 0.8
SHORT_BY = 1.5
SOFT_HYPHEN = "\ufffe"
LATIN = re.compile(r"[A-Za-z]")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a page: its text, its left and right edge, and the height of its characters."""

    text: str
    left: float
    right: float
    size: float


def read_pdf(data: bytes, name: str) -> Page:
    """The text of a PDF, one line for each paragraph."""
    pages = _pages(data, name)
    if not any(pages):
        raise SourceError(f"{name} holds no text, only pictures; read it with a text recognition program first.")
    running = _running(pages)
    builder = PageBuilder()
    paragraph = _Paragraph(builder, *_margins(pages))
    for lines in pages:
        for number, line in enumerate(lines):
            at_edge = number < FIRST_AND_LAST or number >= len(lines) - FIRST_AND_LAST
            if at_edge and PAGE_NUMBER.fullmatch(line.text):
                paragraph.later.append((line.text, "page-number"))
            elif at_edge and _key(line.text) in running:
                paragraph.later.append((line.text, "running-head"))
            else:
                paragraph.add(line)
    paragraph.finish()
    return builder.page()


def _pages(data: bytes, name: str) -> list[list[_Line]]:
    import pypdfium2

    try:
        document: PdfDocument = pypdfium2.PdfDocument(data)
        return [list(_lines(page.get_textpage())) for page in document]
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).lower()
        step = "remove its password first" if locked else "it was cut off or damaged, so fetch it again"
        raise SourceError(f"{name} is not a readable PDF; {step}.") from error


def _lines(text: PdfTextPage) -> Iterator[_Line]:
    """The lines of a page in reading order; a line ends where pdfium says so."""
    start = 0
    content = text.get_text_range()
    boxes = range(text.count_chars())
    for line in re.finditer(r"[^\r\n]+", content):
        ink = line.group().strip()
        start = line.start() + line.group().find(ink[:1])
        end = start + len(ink) - 1
        if ink and end in boxes:
            left, bottom, _, top = text.get_charbox(start, loose=True)
            right = text.get_charbox(end, loose=True)[2]
            yield _Line(ink.replace(SOFT_HYPHEN, ""), left, right, max(top - bottom, 1.0))


def _margins(pages: list[list[_Line]]) -> tuple[float, float]:
    """Where most long lines begin and end."""
    lines = [line for lines in pages for line in lines]
    longest = max(line.right - line.left for line in lines)
    full = [line for line in lines if line.right - line.left > 0.8 * longest]
    left = Counter(round(line.left) for line in full).most_common(1)[0][0]
    right = Counter(round(line.right) for line in full).most_common(1)[0][0]
    return float(left), float(right)


def _running(pages: list[list[_Line]]) -> set[str]:
    """Heads and feet: lines at the edge of a page that recur on others, but for their digits."""
    seen: Counter[str] = Counter()
    for lines in pages:
        seen.update({_key(line.text) for line in (*lines[:FIRST_AND_LAST], *lines[-FIRST_AND_LAST:])})
    return {key for key, times in seen.items() if times >= max(RECURS_AT_LEAST, RECURS * len(pages))}


def _key(text: str) -> str:
    return re.sub(r"\d+", "#", re.sub(r"\s", "", text))


class _Paragraph:
    """Puts lines together until one is indented or ends early; the furniture between them comes after."""

    def __init__(self, builder: PageBuilder, left: float, right: float) -> None:
        self._builder = builder
        self._left = left
        self._right = right
        self._text = ""
        self.later: list[tuple[str, str]] = []

    def add(self, line: _Line) -> None:
        if line.left > self._left + INDENT * line.size:
            self.finish()
        between = " " if self._text and LATIN.match(self._text[-1]) and LATIN.match(line.text) else ""
        self._text += between + line.text
        if line.right < self._right - SHORT_BY * line.size:
            self.finish()

    def finish(self) -> None:
        self._builder.line(self._text)
        self._text = ""
        for text, rule in self.later:
            self._builder.line(text, furniture=rule)
        self.later.clear()
