"""How far a report says that a named thing has come, by the words of the clause that names it."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from kg.model import Span
from kg.tables import either
from kg.track.cues import words
from kg.track.stages import endings, is_final, rank, verbs

BREAK = re.compile("[,;。:!?\\n]")
LONGEST = 120  # characters of a clause on either side of a name
NEAR = 4  # characters between two words of one predicate: 建成|并|投入运营
REST = 8  # and behind a last one, where an object of its own would be longer
FIGURE = re.compile("[\\d第]")
LIST = re.compile("[、和及与]")
JOINED = 1  # characters between two verbs with one object: 制定|和|实施
ROUND = re.compile("(?:第[一二三四五六七八九十\\d]+|新一|上一|下一)[轮期批]$")
PREPARATION, PROGRESS = "preparation", "progress"


class Progress(NamedTuple):
    """A stage by its code, where words of the clause name one, whether that is of a part only, and of which round of several."""

    stage: str | None
    partly: bool = False
    finished: bool = False
    round: str | None = None


def progress(text: str, name: Span) -> Progress:
    """The stage of a named thing: of what is said behind its name, else of the act in front of it.

    `text` is folded. A clause that goes on about the same thing (已…, 并…) is read with it.
    """
    opening = max(0, name.start - LONGEST)
    start = max((match.end() for match in BREAK.finditer(text, opening, name.start)), default=opening)
    before, after = text[start : name.start], _behind(text, name.end)
    place = before.endswith("在")  # what was done there is of another thing
    behind, ahead = None if place else _said_behind(after), _act_before(before)
    which = ROUND.search(before)
    return Progress(
        stage=behind if behind and (ahead is None or behind != PROGRESS) else ahead,
        partly=bool(re.search(words("partly"), f"{before} {after}") or re.search(words("partly-behind"), after)),
        finished="完成" in before or "完成" in after,
        round=which.group() if which else None,
    )


def reached(told: Progress, aim: Progress) -> bool:
    """Whether what is told is an end, or no less than what was promised."""
    if told.stage is None or (told.partly and not aim.partly) or told.round not in (None, aim.round):
        return False
    if is_final(told.stage):
        return True
    if aim.stage in (None, PROGRESS) or is_final(aim.stage):
        return False
    if told.stage == aim.stage == PREPARATION:
        return told.finished
    return rank(aim.stage) <= rank(told.stage)


def _behind(text: str, end: int) -> str:
    """The rest of the clause, and the next one where it goes on about the same thing."""
    stop = BREAK.search(text, end)
    if stop is None or stop.start() > end + LONGEST:
        return text[end : end + LONGEST]
    rest = text[end : stop.start()]
    more = _goes_on().match(text, stop.end()) if stop.group() == "," else None
    if more and (final := _ends().match(text, more.end())) and is_final(_stages()[final.group()]):
        return rest + final.group()
    return rest


def _said_behind(after: str) -> str | None:
    """The last word of the predicate: 建成并投入运营 is in service; 打通 with an object of its own says nothing.

    Where the name begins a list, that of the clause, else the first behind it; behind a figure it is of another thing.
    """
    last, listed = None, LIST.match(after)
    for match in _ends().finditer(after):
        if last is not None and not listed and match.start() - last.end() > NEAR:
            break
        if last is None or (_stages()[last.group()], _stages()[match.group()]) != (PREPARATION, PROGRESS):
            last = match
    if last is None:
        return None
    rest, stage = after[last.end() :], _stages()[last.group()]
    own_object = len(rest) > REST or FIGURE.match(rest) or (rest and last.group() not in endings())
    return PROGRESS if is_final(stage) and (own_object or FIGURE.match(after)) else stage


def _act_before(before: str) -> str | None:
    """The last act in front of a name; of two with one object (颁布实施) the further."""
    stage, end = None, -1
    for match in _acts().finditer(before):
        found = _stages()[match.group()]
        joined = stage is not None and match.start() - end <= JOINED
        stage = max(stage, found, key=rank) if joined and stage else found
        end = match.end()
    return None if stage is None or _not_the_object().search(before, end) else stage


@cache
def _goes_on() -> re.Pattern[str]:
    return re.compile(words("goes-on"))


@cache
def _not_the_object() -> re.Pattern[str]:
    return re.compile(f"{words('not-the-object')}[^、]*$")


@cache
def _stages() -> dict[str, str]:
    return {**verbs(), **endings()}


@cache
def _ends() -> re.Pattern[str]:
    return re.compile(either(_stages()))


@cache
def _acts() -> re.Pattern[str]:
    weak = re.compile(words("no-end"))
    return re.compile(either(word for word in _stages() if not weak.fullmatch(word)))
