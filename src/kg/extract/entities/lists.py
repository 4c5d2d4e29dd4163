"""Names in lists: members that a sibling, or the noun at the end of the list, shows to be names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from kg.extract.entities.endings import Ending
from kg.extract.entities.lexicon import Suffix, suffixes
from kg.extract.entities.page import Page
from kg.extract.entities.suffixed import Mention, Slot, left_boundary
from kg.model import EntityType
from kg.tables import either

_SEPARATORS = frozenset({"、", "和", "与", "及", "以及", "、和"})
_HEAD_REACH = 16
_LONGEST, _SHORT, _BARE = 12, 4, 3
_HEADED = frozenset({"place", "project", "organisation", "event"})
_NO_HEAD = frozenset({"市场", "线路", "专区", "城", "系统", "科技"})
_PLACE = frozenset("村路河桥站县镇湖江港")
_KIN = frozenset({"areas", "roads", "houses", "crossings", "firms", "works"})
_DIGIT = re.compile(r"[\d“]")


@cache
def _head() -> re.Pattern[str]:
    words = [
        word
        for word, row in suffixes().items()
        if row.type in _HEADED and word not in _NO_HEAD and (len(word) > 1 or word in _PLACE)
    ]
    return re.compile(
        "(?:等)?(?:[\\d一二两三四五六七八九十]+[一-鿿])?[一-鿿\\d]{0,10}?("
        + either([*words, "企业", "机构", "城市", "地", "国家"])
        + ")"
    )


def grouped(page: Page, slots: Sequence[Slot]) -> Iterator[list[Slot]]:
    """The slots that stand in one list, list after list; a slot that stands alone is no list."""
    group: list[Slot] = []
    for slot in slots:
        if group:
            last = group[-1]
            whole = last.mention is None or last.mention.end == last.part.end
            if not (whole and page.masked[last.part.end : slot.part.start] in _SEPARATORS):
                if len(group) > 1:
                    yield group
                group = []
        group.append(slot)
    if len(group) > 1:
        yield group


def listed(page: Page, slots: Sequence[Slot]) -> Iterator[Mention]:
    """The further names of lists, of the type of a sibling or of the noun that ends the list."""
    for group in grouped(page, slots):
        siblings = [slot.mention for slot in group if slot.mention]
        head = _head_type(page, group[-1])
        kind = head or next((m.type for m in reversed(siblings) if m.type in _KINDS), None)
        if kind is None:
            continue
        longest = _LONGEST if head else _SHORT
        kin = _kin(page, group)
        tail = _shared_tail(page, group[-1]) if head is None else ""
        for slot in group:
            if slot.mention is None and (mention := _member(page, slot, kind, kin, longest)):
                short = tail and not slot.part.endings and mention.end - mention.start <= _BARE
                yield mention._replace(name=page.text[mention.start : mention.end] + tail) if short else mention


_KINDS = (EntityType.PLACE, EntityType.PROJECT, EntityType.ORGANISATION, EntityType.DISTRICT)


def _head_type(page: Page, last: Slot) -> EntityType | None:
    if last.mention is not None and last.mention.end != last.part.end:
        return None
    found = _head().match(page.masked, last.part.end, last.part.end + _HEAD_REACH)
    if (
        not found
        or found.end() == last.part.end
        or page.masked[last.part.end] not in "等两二三四五六七八九十0123456789"
    ):
        return None
    row = suffixes().get(found[1])
    if row is None:
        return EntityType.ORGANISATION if found[1] in ("企业", "机构") else EntityType.PLACE
    return EntityType(row.type)


def _shared_tail(page: Page, last: Slot) -> str:
    """What the members before the last leave out: 街道综合文体中心 in 南湖、黄贝街道综合文体中心."""
    if last.mention is None or last.mention.type not in (EntityType.PROJECT, EntityType.ORGANISATION):
        return ""
    begins = (e.start for e in last.part.endings if e.end - e.start > 1 and e.start > last.mention.start)
    begin = next(begins, last.mention.end)
    return page.text[begin : last.mention.end] if begin - last.mention.start <= _BARE else ""


def _member(page: Page, slot: Slot, kind: EntityType, kin: set[str], longest: int) -> Mention | None:
    part = slot.part
    if part.before == "count":
        return None
    ending = part.endings[-1] if part.endings else Ending(part.end, part.end, kind, "name")
    start = left_boundary(page, part.start, ending)
    row = _row(page, ending)
    if row is not None and _family(row) in kin and 1 <= ending.start - start <= _LONGEST and ending.end - start > 2:
        return Mention(start, ending.end, EntityType(ending.type))
    plain = 2 <= part.end - start <= longest and not _DIGIT.search(page.masked, start, part.end)
    if plain and page.proper(start, part.end, part.end, strong=part.end - start > _SHORT + 1):
        return Mention(start, part.end, kind)
    return None


def _row(page: Page, ending: Ending) -> Suffix | None:
    return suffixes().get(page.masked[ending.start : ending.end])


def _family(row: Suffix) -> str:
    """The first word of a kind: roads and lines are kin to roads named by any word."""
    return row.kind.partition(" ")[0]


def _kin(page: Page, group: Sequence[Slot]) -> set[str]:
    """The kinds of suffix by which members of a list are names already."""
    rows = [_row(page, e) for slot in group if slot.mention for e in slot.part.endings if e.end == slot.mention.end]
    return {_family(row) for row in rows if row is not None and _family(row) in _KIN}
