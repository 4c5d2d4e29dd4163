"""What a phrase is about, by its end and by the tables of topics and fields."""

import pytest

from kg.link.focus import focus
from kg.link.themes import theme_of, themes, topics, wider

ABOUT = [
    ("小一学位缺口2000个", {"primary-school"}),
    ("教育学位供需矛盾突出", {"school-places"}),
    ("社康机构与医院之间信息协同不足", {"data-sharing"}),
    ("受疫情影响旅行社营收下降", {"travel-trade"}),
    ("以传统商贸业为主导产业的经济结构亟需调整", {"industrial-structure"}),
    ("完成桂花中学、安宁小学等6所学校新改扩建前期工作", {"school-places"}),
    ("产业导入、行业扶持、企业服务链条不顺畅", {"investment-promotion", "industrial-policy", "enterprise-services"}),
    ("稳就业促增收压力加大", {"jobs", "raising-incomes"}),
    ("经济下行压力较大", set()),
    ("社会预期和信心不足", {"confidence"}),
    ("群体利益诉求日趋多样", {"social-management"}),
    ("有的部门职责交叉、权责脱节", {"coordination"}),
    ("重点领域潜在风险增加", {"major-risks"}),
    ("居民收入分配差距较大", {"income-gap"}),
    ("我们一定正视这些问题", set()),
]


@pytest.mark.parametrize(("text", "about"), ABOUT)
def test_topics(text: str, about: set[str]) -> None:
    assert focus(text).topics == about


def test_adjacent_topics_of_one_field_are_wanted_together() -> None:
    assert focus("十大拥堵快速路段").wants == (frozenset({"congestion", "trunk-roads"}),)


def test_a_phrase_without_a_topic_names_its_field() -> None:
    assert focus("基础设施和公共服务配套短板").fields == {"facilities"}
    assert focus("教育、卫生等社会事业还需大力发展").fields == {"education", "health", "culture"}


def test_the_country_before_another_field_only_says_where() -> None:
    assert focus("农村教育、卫生还很薄弱").fields == {"education", "health"}
    assert focus("农业农村还很薄弱").fields == {"rural"}


def test_topics_of_two_fields_stand_side_by_side() -> None:
    assert focus("稳就业促增收压力加大").wants == (frozenset({"jobs"}), frozenset({"raising-incomes"}))


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("新增学位4000个", ("facilities", "education")),
        ("建成5家社康", ("facilities", "health")),
        ("现将情况报告如下", ()),
    ],
)
def test_fields_in_the_order_of_the_table(text: str, fields: tuple[str, ...]) -> None:
    assert theme_of(text) == fields


def test_topics_lie_in_fields_and_topics_that_exist() -> None:
    for topic in topics().values():
        assert topic.themes
        assert set(topic.themes) <= themes().keys()
        assert topic.key in wider(topic.key)


def test_every_cue_of_the_tables_is_found_by_itself() -> None:
    cues = [cue for row in topics().values() for cue in row.cues] + [
        cue for row in themes().values() for cue in row.cues
    ]
    assert [cue for cue in cues if not theme_of(cue)] == []
