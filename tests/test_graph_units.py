"""Units of the texts as QUDT units."""

from kg.graph.figures import qudt_units
from kg.tables import raw

# QUDT has no unit for them (looked up in QUDT 3.1), or, from P on, it was not looked up: their figures have unit:NUM and a label.
WITHOUT = {
    "",
    "亩",
    "斤",
    "工作日",
    "分",
    "点",
    "吨标准煤",
    "蒸吨",
    "标准箱",
    "吨公里",
    "人公里",
    "载重吨",
    "P",
    "EFlops",
    "兆",
    "Mbps",
    "Gbps",
    "Tbps",
    "GB",
    "TB",
    "PB",
    "兆瓦时",
    "吉瓦时",
}


def test_every_unit_that_qudt_has_is_mapped() -> None:
    units = {row["unit"] for row in raw("units")["rows"]}
    assert units - qudt_units().keys() == WITHOUT
    assert qudt_units().keys() <= units


def test_units_of_one_dimension_only_share_a_qudt_unit_where_they_are_one() -> None:
    shared = [unit for unit, node in qudt_units().items() if list(qudt_units().values()).count(node) > 1]
    assert shared == ["%", "百分点", "年", "岁"]
