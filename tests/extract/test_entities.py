"""Which words of a report are names, and of what."""

from itertools import pairwise
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.entities import find_entities
from kg.model import EntityType, Mark, Outline, Span
from naming import CITY, STATE, document, mentioned, names, of_type, report


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Verbs, adverbs and function words stay outside.
        ("加快推进虹桥国际机场扩建工程。", ("project", "虹桥国际机场扩建工程")),
        ("顺利完成赵家沟航道整治工程建设。", ("project", "赵家沟航道整治工程")),
        ("收回吴淞工业区，", ("place", "吴淞工业区")),
        ("以东湖科学城为核心，", ("project", "东湖科学城")),
        ("支持武汉建设长江中游航运中心，", ("project", "长江中游航运中心")),
        ("推进向西村、", ("place", "向西村")),
        ("新建保庆中学，", ("project", "保庆中学")),
        ("推进建老村的改造，", None),
        ("9月底前东江路建成通车。", ("project", "东江路")),
        ("6月前望江文化馆新建工程完工。", ("project", "望江文化馆新建工程")),
        ("10月1日前东江路通车。", ("project", "东江路")),
        ("6月中旬前东江路通车。", ("project", "东江路")),
        ("6月份东江路通车。", ("project", "东江路")),
        ("三季度末前东江路通车。", ("project", "东江路")),
        ("第三季度前东江路通车。", ("project", "东江路")),
        ("2022年前东江路通车。", ("project", "东江路")),
        ("十二月底前东江路通车。", ("project", "东江路")),
        ("国庆前东江路通车。", ("project", "东江路")),
        # … but what belongs to the name stays inside.
        ("建成前海湾医院。", ("organisation", "前海湾医院")),
        ("成立春城区发展和改革局，", ("agency", "春城区发展和改革局")),
        ("上线小散工程和零星作业纳管平台，", ("project", "小散工程和零星作业纳管平台")),
        ("建成诸暨至嵊州高速公路，", ("project", "诸暨至嵊州高速公路")),
        ("启动石桥路—解放路交叉口改造，", ("project", "石桥路—解放路交叉口改造")),
        (
            "成立市委深化街道体制改革完善基层治理体系工作领导小组，",
            ("agency", "市委深化街道体制改革完善基层治理体系工作领导小组"),
        ),
        ("举办庆祝特区建立40周年系列活动，", ("event", "庆祝特区建立40周年系列活动")),
        ("建成就业促进中心（东湖）综合楼。", None),
        # Titles, labels, plans without brackets.
        ("出台《关于稳增长的若干措施》，", ("policy", "《关于稳增长的若干措施》")),
        ("落实“六稳”工作，", ("policy", "“六稳”")),
        ("深化“放管服”改革，", ("policy", "“放管服”改革")),
        ("实施“墩苗计划”，", ("policy", "“墩苗计划”")),
        ("开展质量标准提升行动，", ("policy", "质量标准提升行动")),
        ("出台总部经济发展方案，", ("policy", "总部经济发展方案")),
        ("出台黄金金融发展22条举措，", ("policy", "黄金金融发展22条举措")),
        # Bodies, firms, events.
        ("设立营商环境咨询监督委员会。", ("agency", "营商环境咨询监督委员会")),
        ("引进华安保险深圳分公司，", ("organisation", "华安保险深圳分公司")),
        ("支持浙江大学发展，", ("organisation", "浙江大学")),
        ("举办第三届红岭金融论坛，", ("event", "第三届红岭金融论坛")),
        ("统筹推进疫情防控，", ("event", "疫情")),
        # Statistics, where a figure follows.
        ("居民电子健康档案建档率达到85%以上，", ("metric", "居民电子健康档案建档率")),
        ("农村居民人均可支配收入增长6.5%，", ("metric", "农村居民人均可支配收入")),
        ("非公有制经济增加值占市生产总值比重达到47%，", ("metric", "非公有制经济增加值占市生产总值比重")),
    ],
)
def test_a_name_is_found_with_its_own_borders(text: str, expected: tuple[str, str] | None) -> None:
    found = mentioned(text)
    assert expected in found if expected else ("organisation", text) not in found


