"""Administrative areas of China by their six-digit codes of GB/T 2260: levels, what lies in what, and the names they go by."""

from __future__ import annotations

import csv
import re
from functools import cache
from importlib import resources

from kg.model import Area

STATE = "000000"
SHORTEST_BARE_NAME = 2
# A name of one character (白, 水, 土) also ends names of places: it is a people's only with 族 behind it (长白|朝鲜族).
PEOPLES = (
    "(?:(?:朝鲜|土家|布依|哈尼|景颇|傈僳|蒙古|柯尔克孜|哈萨克|仡佬|撒拉|保安|东乡|裕固|锡伯|达斡尔|鄂温克|拉祜|独龙|普米|纳西|布朗"
    "|仫佬|毛南|塔吉克|维吾尔)族?|[苗藏羌彝侗壮傣白回满瑶畲黎水土佤怒]族|回|各族)+"
)
SELF_GOVERNING = re.compile(rf"(?<=..){PEOPLES}自治([州县旗])$")
KINDS = {
    "province": re.compile(r"(?:壮族|回族|维吾尔)?(?:自治区|特别行政区)$|[省市]$"),
    "city": re.compile(r"(?:市|地区|盟|州)$"),
    "district": re.compile(r"(?:(?<=..)新区|(?<=...)林区|自治[县旗]|[区县市旗])$"),
}


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
