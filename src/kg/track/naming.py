"""Under which words a named thing is looked for in a later report, and where they stand there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg.areas import names_of
from kg.folding import fold
from kg.model import Area, Entity, Span
from kg.tables import either
from kg.track.cues import words

SHORTEST = 4  # a name of three characters or fewer stands in too many other words to be searched for as text,
NUMBERED = re.compile("\\d+号?.")  # unless a number tells it: 8号线
FRONTS, LONG = (2, 3), 6
MARKS = "“”‘’\"'《》〈〉"
UNMARKED = re.compile(f"[{MARKS}]")
DASHES = str.maketrans("—–-", "---")
PERIOD = re.compile("十?[一二三四五六七八九]五(?:时期|期间)?")
OWN_PAPER = re.compile("(?:规划)?(?:纲要|建议|报告|规划|意见|决定)(?:[(]草案[)])?")
PLAN_OF_PERIOD = re.compile("“?十(?P<which>[一二三四五六七八九])五”?(?:发展)?(?P<what>规划|计划)$")
OTHER_PART = re.compile("[一二三四五六七八九十\\d]+期|[东南西北][延线段]|延伸|延长|支线|复线")


def folded(text: str) -> str:
    """A text as names are looked for in it: one form for each character and each dash, every offset kept."""
    return fold(text).translate(DASHES)


def is_trackable(name: str) -> bool:
    """Whether a name tells one promise from others: “十四五” is only a time, 《纲要（草案）》 this report's own paper."""
    bare = fold(name).strip(MARKS)
    return not (PERIOD.fullmatch(bare) or OWN_PAPER.fullmatch(bare))


def forms(entity: Entity, area: Area) -> tuple[str, ...]:
    """The names that a thing goes by and what later reports shorten them to, the fullest first."""
    names = [folded(name) for name in (entity.name, *entity.aliases)]
    shorter = [form for name in names for form in _shortened(name, area)]
    return tuple(
        dict.fromkeys(form for form in (*names, *shorter) if len(form) >= SHORTEST or NUMBERED.fullmatch(form))
    )


def places(text: str, form: str) -> Iterator[Span]:
    """Where a name stands in a folded text, and not as the name of another part of the thing: 10号线 is not 10号线二期."""
    at = text.find(form)
    while at >= 0:
        end = at + len(form)
        if not OTHER_PART.match(text, end) and not (form[0].isdigit() and text[at - 1 : at].isdigit()):
            yield Span(at, end)
        at = text.find(form, end)


def scrambled(form: str) -> str:
    """A name without the words that may be left out, its characters in order: 扩建二期工程 and 二期扩建 are one."""
    return "".join(sorted(_left_out().sub("", form)))


def without_front(form: str) -> tuple[str, ...]:
    """A long name without the two or three characters in front of it, mostly of a place: 长株潭|绿心中央公园."""
    return tuple(form[size:] for size in FRONTS if len(form) - size >= LONG)


def _shortened(name: str, area: Area) -> Iterator[str]:
    if plan := PLAN_OF_PERIOD.search(name):
        yield f"第十{plan['which']}个五年{plan['what']}"
    own = _own(area)
    bare, unmarked = own.sub("", name), UNMARKED.sub("", name)
    if len(unmarked) >= SHORTEST:
        yield unmarked
    for form in dict.fromkeys((bare, _left_out().sub("", name), _left_out().sub("", bare))):
        if form != name and len(form) >= SHORTEST + (form != bare):
            yield form


@cache
def _own(area: Area) -> re.Pattern[str]:
    """The body's own area in front of a name, or as its stretch of a line at the end."""
    names = either(fold(name) for name in names_of(area))
    return re.compile(f"^{names}|{names}段$")


@cache
def _left_out() -> re.Pattern[str]:
    return re.compile(f"{words('left-out-of-names')}+$")