@pytest.mark.parametrize(
    "text",
    [
        "完成29个小区改造，",
        "打通24条“断头路”，",
        "持续推进海绵城市建设，",
        "推进一批重大项目建设。",
        "建成1座地埋式垃圾转运站、2座收集点，",
        "优化产业布局，加强工作部署，",
        "着力打通“最后一公里”，",
        "杜绝“形象工程”，",
        "系统推进各项工作，",
        "主要道路和城市公园整洁，",
        "越剧《我的大观园》首演，",
        "推动经济高质量发展，提高人民生活水平。",
    ],
)
def test_common_nouns_are_no_names(text: str) -> None:
    assert mentioned(text, CITY) == []


def test_members_of_a_list_are_names_where_one_is() -> None:
    text = "启动油气路、清宝路、石牌大道建设，"
    assert of_type(text, EntityType.PROJECT) == ["油气路", "清宝路", "石牌大道"]


def test_the_noun_that_ends_a_list_says_what_its_members_are() -> None:
    text = "银湖、泥岗、笋岗等片区基础设施不足，中金岭南、宏翔新材料两个总部基地推进建设。"
    assert of_type(text, EntityType.PLACE) == ["银湖", "泥岗", "笋岗"]
    assert of_type(text, EntityType.PROJECT) == ["中金岭南", "宏翔新材料"]


def test_a_series_is_spelled_out() -> None:
    found = names("虹桥花园一、二、四区改造，")
    assert [entity.name for entity in found] == ["虹桥花园一区", "虹桥花园二区", "虹桥花园四区"]
    assert len({entity.key for entity in found}) == 3


def test_a_bare_phase_is_of_the_work_just_named() -> None:
    found = names("推进虹桥体育公园一期建设，完成二期前期工作；")
    assert [entity.name for entity in found] == ["虹桥体育公园一期", "虹桥体育公园二期"]


def test_a_name_without_its_place_is_an_echo_of_the_full_one() -> None:
    (entity,) = (e for e in names("建设上海国际航运中心。提升国际航运中心功能。") if e.type == EntityType.PROJECT)
    assert len(entity.mentions) == 2


def test_full_width_and_traditional_characters_are_read_alike() -> None:
    plain, full = "完成２号线三期,", "完成2號線三期，"
    assert [words for _, words in mentioned(plain)] == ["２号线三期"]
    assert [words for _, words in mentioned(full)] == ["2號線三期"]


def test_the_longest_name_wins_and_none_stands_inside_another() -> None:
    text = "清水河五路南延段地下综合管廊建设，清水河片区、清水河口岸。"
    spans = sorted(span for entity in names(text) for span in entity.mentions)
    assert all(before.end <= after.start for before, after in pairwise(spans))
    assert ("project", "清水河五路南延段地下综合管廊") in mentioned(text)


def test_page_furniture_holds_no_names() -> None:
    text = "深圳市政务服务网\n建成虹桥国际机场。"
    outline = Outline((), (), (Mark(Span(0, text.index("\n")), "menu"),))
    assert [e.name for e in find_entities(document(text), outline, report())] == ["虹桥国际机场"]


@given(
    st.text(
        "推进完成建设《》“”（）()、，。；：和与及的在等第一二三期号线区路河12 34年个清水河工程项目改造平台\n",
        max_size=60,
    )
)
def test_any_text_is_read_and_every_mention_lies_inside_it(text: str) -> None:
    for entity in names(text, STATE):
        assert entity.mentions
        assert all(0 <= span.start < span.end <= len(text) for span in entity.mentions)
        assert list(entity.mentions) == sorted(set(entity.mentions))


@pytest.mark.parametrize("unit", ["武汉和上海工程", "工程建设", "二期", "一、", "2020年", "推进向", "“六稳”"])
def test_text_without_punctuation_costs_no_more_than_its_length(unit: str) -> None:
    began = process_time()
    names(unit * 5000)
    assert process_time() - began < 5
