"""Administrative areas: names and six-digit codes of GB/T 2260, and which one a title names."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import resources
from typing import NamedTuple

from kg.errors import MetadataMissing, SourceError
from kg.model import Area

STATE = "000000"
PEOPLES = (
    "(?:(?:朝鲜|土家|苗|藏|羌|彝|侗|布依|哈尼|壮|傣|白|景颇|傈僳|回|蒙古|柯尔克孜|哈萨克|满|瑶|畲|黎|水|仡佬|土|撒拉|保安"
    "|东乡|裕固|锡伯|达斡尔|鄂温克|佤|拉祜|独龙|怒|普米|纳西|布朗|仫佬|毛南|塔吉克|维吾尔)族?|各族)+"
)
SELF_GOVERNING = re.compile(rf"{PEOPLES}自治([州县旗])$")
KINDS = {
    "province": re.compile(r"(?:壮族|回族|维吾尔)?(?:自治区|特别行政区)$|[省市]$"),
    "city": re.compile(r"(?:市|地区|盟|州)$"),
    "district": re.compile(r"[区县市旗]$"),
}
SHORTEST_BARE_NAME = 2
# Three districts are called 城区, but nearly every text that says 城区 means the town.
ORDINARY_WORDS = frozenset({"中国", "城区", "郊区", "矿区"})
UNKNOWN_AREA = re.compile(
    r"(?!人民|政府|国民|经济社会)[\u4e00-\u9fff]{2,8}?(?:区|县|旗|镇|乡|街道)(?=人民|政府|国民|经济|社会|关于|发展|管委会|管理|\d|二)"
)


class _Named(NamedTuple):
    """Areas with one name, and where in a text the name ends."""

    codes: tuple[str, ...]
    end: int


def level_of(code: str) -> str:
    """state, province, city or district."""
    if code == STATE:
        return "state"
    return "province" if code.endswith("0000") else "city" if code.endswith("00") else "district"


@cache
def areas() -> dict[str, Area]:
    """All areas by code."""
    table = resources.files("kg.tables").joinpath("areas.csv").read_text("utf-8")
    return {
        row["code"]: Area(row["code"], row["name"], level_of(row["code"])) for row in csv.DictReader(table.splitlines())
    }


def above(code: str) -> tuple[str, ...]:
    """The codes of the areas that hold this one, the nearest first, as far as they are in the table."""
    return tuple(c for c in (code[:4] + "00", code[:2] + "0000") if c != code and c in areas())


def names_of(area: Area) -> tuple[str, str, str]:
    """The full name, the usual one, and the one without its kind: 恩施土家族苗族自治州, 恩施州, 恩施."""
    usual = SELF_GOVERNING.sub(r"\1", area.name) if "自治" in area.name else area.name
    kind = KINDS.get(area.level)
    bare = kind.sub("", usual) if kind else usual
    return area.name, usual, bare if len(bare) >= SHORTEST_BARE_NAME else usual


@cache
def _by_name(full_names: bool) -> dict[str, tuple[str, ...]]:
    names: dict[str, list[str]] = defaultdict(list)
    for code, area in areas().items():
        for name in dict.fromkeys(names_of(area)[: 2 if full_names else 3]):
            if name not in ORDINARY_WORDS:
                names[name].append(code)
    return {name: tuple(codes) for name, codes in names.items()}


def area_named(text: str) -> Area:
    """The area with this code or name; raises `MetadataMissing` where several have it, `SourceError` where none has."""
    if text in areas():
        return areas()[text]
    if re.fullmatch(r"\d{6}", text):
        return Area(text, text, level_of(text))
    found = (areas()[STATE],) if text == areas()[STATE].name else areas_in(text)
    if len(found) > 1:
        raise MetadataMissing(f"“{text}” may be {listed(found)}; give its code, e.g. --jurisdiction {found[0].code}.")
    if not found or not text.endswith(names_of(found[0])):
        raise SourceError(f"“{text}” is no administrative area that kg knows; give its six-digit code.")
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
