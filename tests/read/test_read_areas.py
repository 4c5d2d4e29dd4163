import pytest

from kg.areas import areas
from kg.errors import MetadataMissing, SourceError
from kg.read.areas import area_named, areas_in

TITLES = [
    ("深圳市罗湖区2020年上半年国民经济和社会发展计划执行情况报告", ["440303"]),
    ("2026年吉林省政府工作报告", ["220000"]),
    ("上海市政府工作报告", ["310000"]),
    ("北京市海淀区2020年计划执行情况报告", ["110108"]),
    ("新疆2023年政府工作报告", ["650000"]),
    ("内蒙古自治区政府工作报告", ["150000"]),
    ("恩施土家族苗族自治州政府工作报告", ["422800"]),
    ("恩施州政府工作报告", ["422800"]),
    ("长白县政府工作报告", ["220623"]),
    ("河南2023年政府工作报告", ["410000"]),
    ("镇江2023年政府工作报告", ["321100"]),
    ("浦东新区2019年计划执行情况报告", ["310115"]),
    ("长春市朝阳区政府工作报告", ["220104"]),
    ("朝阳区政府工作报告", ["110105", "220104"]),
    ("深圳市大鹏新区2020年经济社会发展情况报告", []),
    ("关于加快城区建设的报告", []),
    ("国民经济和社会发展计划执行情况的报告", []),
]


@pytest.mark.parametrize(("title", "codes"), TITLES)
def test_the_area_that_a_title_names(title: str, codes: list[str]) -> None:
    assert [area.code for area in areas_in(title)] == codes


NAMES = [
    ("440303", "440303"),
    ("罗湖区", "440303"),
    ("深圳市罗湖区", "440303"),
    ("吉林省", "220000"),
    ("中国", "000000"),
]


@pytest.mark.parametrize(("text", "code"), NAMES)
def test_areas_by_code_or_name(text: str, code: str) -> None:
    assert area_named(text).code == code


def test_names_that_two_areas_have_or_none() -> None:
    with pytest.raises(MetadataMissing, match=r"黑龙江省鹤岗市南山区 \(230404\) or 广东省深圳市南山区 \(440305\)"):
        area_named("南山区")
    with pytest.raises(SourceError, match="no administrative area"):
        area_named("蓬莱仙境")


def test_the_table_has_the_state_all_provinces_and_the_levels_below() -> None:
    levels = [area.level for area in areas().values()]
    assert levels.count("state") == 1
    assert levels.count("province") == 34
    assert levels.count("city") > 330
    assert levels.count("district") > 2900
    assert list(areas()) == sorted(areas())
