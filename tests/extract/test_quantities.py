"""Which figures a phrase holds, where they stand, what they are worth and what is said of them."""

import json
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figures import figures, values
from kg.extract.quantities import find_quantities
from kg.folding import fold
from kg.model import Comparator, Direction, Kind
from phrases import document


@pytest.mark.parametrize(
    ("text", "quote", "value", "unit"),
    [
        # Magnitudes are multiplied out; 千 of 千瓦时 is none.
        ("实际发放3.7亿元", "3.7亿元", "370000000", "元"),
        ("电耗167.11千瓦时", "167.11千瓦时", "167.11", "千瓦时"),
        ("存储容量100TB", "100TB", "100", "TB"),
        ("智能算力达到2EFlops", "2EFlops", "2", "EFlops"),
        ("智能算力2000P。", "2000P", "2000", "P"),
        ("带宽达到1000Mbps", "1000Mbps", "1000", "Mbps"),
        ("出口带宽40Tbps", "40Tbps", "40", "Tbps"),
        ("新型储能200兆瓦时", "200兆瓦时", "200", "兆瓦时"),
        ("新型储能100兆瓦/200MWh", "100兆瓦", "100", "兆瓦"),
        ("电池产能30GWh", "30GWh", "30", "吉瓦时"),
        ("光伏装机50兆瓦", "50兆瓦", "50", "兆瓦"),
        ("装机4178万千瓦", "4178万千瓦", "41780000", "千瓦"),
        ("新增供水能力11.2亿立方米", "11.2亿立方米", "1120000000", "立方米"),
        ("上缴1,234.5万元", "1,234.5万元", "12345000", "元"),
        ("实现财政收入３７７６．０７亿元", "３７７６．０７亿元", "377607000000", "元"),
        ("平均浓度为15.9微克/立方米", "15.9微克/立方米", "15.9", "微克/立方米"),
        ("平均浓度为28μg/m3", "28μg/m3", "28", "微克/立方米"),
        ("人均住房面积32.5㎡", "32.5㎡", "32.5", "平方米"),
        # Measure words, in digits and in characters.
        ("下沉5000名党员", "5000名", "5000", "人"),
        ("引进两家银行", "两家", "2", "家"),
        ("建成十二座桥梁", "十二座", "12", "座"),
        ("适用17大类43小类行业", "17大类", "17", "大类"),
        ("发放26批次消费券", "26批次", "26", "批次"),
        ("优化八大片区环境", "八大", "8", "个"),
        ("惠及1.6亿学生", "1.6亿", "160000000", "人"),
        ("新增4万农户", "4万", "40000", "户"),
        ("近百万下岗职工再就业", "百万", "1000000", "人"),
        # Inner 多 and 余 belong to the figure, 超过 and 以上 do not.
        ("检测40多万例", "40多万例", "400000", "例"),
        ("受益企业5000余家", "5000余家", "5000", "家"),
        ("续贷超过75亿元", "75亿元", "7500000000", "元"),
        # Parts of a whole and multiples.
        ("全区超过六成企业", "六成", "60", "%"),
        ("占全国的三分之一", "三分之一", "33.33", "%"),
        ("占全国1/4以上", "1/4", "25", "%"),
        ("比重超过百分之三十", "百分之三十", "30", "%"),
        ("占全国近一半", "一半", "50", "%"),
        ("产值翻一番", "翻一番", "100", "%"),
        ("利润翻两番", "翻两番", "300", "%"),
        ("税收增长1.5倍", "1.5倍", "1.5", "倍"),
        ("占比提高1.2个百分点", "1.2个百分点", "1.2", "百分点"),
        # None at all, ranks, an index.
        ("没有一例出现反弹", "没有一例", "0", "例"),
        ("实际未受理一单业务", "未受理一单", "0", "单"),
        ("规模居全国第一。", "第一", "1", "位"),
        ("从全球第11位跃升至第7位", "第11位", "11", "位"),
        ("居民消费价格指数103左右", "103", "103", ""),
        # A magnitude alone, where the words beside it say that it is a figure.
        ("培训万人以上技能人才", "万人", "10000", "人"),
        ("日检测量最高达万例", "万例", "10000", "例"),
        ("进出口总额突破万亿元", "万亿元", "1000000000000", "元"),
        # Traditional characters and stray spaces.
        ("新引進優質項目２０余個", "２０余個", "20", "个"),
        ("增长 12.5 %", "12.5 %", "12.5", "%"),
    ],
)
def test_a_figure_is_read(text: str, quote: str, value: str, unit: str) -> None:
    assert (quote, Decimal(value), unit) in values(text)


