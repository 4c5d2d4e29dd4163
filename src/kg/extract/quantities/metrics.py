"""The metrics of the table, and keys of their own for all others, so that the same thing has one key wherever it is named."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from kg.errors import TableError
from kg.extract.quantities.lexicon import unit_rows
from kg.ids import normal, slug
from kg.model import Kind, Metric, Quantity
from kg.tables import either, load

GROSS_PRODUCT = re.compile("(?:本地区|地区|国内|国民|全市|全省|市|省)?(?:生产总值|gdp)")
WEIGHTLESS = re.compile("[、及和与的·,()]")
MEASURES = {"增速": " (growth)", "年均增速": " (average annual growth)", "累计增速": " (growth since a base year)"}
MEASURES |= {"增减": " (change)", "占比": " (share)", "排名": " (rank)", "差距": " (gap)"}
KEYS = {"增速": "growth", "年均增速": "average-growth", "累计增速": "growth-since", "增减": "change"}
KEYS |= {"占比": "share", "排名": "rank", "差距": "gap"}


@dataclass(frozen=True, slots=True)
class MetricRow:
    """A headline metric."""

    key: str
    name: str
    en: str
    aliases: tuple[str, ...]
    unit: str
    better: str


@dataclass(frozen=True, slots=True)
class WordsRow:
    """Words by which names are cut."""

    key: str
    words: tuple[str, ...]


@cache
def words(key: str) -> tuple[str, ...]:
    """The words of one row of the table of metric words."""
    return next(row.words for row in load("metric_words", WordsRow, key="key") if row.key == key)


def canonical(name: str) -> str:
    """A name for comparison: its gross product is GDP, connectives are gone."""
    plain = normal(name)
    if "生产总值" in plain or "gdp" in plain:
        plain = GROSS_PRODUCT.sub("gdp", plain)
    return WEIGHTLESS.sub("", plain)


@cache
def known_names() -> dict[str, MetricRow]:
    """Every name of every metric of the table, in canonical form; raises `TableError` where two metrics share one."""
    known: dict[str, MetricRow] = {}
    for row in load("metrics", MetricRow, key="key"):
        for name in dict.fromkeys(canonical(name) for name in (row.name, *row.aliases)):
            if name in known:
                raise TableError(
                    f"Metrics {known[name].key} and {row.key} are both called {name}; keep it with one of them."
                )
            known[name] = row
    return known


@cache
def _counted() -> re.Pattern[str]:
    return re.compile(f"{either(words('count'))}$")


@lru_cache(maxsize=1 << 12)
def find(name: str) -> MetricRow | None:
    """The metric of the table that goes by a name, with or without a word such as 数 behind it."""
    key = canonical(name)
    return known_names().get(key) or known_names().get(_counted().sub("", key))


def metric(name: str, measure: str, quantity: Quantity) -> Metric:
    """The metric of a name: of its level, or of a measure of it such as 增速."""
    row = find(name)
    if row is not None and not measure and not _fits(row, quantity.unit):
        row, name = None, f"{name}({dimension(quantity.unit)})"
    if row is None:
        sized = "" if measure or _is_count(quantity.unit) else dimension(quantity.unit)
        base = Metric(slug(canonical(name) + sized), name, "", quantity.kind, quantity.unit, _better(name))
    else:
        base = Metric(row.key, row.name, row.en, quantity.kind, row.unit, row.better)
    return _measured(base, measure, quantity) if measure else base


def _measured(base: Metric, measure: str, quantity: Quantity) -> Metric:
    """Growth, share, rank or gap of a metric, under a key of its own."""
    english = base.name_en and base.name_en + MEASURES[measure]
    better = "less" if measure == "排名" else base.better
    return Metric(f"{base.key}-{KEYS[measure]}", base.name + measure, english, quantity.kind, quantity.unit, better)


@cache
def _dimensions() -> dict[str, str]:
    return {row.unit: row.dimension for row in unit_rows()}


def dimension(unit: str) -> str:
    """What a unit measures: money, area, time, …; count for measure words."""
    return _dimensions().get(unit, "count")


def _is_count(unit: str) -> bool:
    return dimension(unit) == "count"


def _fits(row: MetricRow, unit: str) -> bool:
    """Whether a figure in this unit can be the level of the metric."""
    return row.unit == "" or dimension(row.unit) == dimension(unit)


@cache
def _directions() -> tuple[re.Pattern[str], re.Pattern[str]]:
    return re.compile(f"{either(words('less'))}$"), re.compile(f"{either(words('more'))}$|^{either(words('more'))}")


def _better(name: str) -> str:
    less, more = _directions()
    return "less" if less.search(name) else "more" if more.search(name) else "none"


def measure_of(quantity: Quantity, name: str, before: str) -> str:
    """Which measure of the metric a figure is; empty for its level, count or own share."""
    if quantity.kind is Kind.RANK:
        return "排名"
    if quantity.kind is Kind.CHANGE:
        return _change(quantity, before)
    row = find(name)
    if quantity.kind is Kind.SHARE and row is not None and row.unit not in ("%", "‰", ""):
        return "占比"
    return ""


BASE_YEAR = re.compile(
    r"[比较][^比较]{0,2}(?:\d{4}年|“?十[一二三四五六七八九]?五)|翻|累计(?=[增下提降])|(?<!\d)(?:[三四五345]年)(?:来|累计)?(?=[增下提降])"
)
GAP = re.compile("(?:[高低快慢好优领落][于出先后过於]|塌)[^,;。]*$")


def _change(quantity: Quantity, before: str) -> str:
    if "年均" in before or "平均每年" in before:
        return "年均增速"
    if quantity.unit == "百分点":
        return "差距" if GAP.search(before) else "增减"
    if BASE_YEAR.search(before + quantity.quote):
        return "累计增速"
    return "增速" if quantity.unit in ("%", "‰", "倍") else "增减"
