"""Many small reports: pieces of the invented one, of other areas and years."""

from hashlib import sha256
from pathlib import Path

from kg.areas import areas
from kg.store import open_store

FIRST_YEAR = 2011
TEXT = """{area}{year}年上半年国民经济和社会发展计划执行情况报告

一、{year}年上半年计划执行情况

全区地区生产总值320.5亿元，同比增长8.2%。望江文化馆新建工程已完成主体结构施工。

二、存在的问题

一是教育供给不足。小学一年级学位缺口1200个。

三、下半年重点工作

建成临江小学，新增学位{places}个。9月底前完成望江文化馆新建工程验收。
"""


def codes() -> list[str]:
    """The codes of counties and districts."""
    return sorted(code for code in areas() if not code.endswith("00"))


def write_many(folder: Path, count: int, each: int = 10) -> Path:
    """A folder of reports, some of each area."""
    for number in range(count):
        write_one(folder, codes()[number // each], FIRST_YEAR + number % each)
    return folder


def write_one(folder: Path, code: str, year: int, places: int = 1500) -> Path:
    """One report of an area and year, in a folder of its own."""
    place = folder / f"{code}-{year}"
    place.mkdir(parents=True, exist_ok=True)
    text = TEXT.format(area=areas()[code].name, year=year, places=places + year)
    (place / "report.txt").write_text(text, "utf-8")
    said = [
        f"id: r-{code}-{year}",
        f"jurisdiction: '{code}'",
        f"reporting_period: {year}-H1",
        f"plan_period: {year}-H2",
    ]
    (place / "report.yml").write_text("\n".join([*said, f"title: {text.splitlines()[0]}"]), "utf-8")
    return place / "report.txt"


def digest(store: Path) -> str:
    """A hash of all quads of a store, in order."""
    return sha256("\n".join(sorted(map(str, open_store(store)))).encode()).hexdigest()
