"""Administrative areas: names and six-digit codes of GB/T 2260, and which one a title names."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from importlib import resources

from kg.errors import MetadataMissing, SourceError
from kg.model import Area
from kg.tables import either

STATE = "000000"
PROVINCE_KIND = re.compile(r"(?:壮族|回族|维吾尔)?(?:自治区|特别行政区)$|[省市]$")
CITY_KIND = re.compile(r"(?:市|地区|盟)$")
DISTRICT_KIND = re.compile(r"(?:[区县市旗])$")
SHORTEST_BARE_NAME = 2


def level_of(code: str) -> str:
    """state, province, city or district."""
    if code == STATE:
        return "state"
    return "province" if code.endswith("0000") else "city" if code.endswith("00") else "district"


@cache
def areas() -> dict[str, Area]:
    """All areas by code."""
    table = resources.files("kg.tables").joinpath("areas.csv").read_text("utf-8")
    return {r["code"]: Area(r["code"], r["name"], level_of(r["code"])) for r in csv.DictReader(table.splitlines())}


def above(code: str) -> tuple[str, ...]:
    """The codes of the areas that hold this one, the nearest first, as far as they are in the table."""
    return tuple(c for c in (code[:4] + "00", code[:2] + "0000") if c != code and c in areas())


@cache
def _by_name() -> dict[str, tuple[str, ...]]:
    names: dict[str, list[str]] = defaultdict(list)
    for code, area in areas().items():
        for name in dict.fromkeys((area.name, bare_name(area))):
            names[name].append(code)
    return {name: tuple(codes) for name, codes in names.items()}


def bare_name(area: Area) -> str:
    """The name without its kind: 吉林省 → 吉林; two-character names such as 城区 keep theirs."""
    kind = {"province": PROVINCE_KIND, "city": CITY_KIND, "district": DISTRICT_KIND}.get(area.level)
    bare = kind.sub("", area.name) if kind else area.name
    return bare if len(bare) >= SHORTEST_BARE_NAME else area.name


@cache
def _pattern(full_names_only: bool) -> re.Pattern[str]:
    names = (a.name for a in areas().values()) if full_names_only else _by_name()
    return re.compile(either(n for n in names if n != "中国"))


def area_named(text: str) -> Area:
    """The area with this code or name; raises `MetadataMissing` where there is none or several."""
    if text in areas():
        return areas()[text]
    if re.fullmatch(r"\d{6}", text):
        return Area(text, text, level_of(text))
    found = areas_in(text)
    if len(found) == 1 and (found[0].name == text or text.endswith((found[0].name, bare_name(found[0])))):
        return found[0]
    if len(found) > 1:
        raise MetadataMissing(f"“{text}” may be {_listed(found)}; give the code, e.g. --jurisdiction {found[0].code}.")
    raise SourceError(f"“{text}” is no administrative area that kg knows; give its six-digit code.")


def areas_in(text: str, *, full_names: bool = False) -> tuple[Area, ...]:
    """The areas that the text may be about: the last and most special one named, with those named before it as context.

    广东省深圳市南山区 is one area, 南山区 alone is two.
    """
    chain: list[tuple[str, ...]] = []
    for pattern in (_pattern(True), _pattern(False))[: 1 if full_names else 2]:
        chain = [_by_name()[m.group()] for m in pattern.finditer(text)]
        if chain:
            break
    if not chain:
        return ()
    return tuple(areas()[code] for code in _within(chain))


def _within(chain: list[tuple[str, ...]]) -> Iterable[str]:
    candidates = chain[0]
    for names in chain[1:]:
        inner = tuple(c for c in names if any(a in candidates for a in above(c)))
        if not inner:
            break
        candidates = inner
    return candidates


def _listed(found: Iterable[Area]) -> str:
    names = ("".join(areas()[c].name for c in reversed(above(a.code))) + a.name + f" ({a.code})" for a in found)
    return " or ".join(list(names)[:4])
