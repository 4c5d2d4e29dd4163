"""When two names mean one thing."""

import pytest

from kg.extract.entities.identity import core, key
from kg.model import Area, EntityType
from naming import CITY, DISTRICT, STATE, names

PROJECT, AGENCY, ORGANISATION = EntityType.PROJECT, EntityType.AGENCY, EntityType.ORGANISATION


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("11号线二期", "地铁11号线二期工程", PROJECT),
        ("石桥路东延", "石桥路东延工程", PROJECT),
        ("深圳火车站改造", "深圳火车站升级改造", PROJECT),
        ("罗湖区妇幼保健院改扩建", "妇幼保健院改扩建工程", PROJECT),
        ("罗湖区发展和改革局", "发展改革局", AGENCY),
        ("区人民医院", "罗湖区人民医院", ORGANISATION),
        ("蔡家坡统筹片区", "蔡家坡片区", EntityType.PLACE),
        ("《红岭产业带综合规划》", "红岭产业带综合规划", EntityType.POLICY),
        ("中美经贸摩擦", "中美贸易摩擦", EntityType.EVENT),
        ("全区绿化覆盖率", "绿化覆盖率", EntityType.METRIC),
        ("２号线三期", "2号线三期", PROJECT),
    ],
)
def test_variants_of_a_name_have_one_key(one: str, other: str, kind: EntityType) -> None:
    assert key(one, kind, DISTRICT) == key(other, kind, DISTRICT)


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("2号线三期", "8号线一期", PROJECT),
        ("2号线三期", "2号线二期", PROJECT),
        ("5号线西延", "15号线西延", PROJECT),
        ("清水河复明工程", "笔架山河复明工程", PROJECT),
        ("莲塘05-14地块", "莲塘05-15地块", EntityType.PLACE),
        ("市人民医院", "区人民医院", ORGANISATION),
        ("深圳市人民政府", "罗湖区人民政府", AGENCY),
        ("石桥路", "石桥路东延", PROJECT),
        ("第一中学", "第二中学", PROJECT),
    ],
)
def test_namesakes_are_kept_apart(one: str, other: str, kind: EntityType) -> None:
    assert key(one, kind, DISTRICT) != key(other, kind, DISTRICT)


def test_the_key_is_the_same_in_every_report_of_a_body_and_not_of_another() -> None:
    (early,) = names("启动石桥路东延工程。")
    (late,) = names("石桥路东延建成通车。")
    (elsewhere,) = names("石桥路东延建成通车。", CITY)
    assert early.key == late.key != elsewhere.key


def test_the_core_is_never_empty() -> None:
    assert core("罗湖区", EntityType.DISTRICT, DISTRICT)
    assert core("工程", PROJECT, DISTRICT) == "工程"


def test_aliases_are_the_other_names_in_the_report() -> None:
    (entity,) = names("启动石桥路东延工程。石桥路东延工程加快，石桥路东延通车。")
    assert (entity.name, entity.aliases) == ("石桥路东延工程", ("石桥路东延",))


@pytest.mark.parametrize(
    ("area", "text", "name", "codes"),
    [
        (DISTRICT, "罗湖区占5条。", "罗湖区", ("440303",)),
        (DISTRICT, "深圳首个试点。", "深圳市", ("440300",)),
        (Area("420000", "湖北省", "province"), "宜都、大冶发展。", "宜都市", ("420581",)),
        (Area("110000", "北京市", "province"), "支持朝阳区发展。", "朝阳区", ("110105",)),
        (STATE, "支持朝阳区发展。", "朝阳区", ("110105", "220104")),
        (Area("340000", "安徽省", "province"), "支持合肥发展。", "合肥市", ("340100",)),
        (Area("350203", "思明区", "district"), "思明占5条。", "思明区", ("350203",)),
        (Area("120101", "天津市和平区", "district"), "和平率先建成。", "和平区", ("120101",)),
        (STATE, "支持延边振兴。", "延边朝鲜族自治州", ("222400",)),
    ],
)
def test_areas_are_resolved_in_the_reports_own_region(area: Area, text: str, name: str, codes: tuple[str, ...]) -> None:
    entity = next(e for e in names(text, area) if e.name == name)
    assert entity.areas == codes
    assert entity.key.startswith("area-") == (len(codes) == 1)


def test_a_bare_name_that_is_a_common_word_is_no_area() -> None:
    assert names("坚持和平发展。", Area("120000", "天津市", "province")) == ()


def test_a_name_in_traditional_or_full_width_characters_is_the_same_thing() -> None:
    texts = ("启动8号线一期工程。罗湖区占5条。", "啟動８號線一期工程。羅湖區佔５條。")
    simplified, traditional = (names(text) for text in texts)
    assert [entity.key for entity in simplified] == [entity.key for entity in traditional]
    assert traditional[1].areas == ("440303",)
    assert [traditional[0].name, traditional[1].name] == ["８號線一期工程", "罗湖区"]