@pytest.mark.parametrize(
    "text",
    [
        "落实“六稳”“六保”",
        "落实“五个100%”“十个一律”要求",
        "推出“惠企十条”“五个亿元计划”",
        "实施“1+3+3”政策体系",
        "建设5G基站和14号线二期",
        "莲塘05-14地块、B1地块、A4地块",
        "PM2.5和U18",
        "营商环境3.0改革",
        "2020年9月底前、1-6月、2020-2022年",
        "“十四五”期间，党的十九大、二十届三中全会",
        "第一书记、第一时间、第二批、第三产业、第四届",
        "首个、首批、一批重点项目、一个平台、一体化",
        "最后一公里",
        "每千常住人口、万元GDP",
        "千家万户、百货、百强县、世界500强",
        "十分重要、四面八方、三角地、五台山",
        "《2020年10项措施》",
        "12345热线、第十九高级中学",
        "落实中央八项规定，保持两位数",
        "特区建立40周年",
        "前三季度、前11个月",
        "把安全放在第一位",
        "加快研发、整车、零部件一体化",
        "改变城乡二元结构，推进土地二次开发",
        "十届十次、十一次全会",
    ],
)
def test_what_measures_nothing_is_no_figure(text: str) -> None:
    assert values(text) == []


@pytest.mark.parametrize(
    ("text", "comparator"),
    [
        ("超过75亿元", ">"),
        ("5000余家", ">"),
        ("突破1200列", ">"),
        ("不足20亿元", "<"),
        ("面积小于2万平方米", "<"),
        ("85%以上", ">="),
        ("不低于98%", ">="),
        ("上百支队伍", ">="),
        ("浓度控制在25.1微克/立方米", "<="),
        ("控制在4.5%以内", "<="),
        ("2小时内办结", "<="),
        ("排名前十的街道", "<="),
        ("约1100人", "~"),
        ("近40万户", "~"),
        ("5%左右", "~"),
        ("最高达万例", "~"),
        ("3-5家", "range"),
        ("2%～3%", "range"),
        ("达到50%", "="),
        # 约 of 节约, 过 of 通过 and 成 of 完成 say nothing of the figure.
        ("节约120万吨", "="),
        ("通过3项标准", "="),
        ("完成297家", "="),
        ("高达60%", "="),
    ],
)
def test_the_words_around_a_figure_bound_it(text: str, comparator: str) -> None:
    assert [figure.comparator for figure in figures(text)] == [Comparator(comparator)]


@pytest.mark.parametrize(
    ("text", "comparators"),
    [
        ("分别增长5%、6.5%左右", ["~", "~"]),
        ("分别达到85%和90%以上", [">=", ">="]),
        ("增长5%，下降2%左右", ["=", "~"]),
        ("新建学校12所、幼儿园30所以上", ["=", ">="]),
    ],
)
def test_what_bounds_a_row_that_fenbie_announces_bounds_all_of_it(text: str, comparators: list[str]) -> None:
    assert [figure.comparator for figure in figures(text)] == comparators


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("引进3-5家", 3, 5),
        ("增长5%至6%", 5, 6),
        ("20-30万元", 200_000, 300_000),
        ("0—3岁幼儿", 0, 3),
        ("1－2个", 1, 2),
    ],
)
def test_a_range_has_two_ends(text: str, low: int, high: int) -> None:
    assert [(figure.value, figure.maximum) for figure in figures(text)] == [(Decimal(low), Decimal(high))]


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        ("同比(下同)下降1.4%", [Direction.DOWN]),
        ("增速下降32%", [Direction.DOWN]),
        ("增长-1.4%", [Direction.DOWN]),
        ("增速达8%", [Direction.UP]),
        ("涨幅控制在3%左右", [Direction.UP]),
        ("5%左右的预期增长目标", [Direction.UP]),
        ("分别增长3%、6.4%", [Direction.UP, Direction.UP]),
        ("分别下降8%左右和8.5%左右", [Direction.DOWN, Direction.DOWN]),
        ("分别高于全国12.7个、12个百分点", [Direction.UP, Direction.UP]),
        ("塌目标1.8个百分点", [Direction.DOWN]),
        ("比上年增加120亿元", [Direction.UP]),
        ("用户翻番", [Direction.UP]),
    ],
)
def test_growth_and_fall_have_a_direction(text: str, changes: list[Direction]) -> None:
    found = figures(text)
    assert [figure.kind for figure in found] == [Kind.CHANGE] * len(changes)
    assert [figure.direction for figure in found] == changes
    assert all(figure.value > 0 for figure in found)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("占比提高到58%", Kind.SHARE),
        ("失业率控制在5%以内", Kind.SHARE),
        ("人口自然增长率4.3‰", Kind.SHARE),
        ("提升21座天桥景观", Kind.COUNT),
        ("加快19个项目建设", Kind.COUNT),
        ("总额507.57亿元", Kind.LEVEL),
        ("位居全市第一", Kind.RANK),
    ],
)
def test_what_looks_like_growth_may_be_none(text: str, kind: Kind) -> None:
    assert [figure.kind for figure in figures(text)] == [kind]


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("引进产值10亿元以上企业3-5家", [True, False]),
        ("实施亿元以上项目2000个", [True, False]),
        ("加快19个总投资约10亿元的新基建项目", [False, True]),
        ("712项政务服务事项中，214项即来即办", [True, False]),
        ("超过67%的项目面积小于2万平方米", [False, True]),
        ("补贴65岁以上老年人", [True]),
        ("达到600亿元以上", [False]),
        ("开展2场以上招聘活动", [False]),
        ("投入1.98亿元支持医院", [False]),
    ],
)
def test_thresholds_and_samples_are_no_results(text: str, scope: list[bool]) -> None:
    assert [figure.scope for figure in figures(text)] == scope


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("万元GDP水耗4.41立方米", "万元GDP"),
        ("每千常住人口公共卫生人员数为1.04人", "千常住人口"),
        ("补助标准提高到每人每年670元", "人·年"),
        ("人均可支配收入达6.9万元", "人"),
        ("全员劳动生产率58万元/人", "人"),
        ("万元GDP能耗下降3%", None),
        ("人均预期寿命超过80岁", None),
        ("每千人口床位数增加，新建医院3家", None),
    ],
)
def test_a_denominator_is_kept(text: str, per: str | None) -> None:
    assert [figure.per for figure in figures(text)] == [per]


