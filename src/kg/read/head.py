"""What stands above a report's first heading: title, publisher, dates, speaker, opening sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from kg.folding import fold
from kg.model import Document
from kg.read.genres import genre_of_title

SEPARATOR = re.compile(r"[\r\n\v\f\u2028\u2029]+|[ \t\xa0\u3000]{2,}")
LINES_ABOVE, LINES_WITHIN = 25, 60
FIRST_HEADING = re.compile(r"\(?[一二三四五六七八九十]+[)、.]|第[一二三四五六七八九十]+(?:部分|章)")
SALUTATION = re.compile(r"(?:各位|尊敬的)(?:代表|委员|领导|同志)|主任、")
TITLE_END = re.compile(r"(?:报告|总结|计划|规划|纲要|情况)(?:\([^()]*\))?$")
TITLE_START = re.compile(r"(?:[\u4e00-\u9fff]{2,20})?关于")
TITLE_GOES_ON = re.compile(r"[与和及暨]|的报告|报告$")
LONGEST_TITLE = 90
SITE_NAME = re.compile(r"\s*[-_|—]{1,2}[^-_|—]*$")
LABELLED = re.compile(r"(?:信息)?(来源|发布机构|发布单位|发布时间|发布日期|成文日期|时间|日期)\s*:\s*([^\s:]{2,40})")
DATE = re.compile(r"(\d{4})\s*[-年./]\s*(\d{1,2})\s*[-月./]\s*(\d{1,2})(?!\d)")
SESSION = re.compile(r"代表大会|人大|常委会|常务委员会|会议|^[(]|^[—\s]*\d{4}年\d{1,2}月\d{1,2}日")
OPENING = re.compile(r"(?:我|受)[^。]{0,12}?(?:代表|委托)")


@dataclass(frozen=True, slots=True)
class Head:
    """The facts of a report's head, each in the document's own words or None."""

    lines: tuple[str, ...]
    title: str | None
    publisher: str | None
    published: date | None
    delivered: date | None
    opening: str

    @property
    def text(self) -> str:
        return "\n".join(self.lines)


def head_of(document: Document) -> Head:
    """The head of a report: its own first lines, then the page's lines above them, then what the page says of itself."""
    lines = tuple(_head_lines(document))
    labels = _labelled(lines)
    page = document.page
    return Head(
        lines=lines,
        title=_title(
            [page.get("title", ""), page.get("heading", ""), *_whole_titles(lines), page.get("page-title", "")]
        ),
        publisher=labels.get("publisher") or page.get("publisher"),
        published=_date(labels.get("published") or page.get("issued", "")),
        delivered=next((d for line in lines if SESSION.search(fold(line)) and (d := _date(line))), None),
        opening=_opening(fold(document.text[:5000])),
    )


def _head_lines(document: Document) -> Iterator[str]:
    """The first lines of the report itself, and then those of the page around it that stand right above."""
    start = 0
    for mark in document.furniture:
        if mark.span.start > start + 1:
            break
        start = max(start, mark.span.end)
    for line in _split(document.text[start : start + 5000])[:LINES_WITHIN]:
        folded = fold(line)
        if FIRST_HEADING.match(folded):
            break
        yield line
        if SALUTATION.match(folded):
            break
    yield from reversed(_split(document.text[:start])[-LINES_ABOVE:])


def _split(text: str) -> list[str]:
    return [line.strip() for line in SEPARATOR.split(text) if line.strip()]


def _whole_titles(lines: tuple[str, ...]) -> Iterator[str]:
    """Titles, those set in two or three lines put together."""
    for number, line in enumerate(lines):
        whole = line
        for below in lines[number + 1 : number + 3]:
            unfinished = TITLE_START.match(fold(whole)) and not TITLE_END.search(fold(whole))
            if not unfinished and not TITLE_GOES_ON.match(fold(below)):
                break
            whole += below
            yield whole
        yield line


def _title(candidates: Iterable[str]) -> str | None:
    """The first line that ends like a title and names a kind of report; of a title set in lines, all of it."""
    for line in candidates:
        for title in (line.strip("《》 "), SITE_NAME.sub("", line).strip("《》 ")):
            if len(title) <= LONGEST_TITLE and TITLE_END.search(fold(title)) and genre_of_title(fold(title)):
                return title
    return None


def _labelled(lines: Iterable[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for line in lines:
        for match in LABELLED.finditer(fold(line)):
            kind = "publisher" if match[1] in ("来源", "发布机构", "发布单位") else "published"
            if kind == "publisher" or DATE.match(match[2]):
                found.setdefault(kind, line[slice(*match.span(2))])
    return found


def _date(text: str) -> date | None:
    match = DATE.search(fold(text))
    try:
        return date(*map(int, match.groups())) if match else None
    except ValueError:
        return None


def _opening(text: str) -> str:
    """The sentences in which a speaker says for whom and about what he reports."""
    match = OPENING.search(text)
    return text[max(match.start() - 300, 0) : match.start() + 200] if match else ""
