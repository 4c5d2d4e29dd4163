"""What the words around a figure say of it: more or less, growth or fall."""

from __future__ import annotations

import re
from functools import cache

from kg.extract.quantities.figures import PERCENT, Figure
from kg.extract.quantities.folded import Folded
from kg.extract.quantities.lexicon import backwards, change_words, comparator_rows
from kg.model import Comparator, Direction, Kind
from kg.tables import either

BETWEEN = (
    *(
        "了",
        "达",
        "达到",
        "分别",
        "分别为",
        "分别达",
        "分别达到",
        "合计",
        "各",
        "均",
        "仅",
        "只",
        "共",
        "就",
        "按",
        "要",
        "将",
        "再",
    ),
    *(
        "预计",
        "实际",
        "累计",
        "年均",
        "平均",
        "力争",
        "幅度",
        "高达",
        "最高达",
        "又",
        "还",
        "(下同)",
        "(以下同)",
        ":",
        " ",
    ),
)
FILLERS = (
    *BETWEEN,
    *("预期", "目标", "预期目标", "计划", "确定", "安排", "定为", "拟定为", "定在"),
    *("保持", "保持在", "稳定在", "维持在", "安排在", "确定在"),
)
POINTS = "百分点"
RATES = (PERCENT, POINTS, "倍", "‰")
OPPOSITE = {Direction.UP: Direction.DOWN, Direction.DOWN: Direction.UP}


@cache
def _comparators() -> tuple[dict[str, Comparator], dict[str, Comparator]]:
    """What the words before a figure and those behind it say."""
    rows = comparator_rows()
    before = {word: Comparator(row.comparator) for row in rows for word in (*row.before, *row.before_bare)}
    after = {word: Comparator(row.comparator) for row in rows for word in (*row.after, *row.after_time)}
    return before, after


@cache
def _lead(*, bare: bool) -> re.Pattern[str]:
    """The words before a figure, backwards: filler, comparator, 至, verb, name of a rate."""
    rows = comparator_rows()
    bounds = backwards(word for row in rows for word in (*row.before, *(row.before_bare if bare else ())))
    other = backwards(word for row in rows for word in row.not_in)
    near, filler = (f"(?:{backwards(fillers)})*" for fillers in (BETWEEN, FILLERS))
    level = backwards(change_words("level"))
    verb, measured, share, rate = (backwards(change_words(form)) for form in ("verb", "measured", "share", "rate"))
    return re.compile(
        rf"(?:{near}(?P<comparator>(?!{other}){bounds}))?{filler}(?P<to>[至到为在])?了?"
        rf"(?:(?P<verb>{verb})|(?P<measured>{measured})|(?P<share>{share}))?{filler}(?P<rate>(?!{level}){rate})?"
    )


@cache
def _gap() -> re.Pattern[str]:
    return re.compile(rf"(?:[^,;。:\n、\d]|年\d+){{0,16}}?(?P<gap>{backwards(change_words('gap'))})")


@cache
def _tail(*, time: bool) -> re.Pattern[str]:
    words = [word for row in comparator_rows() for word in (*row.after, *(row.after_time if time else ()))]
    return re.compile(f" ?(?P<after>{either(words)})")


@cache
def _rate_behind() -> re.Pattern[str]:
    """5%左右的增长目标, 40%以上增长: the rate is named behind the figure."""
    _, after = _comparators()
    return re.compile(
        f"(?:{either(after)})?的?(?:预期|平均|年均)?(?P<rate>{either(change_words('rate'))})(?![至到达为\\d])"
    )


@cache
def _directions() -> dict[str, Direction]:
    return change_words("verb") | change_words("measured") | change_words("share")


def lead_of(figure: Figure, text: Folded) -> re.Match[str]:
    """What stands right before a figure."""
    match = text.before(_lead(bare=figure.bare or figure.unit.dimension == "money"), figure.start)
    assert match is not None  # every part of the expression is optional
    return match


def bounds(figure: Figure, lead: re.Match[str], text: Folded) -> Comparator:
    """The comparator of a figure: from inside it, before it or behind it, in this order."""
    if figure.maximum is not None:
        return Comparator.RANGE
    if figure.comparator is not Comparator.EQUAL:
        return figure.comparator
    before, after = _comparators()
    if (word := lead["comparator"]) is not None:
        return before[word[::-1]]
    if (tail := text.behind(_tail(time=figure.unit.dimension == "time"), figure.end)) is not None:
        return after[tail["after"]]
    return Comparator.ABOUT if figure.bare else Comparator.EQUAL


def bound_behind(figure: Figure, text: Folded) -> bool:
    """Whether the words behind a figure bound it: 左右, 以上."""
    return text.behind(_tail(time=figure.unit.dimension == "time"), figure.end) is not None


def change(figure: Figure, lead: re.Match[str], text: Folded) -> tuple[Kind, Direction | None]:
    """The kind of a figure and which way it goes."""
    kind, direction = _change(figure, lead, text)
    if figure.negative and figure.unit.name in RATES:
        return Kind.CHANGE, OPPOSITE[direction or Direction.UP]
    return kind, direction


def _change(figure: Figure, lead: re.Match[str], text: Folded) -> tuple[Kind, Direction | None]:
    kind, unit = figure.unit.kind, figure.unit.name
    if figure.form == "double":
        return Kind.CHANGE, Direction.UP
    rate = lead["rate"]
    word = lead["verb"] or lead["measured"] or lead["share"]
    if word is not None:
        direction = _directions()[word[::-1]]
        if lead["to"] is not None:
            return (kind, direction) if rate is None else (Kind.CHANGE, change_words("rate")[rate[::-1]])
        if lead["verb"] is not None or unit in RATES or (lead["measured"] is not None and kind is not Kind.COUNT):
            return Kind.CHANGE, direction
    elif rate is not None and unit in RATES:
        return Kind.CHANGE, change_words("rate")[rate[::-1]]
    elif unit == PERCENT and (following := text.behind(_rate_behind(), figure.end)) is not None:
        return Kind.CHANGE, change_words("rate")[following["rate"]]
    if unit == POINTS and (gap := text.before(_gap(), figure.start)) is not None:
        return Kind.CHANGE, change_words("gap")[gap["gap"][::-1]]
    return kind, None