def test_a_unit_is_shared_by_a_row_of_numbers() -> None:
    assert values("品牌价值分别达13.28、12.31、11.47亿元") == [
        ("13.28", Decimal("1328000000"), "元"),
        ("12.31", Decimal("1231000000"), "元"),
        ("11.47亿元", Decimal("1147000000"), "元"),
    ]


def test_there_is_nothing_outside_the_paragraphs() -> None:
    from kg.model import Outline

    assert find_quantities(document("建成3座桥梁。"), Outline((), (), ())) == ()


PIECES = st.sampled_from(
    [
        "增长",
        "新增",
        "3.5%",
        "12家",
        "两个",
        "、",
        "，",
        "。",
        "亿元",
        "1.2万",
        "第一",
        "“",
        "”",
        "《",
        "》",
        "２０",
        "至",
        "超过",
        "以上",
        "-",
        "年",
        "六成",
        "\n",
        "/",
    ]
)


@given(st.lists(PIECES, max_size=40).map("".join))
def test_every_quote_is_what_stands_at_its_span(text: str) -> None:
    found = figures(text)
    assert [text[figure.span.start : figure.span.end] for figure in found] == [figure.quote for figure in found]
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
    assert all(figure.value >= 0 and (figure.maximum is None or figure.maximum > figure.value) for figure in found)


@given(st.lists(PIECES, max_size=30).map("".join))
def test_width_does_not_matter(text: str) -> None:
    plain = fold(text)
    assert [(f.span, f.value, f.unit, f.comparator) for f in figures(text)] == [
        (f.span, f.value, f.unit, f.comparator) for f in figures(plain)
    ]


@given(st.text())
def test_no_text_makes_it_fail(text: str) -> None:
    assert all(figure.quote for figure in figures(text))


def test_reading_figures_is_fast_and_linear() -> None:
    phrase = (
        "地区生产总值1149.53亿元，同比下降1.4%；新增36所公办园，在园儿童占比达到36.4%，完成全年目标任务的一半以上。"
    )

    def seconds(times: int) -> float:
        text = document(phrase * times)
        runs = []
        for _ in range(3):
            start = process_time()
            find_quantities(text, None)
            runs.append(process_time() - start)
        return min(runs)

    assert seconds(2000) < 16 * max(seconds(250), 0.005)


def test_official_figures_are_found(shared: Path) -> None:
    text = (shared / "corpus/luohu-2020h1/report.txt").read_bytes().decode()
    found = find_quantities(document(text), None)
    lines = (shared / "gold/luohu-2020h1/quantities.jsonl").read_text().splitlines()
    expected = [q for q in map(json.loads, lines) if not q["optional"]]
    right = {(f.span.start, f.span.end, float(f.value), f.unit) for f in found}
    missed = [q["quote"] for q in expected if (q["start"], q["end"], q["value"], q["unit"]) not in right]
    assert len(missed) <= 0.02 * len(expected), missed
