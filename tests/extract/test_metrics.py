"""Which metric a figure measures, whatever it is called and whatever is left unsaid."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figures import HALF_YEAR, figures, metrics, names, situated
from kg.extract.quantities import situate
from kg.extract.quantities.metrics import MetricRow, find, known_names
from kg.model import Checkability, Kind, Part, Role, ValueRole, Window
from kg.tables import load


@pytest.mark.parametrize(
    "phrases",
    [
        ("社会消费品零售总额507亿元", "社消零507亿元", "全区社会消费品零售额达507亿元"),
        ("城镇登记失业率4.2%", "登记失业率控制在4.2%以内"),
        (
            "地区生产总值320亿元",
            "全市生产总值达到320亿元",
            "国内生产总值320亿元",
            "预计GDP突破320亿元",
            "實現地區生產總值320億元",
        ),
        ("一般公共预算收入完成96亿元", "地方一般公共预算收入96亿元", "财政收入96亿元"),
        ("1-6月我区实现进出口总额522亿元", "外贸进出口总额522亿元"),
        ("累计打通6条断头路", "打通24条“断头路”"),
        ("新开工及筹集人才住房和保障性住房2142套", "新开工筹集人才住房和保障性住房5922套"),
        ("新引进两家持牌金融机构", "全年引进5家持牌金融机构"),
        ("公办园在园儿童占比达到36.4%", "公办园在园幼儿占比50%"),
    ],
)
def test_names_of_one_metric_meet(phrases: tuple[str, ...]) -> None:
    assert len({metrics(phrase)[-1] for phrase in phrases}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("固定资产投资190亿元", "固定资产投资增长14%"),
        ("固定资产投资增长14%", "固定资产投资年均增长14%"),
        ("固定资产投资增长14%", "固定资产投资比2012年增长14%"),
        ("制造业增加值300亿元", "制造业增加值占地区生产总值比重达30%"),
        ("民间投资占比提高2个百分点", "民间投资占比达60%"),
        ("进出口总额居全国第三", "进出口总额3万亿元"),
        ("出口总额70亿元", "新能源汽车出口总额70亿元"),
        ("固定资产投资190亿元", "城市更新完成固定资产投资119亿元"),
        ("PM2.5平均浓度15微克/立方米", "PM2.5平均浓度连续5年达标"),
        ("新建经济适用住房30万套", "新建经济适用住房2000万平方米"),
        ("完成12座垃圾转运站建设", "升级改造12座垃圾转运站"),
    ],
)
def test_what_is_measured_otherwise_has_another_key(one: str, other: str) -> None:
    assert metrics(one)[-1] != metrics(other)[-1]


@pytest.mark.parametrize(
    ("phrases", "expected"),
    [
        # Growth belongs to the metric before it, in its own clause or the one before.
        (("固定资产投资190.59亿元，增长14.4%",), ["fixed-asset-investment", "fixed-asset-investment-growth"]),
        (("进出口总额522亿元", "同比下降10%"), ["trade", "trade-growth"]),
        (("地区生产总值1149亿元，同比(下同)下降1.4%",), ["gdp", "gdp-growth"]),
        # A row of figures takes its subjects in turn.
        (("城镇、农村居民人均可支配收入分别增长4.3%、5.7%",), ["urban-income-growth", "rural-income-growth"]),
        (
            ("城乡居民人均可支配收入分别达6.9万元、3.4万元，增长4.2%、5.3%",),
            ["urban-income", "rural-income", "urban-income-growth", "rural-income-growth"],
        ),
        (("森林覆盖率、人均公园绿地面积分别达24.1%和15平方米",), ["forest-cover", "park-area"]),
        (("城镇居民人均可支配收入，由5160元增加到7703元",), ["urban-income", "urban-income"]),
        (("出口、进口，分别增长3%、5%",), ["exports-growth", "imports-growth"]),
        (("出口、进口分别增长3%、5%",), ["exports-growth", "imports-growth"]),
    ],
)
def test_what_is_left_unsaid_is_taken_from_before(phrases: tuple[str, ...], expected: list[str]) -> None:
    assert metrics(*phrases) == expected


@pytest.mark.parametrize(
    ("phrases", "expected"),
    [
        (("新开工及筹集人才住房和保障性住房2142套", "供应217套"), "供应人才住房和保障性住房"),
        (("家庭医生签约人数39.87万人，占常住人口37.73%",), "家庭医生签约人数占常住人口比重"),
        (("药品监督抽样31批次，合格率达99.59%",), "药品监督抽样合格率"),
        (("旅行社及相关服务业受停摆影响，营收下降73.7%",), "旅行社及相关服务业营收增速"),
        (("新增1家社区养老服务综合体",), "新增社区养老服务综合体"),
        (("新建1条大道、1个街区、30个路口",), "新建路口"),
        (("1049个小区、37个城中村100%实行围合管理",), "城中村实行围合管理"),
        (("技术合同成交额达6121亿元、居全国第3位",), "技术合同成交额排名"),
        (("引进产值10亿元以上企业3-5家",), "引进产值10亿元以上企业"),
        (("加快推进江湾片区改造，力争全年完成固定资产投资32亿元",), "江湾片区改造固定资产投资"),
        (("全区超过六成企业面临订单不足困难",), "企业面临订单不足困难"),
    ],
)
def test_a_metric_outside_the_table_is_named_by_its_phrase(phrases: tuple[str, ...], expected: str) -> None:
    assert names(*phrases)[-1] == expected


def test_a_known_metric_says_which_way_is_better() -> None:
    unemployment, output, prices = situated("城镇登记失业率4.2%", "地区生产总值增长5%", "居民消费价格上涨2%")
    assert unemployment.metric is not None
    assert (unemployment.metric.better, unemployment.metric.unit) == ("less", "%")
    assert output.metric is not None
    assert (output.metric.better, output.metric.measure) == ("more", Kind.CHANGE)
    assert prices.metric is not None
    assert prices.metric.better == "none"


def test_every_headline_metric_has_one_name_in_the_table_only() -> None:
    rows = load("metrics", MetricRow, key="key")
    assert len(rows) >= 150
    assert all(find(name) == row for row in rows for name in (row.name, *row.aliases))
    assert len(known_names()) > 3 * len(rows)


@pytest.mark.parametrize(
    ("phrase", "role", "expected"),
    [
        ("新增学位4410个", Role.COMMITMENT, ValueRole.TARGET),
        ("新增学位4410个", Role.ACHIEVEMENT, ValueRole.ACTUAL),
        ("预计新增学位4410个", Role.INDICATOR, ValueRole.ESTIMATE),
    ],
)
def test_a_figure_is_reached_aimed_at_or_estimated(phrase: str, role: Role, expected: ValueRole) -> None:
    assert [figure.value_role for figure in situated(phrase, role=role)] == [expected]


@pytest.mark.parametrize(
    ("phrase", "periods"),
    [
        ("固定资产投资190亿元", ["2021-H1"]),
        ("2019年全市十大拥堵路段占5条", ["2019", "2019"]),
        ("比重由2007年的1.4%提高到2012年的1.97%", ["2007", "2012"]),
        ("比2012年增长3.5倍", ["2021-H1"]),
        ("“十三五”时期新建道路15条", ["2016/2020"]),
        ("“十五五”时期新建道路15条", ["2021-H1"]),
        ("五年累计完成投资190亿元，年均增长8%", ["2017/2021", "2017/2021"]),
        ("五年来，道路总里程达到150公里", ["2021-H1"]),
        ("五年来新建道路15条，今年新建3条", ["2017/2021", "2021-H1"]),
    ],
)
def test_a_reported_figure_is_of_the_reported_period_unless_it_says_so(phrase: str, periods: list[str | None]) -> None:
    assert [figure.period.id if figure.period else None for figure in situated(phrase)] == periods


def test_a_passage_is_of_the_years_that_it_begins_with_until_it_names_one() -> None:
    figures = situated("五年来，城市建设加快", "新建道路15条", "去年新建道路3条", "新建桥梁2座")
    assert [figure.period.id for figure in figures if figure.period] == ["2017/2021", "2021-H1", "2021-H1"]


@pytest.mark.parametrize(("kind", "period"), [("full-year", "2021"), ("H2", "2021-H2"), ("unstated", None)])
def test_a_target_is_of_its_window(kind: str, period: str | None) -> None:
    (figure,) = situated("新增学位4410个", role=Role.COMMITMENT, part=Part.PLAN, window=Window(kind))
    assert (figure.period.id if figure.period else None) == period


@pytest.mark.parametrize(
    ("phrase", "checkability", "scope"),
    [
        ("推进9所学校建设", Checkability.VAGUE, True),
        ("出台22条举措", Checkability.MILESTONE, True),
        ("新增学位4410个", Checkability.NUMBER, False),
        ("研发投入强度达3.3%", Checkability.VAGUE, False),
    ],
)
def test_a_number_in_a_promise_without_end_state_describes_its_object(
    phrase: str, checkability: Checkability, scope: bool
) -> None:
    assert [f.scope for f in situated(phrase, role=Role.COMMITMENT, checkability=checkability)] == [scope]


PIECES = st.sampled_from(
    [
        "固定资产投资",
        "分别",
        "增长",
        "3.5%",
        "12家",
        "、",
        "，",
        "新增",
        "学位",
        "占",
        "比重",
        "(",
        ")",
        "（",
        "以上",
        "1.2万亿元",
        "第一",
        "居全国",
        "的",
        "比2012年",
    ]
)


@given(st.lists(PIECES, max_size=25).map("".join))
def test_every_figure_has_a_metric_with_a_name(text: str) -> None:
    if text:
        assert all(figure.metric and figure.metric.key and figure.metric.name for figure in situated(text))


def test_figures_outside_any_statement_stay() -> None:

    found = figures("建成3座桥梁")
    assert situate(found, (), HALF_YEAR) == found
