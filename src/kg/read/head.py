"""What stands above a report's first heading: title, publisher, dates, speaker, opening sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from kg.model import Document
from kg.read.genres import genre_of_title

SEPARATOR = re.compile(r"[\r\n\v\f\u2028\u2029]+|[ \t\xa0\u3000]{2,}")
FIRST_LINES = 60
FIRST_HEADING = re.compile(r"[(（]?[一二三四五六七八九十]+[)）、﹑.．]")
SALUTATION = re.compile(r"(?:各位|尊敬的)(?:代表|委员|领导|同志)|主任、")
TITLE_END = re.compile(r"(?:报告|总结|计划|规划|纲要|情况)(?:[（(][^（）()]*[)）])?$")
TITLE_START = re.compile(r"^(?:关于|[\u4e00-\u9fff]{2,12}(?:人民政府|委员会)?关于)")
LONGEST_TITLE = 90
LABELLED = re.compile(
    r"(?:信息)?(来源|发布机构|发布单位|发布时间|发布日期|成文日期|时间|日期)\s*[:：]\s*([^\s:：]{2,40})"
)
DATE = re.compile(r"(\d{4})\s*[-年./]\s*(\d{1,2})\s*[-月./]\s*(\d{1,2})(?!\d)")
SESSION = re.compile(r"(?:代表大会|人大|常委会|常务委员会|会议)")
OPENING = re.compile(r"(?:现在|下面)?[，,]?\s*(?:我|受).{0,12}(?:代表|委托).{2,40}")


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
    """The head of a report: its own first lines, then what the page says about itself."""
    lines = tuple(_first_lines(document.text))
    labels = _labelled(lines)
    published = _date(labels.get("published") or document.page.get("issued", ""))
    return Head(
        lines=lines,
        title=_title([document.page.get("title", ""), *_whole_titles(lines), document.page.get("page-title", "")]),
        publisher=labels.get("publisher") or document.page.get("publisher"),
        published=published,
        delivered=next((d for d in map(_date, _session_lines(lines)) if d), None),
        opening=_opening(document.text),
    )


def _first_lines(text: str) -> Iterator[str]:
    start = 0
    for number, match in enumerate(SEPARATOR.finditer(text)):
        line = text[start : match.start()].strip()
        start = match.end()
        if number > FIRST_LINES or FIRST_HEADING.match(line):
            return
        if line:
            yield line
        if SALUTATION.match(line):
            return


def _whole_titles(lines: tuple[str, ...]) -> Iterator[str]:
    """Title lines, and titles set in two or three lines."""
    for number, line in enumerate(lines):
        yield line
        if TITLE_START.match(line) and not TITLE_END.search(line):
            for last in (number + 2, number + 3):
                yield "".join(lines[number:last])


def _title(candidates: Iterable[str]) -> str | None:
    """The first line that ends like a title and names a kind of report."""
    for line in candidates:
        line = re.split(r"[-_|—]{1,2}\s*(?=[^-_|—]*(?:网|政府|门户)$)", line.strip("《》 \u3000"))[0].strip()
        if len(line) <= LONGEST_TITLE and TITLE_END.search(line) and genre_of_title(line):
            return line
    return None


def _labelled(lines: Iterable[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for line in lines:
        for label, value in LABELLED.findall(line):
            kind = "publisher" if label in ("来源", "发布机构", "发布单位") else "published"
            if kind == "publisher" or DATE.match(value):
                found.setdefault(kind, value)
    return found


def _session_lines(lines: Iterable[str]) -> Iterator[str]:
    return (line for line in lines if SESSION.search(line) or line.startswith(("(", "（")) or "日" in line[:14])


def _date(text: str) -> date | None:
    match = DATE.search(text)
    try:
        return date(*map(int, match.groups())) if match else None
    except ValueError:
        return None


def _opening(text: str) -> str:
    """The sentence in which a speaker says for whom and about what he reports."""
    match = OPENING.search(text[:4000])
    return text[match.start() : match.start() + 200] if match else ""
