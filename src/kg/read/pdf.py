"""PDF → lines: broken lines put together by where they end on the page, running heads and page numbers marked."""

from __future__ import annotations

import re
from collections import Counter

from kg.errors import SourceError
from kg.read.page import Page, PageBuilder
from kg.read.pdf_lines import Line, lines_of_page

NUMBER = r"(?:第\s*)?\d{1,4}\s*页?(?:\s*[/／,，]?\s*共?\s*\d{1,4}\s*页?)?"
PAGE_NUMBER = re.compile(rf"[-—–─·~\s]*{NUMBER}[-—–─·~\s]*")
FIRST_AND_LAST = 2
# Left and right pages have heads of their own, and a chapter may have another.
RECURS, RECURS_AT_LEAST = 0.3, 2
LONG = 0.8
INDENT, CENTRED = 0.8, 4.0
USUALLY = 0.1
# A line may stop short of the margin because the next word or figure did not fit.
SHORT, MUCH_SHORTER = 1.5, 6.0
FULL_STOPS = tuple("。！？：；!?:;…")
HEADING = re.compile(r"[（(]?[一二三四五六七八九十]{1,3}[)）、.]|——")


def read_pdf(data: bytes, name: str) -> Page:
    """The text of a PDF, one line for each paragraph."""
    pages = _pages(data, name)
    if not any(pages):
        raise SourceError(f"{name} holds no text, only pictures; read it with a text recognition program first.")
    running = _running(pages)
    paragraphs = _Paragraphs([line for lines in pages for line in lines])
    for lines in pages:
        for number, line in enumerate(lines):
            at_edge = number < FIRST_AND_LAST or number >= len(lines) - FIRST_AND_LAST
            if at_edge and PAGE_NUMBER.fullmatch(line.text):
                paragraphs.later.append((line.text, "page-number"))
            elif at_edge and _key(line.text) in running:
                paragraphs.later.append((line.text, "running-head"))
            else:
                paragraphs.add(line)
    paragraphs.finish()
    return paragraphs.builder.page()


def _pages(data: bytes, name: str) -> list[list[Line]]:
    import pypdfium2  # type: ignore[import-untyped]

    try:
        return [list(lines_of_page(page.get_textpage())) for page in pypdfium2.PdfDocument(data)]
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).lower()
        step = "remove its password first" if locked else "it was cut off or damaged, so fetch it again"
        raise SourceError(f"{name} is not a readable PDF; {step}.") from error


def _running(pages: list[list[Line]]) -> set[str]:
    """Heads and feet: lines at the edge of a page that recur on others, but for their digits."""
    seen: Counter[str] = Counter()
    for lines in pages:
        seen.update({_key(line.text) for line in (*lines[:FIRST_AND_LAST], *lines[-FIRST_AND_LAST:])})
    return {key for key, times in seen.items() if times >= max(RECURS_AT_LEAST, RECURS * len(pages))}


def _key(text: str) -> str:
    return re.sub(r"\d+", "#", re.sub(r"\s", "", text))


class _Paragraphs:
    """Puts lines together until one is indented or ends early; the furniture between them comes after."""

    def __init__(self, lines: list[Line]) -> None:
        self.builder = PageBuilder()
        self.later: list[tuple[str, str]] = []
        longest = max(line.right - line.left for line in lines)
        full = [line for line in lines if line.right - line.left > LONG * longest]
        self._left = float(Counter(round(line.left) for line in full).most_common(1)[0][0])
        self._right = max(line.right for line in full)
        self._indents = sum(self._is_indented(line) for line in lines) > USUALLY * len(lines)
        self._text = ""

    def add(self, line: Line) -> None:
        """A line of the text, in order."""
        if self._is_indented(line) or self._is_centred(line) or (self._stopped() and HEADING.match(line.text)):
            self.finish()
        between = " " if re.search(r"[A-Za-z]\Z", self._text) and re.match(r"[A-Za-z]", line.text) else ""
        self._text += between + line.text
        if self._ends(line):
            self.finish()

    def _is_indented(self, line: Line) -> bool:
        return INDENT * line.em < line.left - self._left <= CENTRED * line.em

    def _is_centred(self, line: Line) -> bool:
        return line.left - self._left > CENTRED * line.em

    def _stopped(self) -> bool:
        return self._text.endswith(FULL_STOPS)

    def _ends(self, line: Line) -> bool:
        """Whether the paragraph ends with this line; where paragraphs are indented, the next one tells better."""
        gap = (self._right - line.right) / line.em
        return self._is_centred(line) or gap > (MUCH_SHORTER if self._indents else SHORT)

    def finish(self) -> None:
        """End the paragraph under way, and put down the furniture that stood inside it."""
        self.builder.line(self._text)
        self._text = ""
        for text, rule in self.later:
            self.builder.line(text, furniture=rule)
        self.later.clear()
