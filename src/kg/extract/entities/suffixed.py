"""Names known by how they end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from kg.extract.entities.endings import Ending
from kg.extract.entities.lexicon import firmness, ordinary, suffixes
from kg.extract.entities.page import SMALL, Page, Word
from kg.extract.entities.runs import Run, joins
from kg.model import EntityType

_YEAR = re.compile(r"\d{4}(?:[-—~]\d{4})?年(?:度)?|[“《]?Q+[”》]?时期")
_BUILDS = frozenset({"建设", "新建", "扩建", "共建", "打造"})
_GENERIC = re.compile(
    r"[省市区县]?(?:同级|[45]A级|重大|重点|重要|主要|骨干|标志性|各类|优质|大型|中小|专业|一般|普通|新型|老旧|农村|城乡|相关|部分|这些|区级|市级|省级|国家级|世界级|街道|国家重大)"
)
_PLAIN, _NOUNS = (2, 3), frozenset("nsztijfbm")
_LITTLE, _LONG, _FAR = 3, 8, 45
_OPENINGS = {
    "agency": re.compile(r"(?:成立|组建|设立)了?([^,;。、:\n]+)$"),
    "event": re.compile(r"((?:庆祝|纪念)[^,;。、:\n]+)$"),
}
_DATED = ("event", "policy")


class Mention(NamedTuple):
    """A name in the text and its type; `name` is the whole name where the text leaves out a part of it."""

    start: int
    end: int
    type: EntityType
    name: str = ""


class Slot(NamedTuple):
    """A run or part of one, and the name found there, if any."""

    part: Run
    mention: Mention | None


def suffixed(page: Page, run: Run) -> Iterator[Slot]:
    """The parts of a run, each with the name that ends in it as the table of suffixes says."""
    for part in _parts(page, run):
        yield Slot(part, _name(page, part))


def _name(page: Page, part: Run) -> Mention | None:
    for ending in reversed(part.endings):
        start = left_boundary(page, part.start, ending)
        if ending.start < start or _built_by(page, part, start, ending):
            continue
        opening = _opening(page, part, start, ending)
        if opening < start or named(page, part.before, start, ending):
            return Mention(opening, ending.end, EntityType(ending.type))
    return None


def _opening(page: Page, part: Run, start: int, ending: Ending) -> int:
    """Where a name begins whose purpose is spelled out: behind 成立 for a body, at 庆祝 for an event, if they stand before."""
    opening = _OPENINGS.get(ending.type)
    if opening is None or part.before == "hard":
        return start
    found = opening.search(page.masked, max(0, start - _FAR), start)
    return found.start(1) if found else start


def _built_by(page: Page, part: Run, start: int, ending: Ending) -> bool:
    """Whether what ends here is built by a body named before it (某大学建设…学院): then that body is the name."""
    if "建设" not in page.masked[start : ending.start]:
        return False
    ends = {e.end for e in part.endings}
    return ending.type != "policy" and any(
        word.text == "建设" and word.start in ends and ending.start - word.end > _LITTLE
        for word in page.words_in(start, ending.start)
    )


def _parts(page: Page, run: Run) -> Iterator[Run]:
    """A run, divided where a joining word stands between two names and not inside one."""
    part = run
    for word in joins(page, run.start, run.end):
        left = tuple(e for e in part.endings if part.start <= e.start and e.end <= word.start)
        right = tuple(e for e in part.endings if e.start > word.start)
        if not right or _divides(page, part.start, left, right, word.start):
            yield Run(part.before, part.start, word.start, left)
            part = Run("join", word.end, run.end, right)
    yield part


def _divides(page: Page, start: int, left: tuple[Ending, ...], right: tuple[Ending, ...], join: int) -> bool:
    last = right[-1]
    if last.type == "agency":
        return False
    if left and left[-1].end == join and page.masked[left[-1].start : join] == page.masked[last.start : last.end]:
        return True
    if last.type == "organisation" and not left:
        return len([*page.words_in(start, join)]) == 1 and page.proper(start, join, strong=True)
    if page.proper(start, join):
        return True
    return not (last.type in ("organisation", "event") or last.sure == "long")


def left_boundary(page: Page, start: int, ending: Ending) -> int:
    """Where a name begins that may begin at `start`: behind a year, and behind verbs that open the run."""
    while year := _YEAR.match(page.masked, start, ending.start):
        if ending.type in _DATED:
            return start
        start = year.end()
    if ending.type in ("agency", "metric"):
        return start + 1 if page.masked[start] in "与和及同" else start
    while (word := page.word_at(start)) and word.end < ending.start:
        if not (firmness(word.text) in ("front", "join") or _founds(page, word)) or _begins_name(page, word, ending):
            break
        start = word.end
    return start


def _begins_name(page: Page, word: Word, ending: Ending) -> bool:
    """Whether a verb of one character is the first half of a name that no dictionary has (保庆中学, 建原路)."""
    if len(word.text) > 1 or ending.start != word.end + 1:
        return False
    after = page.word_at(word.end)
    return after is not None and after.end == ending.start and after.text not in SMALL


def _founds(page: Page, word: Word) -> bool:
    """Whether a word is the area that builds what follows (武汉建设…枢纽), and no part of its name."""
    if word.tag != "ns":
        return False
    after = page.word_at(word.end)
    return after is not None and after.text in _BUILDS


def named(page: Page, before: str, start: int, ending: Ending) -> bool:
    """Whether what stands before the ending makes a name of it; `before` is the kind of the cut before its run."""
    length = ending.start - start
    if length < 1 or page.masked[ending.start - 1] in "和与及":
        return False
    generic = _GENERIC.match(page.masked, start) is not None
    weak = ending.type == "policy" or generic
    if page.proper(start, ending.start, ending.end, strong=weak):
        return True
    if before == "count":
        return ending.type == "event" and length >= _LONG
    if ending.sure == "always":
        return length > 1
    if ending.sure == "plain":
        return not weak and length in _PLAIN and _plain(page, start, ending)
    if ending.sure == "long":
        return length >= _LONG and not weak
    if ending.sure == "task":
        return length >= 4 and not (generic and ending.type == "project") and before == "intro"
    return False


def _plain(page: Page, start: int, ending: Ending) -> bool:
    """Whether a modifier is a word or two of no special kind, such as things are named by (春风隧道)."""
    row = suffixes()[page.masked[ending.start : ending.end]]
    return page.masked[start : ending.start] not in row.unless and all(
        firmness(word.text) == ""
        and word.text not in ordinary()
        and word.text not in row.unless
        and word.tag[0] in _NOUNS
        for word in page.words_in(start, ending.start)
    )
