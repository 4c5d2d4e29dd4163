"""Administrative areas: which one a name in a report means, within the report's own region."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import NamedTuple

import rjieba

from kg.extract.entities.lexicon import area_names, boundaries, ordinary
from kg.extract.entities.page import Page
from kg.extract.entities.suffixed import Mention
from kg.model import EntityType

_KIND = re.compile(
    r"(?:(?:[一-鿿]{1,5}族)*(?:自治区|自治州|自治县|自治旗)|特别行政区|新区|地区|林区|省|市|区|县|盟|旗|州)$"
)
_SHORTEST = 2


class Named(NamedTuple):
    """A name of areas and the codes it may stand for within one region."""

    name: str
    codes: tuple[str, ...]


def level(code: str) -> str:
    """state, province, city or district."""
    return (
        "state"
        if code == "000000"
        else "province"
        if code[2:] == "0000"
        else "city"
        if code[4:] == "00"
        else "district"
    )


def bare(name: str) -> str:
    """The name without its kind: 吉林省 → 吉林; 东城区 → 东城; what would be shorter than two characters stays whole."""
    short = _KIND.sub("", name)
    return short if len(short) >= _SHORTEST else name


def _is_word(name: str) -> bool:
    """Whether the bare name is also a common word (和平, 解放)."""
    if name in boundaries() or name in ordinary():
        return True
    words = rjieba.tag(name, False)
    return len(words) == 1 and words[0][1] not in ("ns", "nr", "nrt")


@cache
def gazetteer(region: str) -> dict[str, tuple[str, ...]]:
    """Names and the codes they may mean for a report of a region: its own areas first, else those of the whole country.

    Districts and counties elsewhere are known by their full name only; a bare name that is also a common word is left out.
    """
    near = region[:4] if level(region) == "district" else region[:2]
    found: dict[str, list[str]] = defaultdict(list)
    for code, name in area_names().items():
        if code == "000000" or len(name) < _SHORTEST + 1:
            continue
        own = (region != "000000" and code.startswith(near)) or code == region[:2] + "0000"
        found[name].append(code)
        short = bare(name)
        if short != name and (own or level(code) != "district") and not _is_word(short):
            found[short].append(code)
    return {name: _nearest(codes, near) for name, codes in found.items()}


def _nearest(codes: list[str], near: str) -> tuple[str, ...]:
    for reach in (near, near[:2]):
        if close := [code for code in codes if code.startswith(reach)]:
            return _highest(close)
    return _highest(codes)


def _highest(codes: list[str]) -> tuple[str, ...]:
    """Of 吉林 the province, not the city; of two districts both."""
    for rank in ("province", "city"):
        if high := [code for code in codes if level(code) == rank]:
            return tuple(high)
    return tuple(codes)


@cache
def _heads(region: str) -> frozenset[str]:
    """What a name of the gazetteer may begin with, the name itself included."""
    return frozenset(name[:length] for name in gazetteer(region) for length in range(1, len(name) + 1))


def areas(page: Page, region: str) -> Iterator[Mention]:
    """Mentions of administrative areas: a word, or two words together, that the gazetteer of a region knows."""
    names, heads = gazetteer(region), _heads(region)
    taken = 0
    for number, (first, second) in enumerate(pairwise([*page.texts, ""])):
        if first not in heads:
            continue
        name = next((name for name in (first + second, first) if name in names), "")
        start = page.start(number)
        if name and start >= taken:
            taken = start + len(name)
            yield Mention(start, taken, _kind(names[name]))


def _kind(codes: tuple[str, ...]) -> EntityType:
    return EntityType.DISTRICT if all(level(code) == "district" for code in codes) else EntityType.PLACE
