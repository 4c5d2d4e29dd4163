"""Which administrative area a title names."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

from kg.areas import STATE, above, areas, level_of, names_of
from kg.errors import MetadataMissing, SourceError
from kg.model import Area

# Three districts are called 城区, but nearly every text that says 城区 means the town.
ORDINARY_WORDS = frozenset({"中国", "城区", "郊区", "矿区"})
LEVELS = ("state", "province", "city", "district")
GIVE_AREA = "give it with --jurisdiction: its full name with that of its city, or its six-digit code of GB/T 2260"
NAME_AREA = "with --jurisdiction and --jurisdiction-name or in a report.yml (docs/how-to/describe-a-report.md)"
UNKNOWN_AREA = re.compile(
    r"(?!人民|政府|国民|经济社会)[\u4e00-\u9fff]{2,8}?(?:区|县|旗|镇|乡|街道)(?=人民|政府|国民|经济|社会|关于|发展|管委会|管理|\d|二)"
)


class _Named(NamedTuple):
    """Areas with one name, and where in a text the name ends."""

    codes: tuple[str, ...]
    end: int


@cache
def _by_name(full_names: bool) -> dict[str, tuple[str, ...]]:
    names: dict[str, list[str]] = defaultdict(list)
    for code, area in areas().items():
        for name in dict.fromkeys(names_of(area)[: 2 if full_names else 3]):
            if name not in ORDINARY_WORDS:
                names[name].append(code)
    return {name: _meant(codes) for name, codes in names.items()}


def _meant(codes: list[str]) -> tuple[str, ...]:
    """Of the areas with one name the province, if one is; else those that lie in no namesake (镇江新区 lies in 镇江市)."""
    provinces = [code for code in codes if level_of(code) == "province"]
    return tuple(provinces or [code for code in codes if not set(above(code)) & set(codes)])


def area_given(said: Mapping[str, object]) -> Area:
    """The area that was given: of the table, or with its code, name and level where the table lacks it.

    A code that the table lacks stands for an area only with a name, and where the table has the city or province it lies in.
    """
    text, name = str(said["jurisdiction"]).strip(), said.get("jurisdiction_name")
    level = str(said.get("level") or level_of(text))
    if level not in LEVELS:
        raise SourceError(f"“{level}” is no level of an area; there are {', '.join(LEVELS)}.")
    if re.fullmatch(r"\d{6}", text) and text not in areas():
        if not above(text):
            raise SourceError(f"No province has the code “{text[:2]}0000”, so “{text}” is no area; {GIVE_AREA}.")
        if not name:
            raise SourceError(f"“{text}” is not in the table of areas; give its name too, {NAME_AREA}.")
        return Area(text, str(name), level)
    area = area_named(text)
    return Area(area.code, str(name or area.name), str(said.get("level") or area.level))


def area_named(text: str) -> Area:
    """The area with this code or name; raises `MetadataMissing` where several have it, `SourceError` where none has."""
    if text in areas():
        return areas()[text]
    found = (areas()[STATE],) if text == areas()[STATE].name else areas_in(text)
    if len(found) > 1:
        raise MetadataMissing(f"“{text}” may be {listed(found)}; give the code of the one that is meant.")
    if not found or not text.endswith(names_of(found[0])):
        raise SourceError(
            f"“{text}” is no administrative area that kg knows; give its six-digit code and its name, {NAME_AREA}."
        )
    return found[0]


def areas_in(text: str, *, full_names: bool = False) -> tuple[Area, ...]:
    """The areas that the text may be about: the last and most special one named, within those named before it.

    广东省深圳市南山区 is one area, 南山区 alone is two. Where an area follows that the table lacks, such as a development
    zone, there is none: the area that holds it did not write the report.
    """
    for names in (_by_name(True), _by_name(False))[: 1 if full_names else 2]:
        chain = list(_named(text, names))
        if chain:
            innermost = _innermost(chain)
            known = UNKNOWN_AREA.match(text, innermost.end) is None
            return tuple(areas()[code] for code in innermost.codes) if known else ()
    return ()


def _named(text: str, names: dict[str, tuple[str, ...]]) -> Iterator[_Named]:
    """The names in a short text, the longest at each place."""
    longest = max(map(len, names))
    start = 0
    while start < len(text):
        end = next((e for e in range(min(start + longest, len(text)), start + 1, -1) if text[start:e] in names), None)
        if end is not None:
            yield _Named(names[text[start:end]], end)
        start = end or start + 1


def _innermost(chain: list[_Named]) -> _Named:
    found = chain[0]
    for named in chain[1:]:
        inner = tuple(code for code in named.codes if any(a in found.codes for a in above(code)))
        if not inner:
            break
        found = _Named(inner, named.end)
    return found


def listed(found: Iterable[Area]) -> str:
    """Areas with what they lie in, for a sentence."""
    names = ("".join(areas()[c].name for c in reversed(above(a.code))) + a.name + f" ({a.code})" for a in found)
    return " or ".join(list(names)[:4])
