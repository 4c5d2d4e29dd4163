"""Administrative areas: which one a name in a report means, within the report's own region."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from kg.areas import STATE, above, level_of, names_of
from kg.areas import areas as known_areas
from kg.extract.entities.lexicon import area_words, boundaries, ordinary
from kg.extract.entities.page import Page
from kg.extract.entities.suffixed import Mention
from kg.model import EntityType

_SHORTEST_FULL_NAME = 3


@cache
def gazetteer(region: str) -> dict[str, tuple[str, ...]]:
    """Names and the codes they may mean for a report of a region: its own areas first, else those of the whole country.

    Districts and counties elsewhere are known by their full name only. A bare name that is an ordinary word as well is left
    out, unless it is that of the region or of an area that holds it.
    """
    words = area_words() | ordinary() | boundaries().keys()
    held = {region, *above(region)}
    near = region[:4] if level_of(region) == "district" else region[:2]
    found: dict[str, list[str]] = defaultdict(list)
    for code, area in known_areas().items():
        full, usual, bare = names_of(area)
        if code == STATE or len(full) < _SHORTEST_FULL_NAME:
            continue
        own = (region != STATE and code.startswith(near)) or code == region[:2] + "0000"
        names = {full, usual}
        if code in held or ((own or area.level != "district") and bare not in words):
            names.add(bare)
        for name in sorted(names):
            found[name].append(code)
    return {name: _nearest(codes, near) for name, codes in found.items()}


def _nearest(codes: list[str], near: str) -> tuple[str, ...]:
    for reach in (near, near[:2]):
        if close := [code for code in codes if code.startswith(reach)]:
            return _highest(close)
    return _highest(codes)


def _highest(codes: list[str]) -> tuple[str, ...]:
    """Of 吉林 the province, not the city; of two districts both."""
    for rank in ("province", "city"):
        if high := [code for code in codes if level_of(code) == rank]:
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
    for number in [number for number, word in enumerate(page.texts) if word in heads]:
        first, second = page.texts[number], "".join(page.texts[number + 1 : number + 2])
        name = first + second if first + second in names else first
        start = page.start(number)
        if name in names and start >= taken:
            taken = start + len(name)
            yield Mention(start, taken, _kind(names[name]))


def _kind(codes: tuple[str, ...]) -> EntityType:
    return EntityType.DISTRICT if all(level_of(code) == "district" for code in codes) else EntityType.PLACE
