"""Which period a report looks back on and which it plans for, from its own words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from kg.read.genres import Genre

LATE_IN_THE_YEAR = 10
DIGITS = str.maketrans("０１２３４５６７８９○〇零一二三四五六七八九", "0123456789000123456789")
YEAR = r"((?:19|20)\d{2})年"
HALF = re.compile(YEAR + r"?\s*(上半年|前三季度|1\s*[-—–至]\s*[69]月)")
REVIEWED = re.compile(
    YEAR + r"?[^。\n]{0,12}?(?:工作(?:的)?回顾|工作总结|执行情况|完成情况|情况回顾|主要工作|工作的回顾|工作情况)"
)
PLANNED = re.compile(
    YEAR
    + r"(?:的)?[^。，\n]{0,14}?(?:主要任务|重点工作|工作(?:的)?(?:总体|安排|任务|建议|部署|重点)|目标|任务|计划|安排|工作)"
)
HEADING_LINE = re.compile(
    r"(?:^|[\r\n]|[ \u3000]{2})[ \t\u3000\xa0]*(?:[(（]?[一二三四五六七八九十]{1,3}[)）、﹑.．]|首先)[^\r\n。]{2,60}"
)
NATIONAL_SESSION = re.compile(r"第([一二三四五六七八九十]{1,3})届全国人民代表大会第([一二三四五六七八九十]{1,2})次会议")
FIVE_YEAR_PLAN = re.compile(
    r"[“\"]?(?:十([一二三四五六七八九])五|([六七八九十])五)[”\"]?|第([一二三四五六七八九十]{1,3})个五年"
)


class Years(NamedTuple):
    """Ids of the period reported on and of the period planned for; None where the text does not say."""

    reporting: str | None
    plan: str | None


def years_of(title: str, genre: Genre, text: str, delivered: date | None) -> Years:
    """The two periods, from the title, the headings, the day of delivery, or the session of the congress, in this order."""
    head = title.translate(DIGITS)
    if genre.key == "five-year-plan":
        return _five_years(title + text[:3000])
    if half := HALF.search(head):
        return _part_of_year(half, head, text)
    if genre.key == "plan-execution" and (years := re.findall(YEAR, head)):
        return Years(years[0], years[1] if len(years) > 1 else str(int(years[0]) + 1))
    return _from_headings(text) or _from_session(delivered, text)


def _part_of_year(half: re.Match[str], title: str, text: str) -> Years:
    named = half[1] or next(iter(re.findall(YEAR, title) or re.findall(YEAR, text[:2000].translate(DIGITS))), None)
    if named is None:
        return Years(None, None)
    if half[2] == "上半年" or "6" in half[2]:
        return Years(f"{named}-H1", f"{named}-H2")
    return Years(f"{named}-01/{named}-09", f"{named}-Q4")


def _headings(text: str) -> Iterator[str]:
    return (m.group().strip().translate(DIGITS) for m in HEADING_LINE.finditer(text))


def _from_headings(text: str) -> Years | None:
    """一、2004年工作回顾 and 二、2005年主要任务 say it; one of them says the other."""
    reviewed = planned = None
    for heading in _headings(text):
        if match := REVIEWED.search(heading):
            reviewed = reviewed or match[1]
        elif match := PLANNED.search(heading):
            planned = planned or match[1]
    if reviewed is None and planned is None:
        return None
    return Years(reviewed or str(int(planned or 0) - 1), planned or str(int(reviewed or 0) + 1))


def _from_session(delivered: date | None, text: str) -> Years:
    """A session in winter or spring closes the year before; one late in the year closes that year."""
    if delivered is not None:
        closed = delivered.year if delivered.month >= LATE_IN_THE_YEAR else delivered.year - 1
        return Years(str(closed), str(closed + 1))
    if match := NATIONAL_SESSION.search(text[:4000]):
        year = 1978 + 5 * (numeral(match[1]) - 5) + numeral(match[2]) - 1
        return Years(str(year - 1), str(year))
    return Years(None, None)


def _five_years(text: str) -> Years:
    numbers = [10 + numeral(a) if a else numeral(b or c) for a, b, c in FIVE_YEAR_PLAN.findall(text)]
    if not numbers:
        return Years(None, None)
    first = 1986 + 5 * (max(numbers[:1]) - 7)
    return Years(f"{first - 5}/{first - 1}", f"{first}/{first + 4}")


def numeral(text: str) -> int:
    """A Chinese numeral below one hundred."""
    digits = {c: n for n, c in enumerate("〇一二三四五六七八九")}
    tens, ten, ones = text.rpartition("十")
    return (digits.get(tens, 1) * 10 if ten else 0) + (digits[ones] if ones else 0)
