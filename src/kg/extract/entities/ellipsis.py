"""Names that leave something out: 布心花园一、二、四区 names three things, 二期 a later phase of the work just named."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.extract.entities.page import Page
from kg.extract.entities.suffixed import Mention
from kg.model import EntityType

_NUMBER = r"(?:[一二三四五六七八九十]{1,2}|[A-Z]?\d{1,3}(?:-\d+)?)"
_SERIES = re.compile(
    rf"(?=[一二三四五六七八九十A-Z\d])({_NUMBER}(?:(?:、|和|及){_NUMBER}){{1,12}})(号线|号楼|号地块|地块|标段|区|期|段|号)"
)
_PHASE = re.compile(r"[一二三四五六]期")
_BEFORE_PHASE = re.compile(r"[^一-鿿]$|[成进动设]$")
_PHASED = re.compile(r"(.{3,})[一二三四五六]期(?:工程)?$")
_REACH = 80
_SAME_LIST = re.compile(r"^[、和及与]$")


def ellipses(page: Page, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Mentions whose whole name is spelled out from a name near by."""
    ends = {mention.end: mention for mention in mentions}
    for series in _SERIES.finditer(page.masked):
        base = ends.get(series.start())
        if base is None and series[2] != "号线":
            continue
        start, front, kind = (
            (base.start, base_text(page, base), base.type) if base else (series.start(), "", EntityType.PROJECT)
        )
        for number in re.findall(_NUMBER, series[1]):
            yield Mention(start, series.end(), kind, f"{front}{number}{series[2]}")
    yield from _phases(page, mentions)


def base_text(page: Page, mention: Mention) -> str:
    """The name of a mention, spelled out."""
    return mention.name or page.text[mention.start : mention.end]


def _phases(page: Page, mentions: Sequence[Mention]) -> Iterator[Mention]:
    number, before = 0, None
    for phase in _PHASE.finditer(page.masked):
        if not _BEFORE_PHASE.search(page.masked, phase.start() - 1, phase.start()):
            continue
        while number < len(mentions) and mentions[number].end <= phase.start():
            if mentions[number].type == EntityType.PROJECT:
                before = mentions[number]
            number += 1
        if before is None or phase.start() - before.end > _REACH:
            continue
        if phased := _PHASED.match(base_text(page, before)):
            yield Mention(*phase.span(), before.type, phased[1] + phase[0])
