"""Which period a report looks back on and which it plans for, from its own words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from kg.folding import fold
from kg.read.genres import Genre

LATE_IN_THE_YEAR = 9
DIGITS = str.maketrans("○〇零一二三四五六七八九", "000123456789")
SPELT_YEAR = re.compile(r"[○〇零一二三四五六七八九]{4}(?=年)")
YEAR = re.compile(r"((?:19|20)\d{2})年")
PART_OF_YEAR = re.compile(r"(?:((?:19|20)\d{2})年)?度?(上半年|前三季度|(?:第?[一1]|首)季度|1\s*[-—~至]\s*([69])月份?)")
NUMBER = "[一二三四五六七八九十]{1,3}"
HEADING = re.compile(rf"(?:^|[\r\n。]|\s{{2}})[ \t]*(?:\(?{NUMBER}[)、.]|首先|第{NUMBER}部分)([^\r\n。]{{2,60}})")
LOOKS_BACK = re.compile(
    r"回顾|总结|执行情况|完成情况|进展情况|运行情况|成就|主要工作情况|首先报告|报告\d{4}年的工作|过去|去年"
)
LOOKS_AHEAD = re.compile(
    r"任务|重点工作|主要工作|工作(?:的)?(?:总体|安排|建议|部署|重点|要求|思路)|目标|计划|安排|关于|今年|的?工作$"
)
LAST_YEAR = re.compile(r"去年|过去(?:的)?一年|一年来")
NATIONAL_SESSION = re.compile(rf"第({NUMBER})届全国人民代表大会第({NUMBER})次会议(以来的五年)?")
FIFTH_CONGRESS, TERM = 1978, 5
FIVE_YEAR_PLAN = re.compile(r"“(十)?([一二三四五六七八九])五”|“(十)五”|第([一二三四五六七八九十]{1,3})个五年")
SEVENTH_PLAN, FIRST_FIVE = 1986, 5


class Years(NamedTuple):
    """Ids of the period reported on and of the period planned for; None where the text does not say."""

    reporting: str | None
    plan: str | None


def years_of(title: str, genre: Genre, text: str, delivered: date | None) -> Years:
    """The two periods: from the title, the day of delivery, the headings, or the session of the congress, in this order."""
    head, folded = _digits(fold(title)), fold(text)
    if part := PART_OF_YEAR.search(head):
        return _part_of_year(part, head, folded)
    if genre.key == "five-year-plan":
        return _five_years(fold(title) + folded[:3000])
    named = YEAR.findall(head)
    if genre.key == "plan-execution" and named:
        return Years(named[0], named[1] if len(named) > 1 else str(int(named[0]) + 1))
    if delivered is not None:
        closed = delivered.year if delivered.month >= LATE_IN_THE_YEAR else delivered.year - 1
        return Years(str(closed), str(closed + 1))
    found = _from_headings(folded) or _from_session(folded)
    if found is None and named:
        return Years(str(int(named[0]) - 1), named[0])
    return found or Years(None, None)


def _digits(text: str) -> str:
    """The text with 二○二○年 written as 2020年."""
    return SPELT_YEAR.sub(lambda year: year.group().translate(DIGITS), text)


def _part_of_year(part: re.Match[str], title: str, text: str) -> Years:
    years = YEAR.findall(title) or YEAR.findall(_digits(text[:2000]))
    year = part[1] or (years[0] if years else None)
    if year is None:
        return Years(None, None)
    if part[2] == "上半年" or part[3] == "6":
        return Years(f"{year}-H1", f"{year}-H2")
    if part[2] == "前三季度" or part[3] == "9":
        return Years(f"{year}-01/{year}-09", f"{year}-Q4")
    return Years(f"{year}-Q1", f"{year}-04/{year}-12")


def _from_headings(text: str) -> Years | None:
    """一、2004年工作回顾 and 二、2005年主要任务 say it; one of them says the other."""
    reviewed = planned = None
    for heading, below in _headings(text):
        year = next(iter(YEAR.findall(heading)), None)
        if LOOKS_BACK.search(heading):
            if year is None and LAST_YEAR.search(heading):
                year = next(iter(YEAR.findall(below)), None)
            reviewed = reviewed or year
        elif year and LOOKS_AHEAD.search(heading):
            planned = planned or year
    if reviewed is None and planned is None:
        return None
    return Years(reviewed or str(int(planned or 0) - 1), planned or str(int(reviewed or 0) + 1))


def _headings(text: str) -> Iterator[tuple[str, str]]:
    """Each heading, and the first words below it."""
    for match in HEADING.finditer(text):
        yield match.group().strip(), text[match.end() : match.end() + 80]


def _from_session(text: str) -> Years | None:
    """A session of the National People's Congress closes the year before; each congress lasts five years."""
    sessions = [
        FIFTH_CONGRESS + TERM * (numeral(congress) - 5) + numeral(session) - 1 + (TERM if since else 0)
        for congress, session, since in NATIONAL_SESSION.findall(text[:4000])
    ]
    return Years(str(max(sessions) - 1), str(max(sessions))) if sessions else None


def _five_years(text: str) -> Years:
    """The five-year plan that is named first, and the one before it; the first five plans are history."""
    for ten, one, tenth, ordinal in FIVE_YEAR_PLAN.findall(text):
        number = numeral(ordinal or tenth or ten + one)
        if number > FIRST_FIVE:
            first = SEVENTH_PLAN + TERM * (number - 7)
            return Years(f"{first - TERM}/{first - 1}", f"{first}/{first + TERM - 1}")
    return Years(None, None)


def numeral(text: str) -> int:
    """A Chinese numeral below one hundred."""
    digits = {character: number for number, character in enumerate("〇一二三四五六七八九")}
    tens, ten, ones = text.rpartition("十")
    return (digits.get(tens, 1) * 10 if ten else 0) + (digits[ones] if ones else 0)
