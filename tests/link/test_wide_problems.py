"""Problems and promises of reports on whole provinces, where one names a field and the other a rate, a group or a list."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from kg.link import link
from kg.model import Comparator, Extraction, Link, Metric, Period, Quantity, ValueRole
from made import Said, done, grade, made, milestone, number, problem, vague

PAIRS: list[tuple[str, Said, str | None, str]] = [
    # what goes in step with the economy is not about the economy
    ("经济回升向好的基础还不稳固", milestone("居民收入增长和经济增长同步"), None, "about incomes"),
    ("群众就业增收面临压力", milestone("居民收入增长和经济增长同步"), "partial", "about incomes"),
    # a field so wide that an act must name it
    ("制约高质量发展的体制机制障碍仍然较多", milestone("建立联席会议制度"), None, "does not name reform"),
    ("产业转型步伐仍需加快", milestone("实施未来产业培育发展行动"), "partial", "a part of the structure"),
    # risks: an act that names one names the problem's own object
    ("重点领域风险隐患不容忽视", vague("稳妥化解地方政府债务风险"), "partial", "names a risk"),
    ("重点领域风险隐患不容忽视", vague("稳妥推进中小金融机构改革化险"), "partial", "names a risk"),
    ("重点领域风险隐患不容忽视", vague("加强煤矿安全监管"), "related", "a part, and no risk is named"),
    ("城市安全存在不少隐患", vague("加强火灾隐患综合治理"), "partial", "names a risk"),
    ("安全事故时有发生", vague("加强火灾隐患综合治理"), "partial", "accidents come of what is removed"),
    ("重点领域风险隐患较多", vague("完善自然灾害风险监测预警体系"), "partial", "disasters are risks"),
    # one group of people
    ("就业总量压力加大", vague("加强退役军人就业安置工作"), "related", "for one group"),
    ("就业总量压力加大", vague("稳定高校毕业生、农民工、退役军人等重点群体就业"), "partial", "for all groups"),
    ("就业总量压力加大", vague("稳定和扩大农民工等重点群体就业渠道"), "partial", "an open list"),
    # several fields, but a clause of its own
    (
        "就业总量压力加大",
        vague("重点扶持现代服务业、科技企业和小型微型企业，创造更多就业岗位"),
        "partial",
        "own clause",
    ),
    ("养老服务存在短板", vague("培育首发经济、会展经济、赛事经济、银发经济等消费新增长点"), "related", "one of many"),
    # what officials lack: competence, carrying out, conduct
    ("一些政府工作人员能力素养不足", vague("提高政府工作人员专业素养"), "partial", "competence"),
    ("一些政府工作人员能力素养不足", vague("狠抓工作落实"), None, "carrying out is another thing"),
    ("形式主义、官僚主义现象依然存在", vague("持续纠治“四风”"), "partial", "another name of it"),
    # a part that answers the whole, and the whole that does not answer a part
    ("传统产业占比仍然较大", milestone("实施新兴产业创新发展行动"), "partial", "support for other industries"),
    ("农业现代化相对滞后", number("新建改造高标准农田400万亩"), "partial", "farmland is a part"),
    ("农民持续增收难度加大", milestone("稳步提高最低工资标准"), None, "wages are not farmers' incomes"),
    ("群众就业增收面临压力", milestone("稳步提高最低工资标准"), "partial", "wages are incomes"),
    ("资源环境约束趋紧", milestone("基本完成焦化行业超低排放改造"), "partial", "a part of the limits"),
    ("资源环境约束趋紧", number("新建绿地1000公顷"), None, "a park loosens no limit"),
    ("形式主义、官僚主义现象依然存在", vague("推进作风建设常态化长效化"), "related", "conduct in general"),
    ("作风建设还需进一步加强", vague("持续纠“四风”转作风"), "partial", "names conduct as well as a part"),
    ("外需承压", vague("推动跨境电商发展"), "related", "a form of trade"),
    ("外需承压", vague("稳定对外出口"), "partial", "another name of it"),
    ("依法行政能力有待提升", vague("加快建设法治政府"), "partial", "another name of it"),
    # a kindred word names the object where a clause closes with it, not where it only qualifies another noun
    ("就业压力较大", vague("健全就业服务体系"), "partial", "closes the clause"),
    ("就业压力较大", vague("建立创业带动就业的制度"), "partial", "of which the rest is said"),
    ("就业压力较大", vague("把就业资金更多地向自主创业倾斜"), "related", "qualifies the funds"),
    ("农业基础仍然薄弱", vague("支持农业产业化经营和龙头企业发展"), "related", "qualifies the business"),
    ("物价上涨压力加大", vague("把稳定价格总水平放在突出位置"), "partial", "what is put first"),
    # a list of fields means what each of them mainly consists of
    ("教育、医疗、养老等领域还有短板", vague("增加普通高中学位供给"), "partial", "schools, in a list"),
    ("教育、医疗、养老等领域还有短板", vague("支持高校建设一流学科"), "related", "universities, in a list"),
    ("教育发展还有短板", vague("增加普通高中学位供给"), "related", "no list"),
    (
        "安全生产、民生事业等领域还有短板",
        vague("发展普惠托育服务"),
        "related",
        "a word that sums up others is no field of a list",
    ),
    ("国民经济整体素质不高", vague("加快国民经济信息化"), "related", "the name of a wide field tells nothing"),
    # several fields, but no more than the problem itself has
    (
        "征地拆迁、食品安全等方面问题突出",
        vague("重点解决食品安全、房屋拆迁、市场秩序、义务教育等方面的问题"),
        "partial",
        "no more of others",
    ),
    # a reason is not what an act is about
    ("物价上涨压力加大", milestone("增加困难学生补贴，确保生活水平不因物价上涨而下降"), "related", "only the reason"),
    ("生产资料价格不断上升", number("居民消费价格涨幅控制在3%左右"), "partial", "the whole of prices"),
    ("货币信贷投放过多", vague("完善人民币汇率形成机制"), None, "the exchange rate is another thing"),
    ("“走出去”层次不高", number("新增跨国公司地区总部50家"), None, "investment from abroad, not abroad"),
    ("山区基础设施存在短板", number("打通断头路50条"), "related", "not in the mountains"),
    ("山区基础设施存在短板", number("改造山区供水管网50公里"), "partial", "in the mountains"),
    # what only says what a thing is promises nothing
    ("物价上涨压力加大", vague("防止价格总水平过快上涨，是今年宏观调控的重大任务"), "related", "a verdict"),
    ("固定资产投资增长过快", vague("关键是合理控制固定资产投资规模"), "partial", "what the key is"),
    ("市场秩序混乱", vague("二是完善市场监管机制"), "partial", "the second of several"),
    # what a problem does not live up to is not what it is about
    ("人才结构还不能满足转型发展要求", vague("推动资源型城市转型发展"), "related", "falls short of it"),
    ("城市管理水平与人民群众对美好生活的期盼还有差距", vague("切实改善困难群众生活"), None, "falls short of it"),
    # what drives growth
    ("经济稳定运行的基础还不牢固", number("固定资产投资增长5%"), "partial", "a driver"),
    ("经济总量不大", number("固定资产投资增长5%"), None, "size, not steadiness"),
    ("经济总量不大", number("地区生产总值增长5%"), "partial", "names the whole"),
    # who only assesses or does something of the kind for one group in a wide field
    ("政府职能转变不到位", milestone("开展部门履职评估"), None, "an assessment"),
    ("开放平台的能级不高", milestone("全面开展自贸试验区评估"), "related", "an assessment"),
    ("民生领域还有不少短板", milestone("建成残疾人托养示范中心"), "related", "for one group"),
    ("民生领域还有不少短板", number("新增托位3万个"), "partial", "delivers in the field"),
]


@pytest.mark.parametrize(
    ("trouble", "promise", "expected", "_"), PAIRS, ids=[f"{p} ← {c.text}: {why}" for p, c, _, why in PAIRS]
)
def test_grade(trouble: str, promise: Said, expected: str | None, _: str) -> None:
    assert grade(link(made(problem(trouble), promise)), 0, 1) == expected


def test_what_stands_in_a_list_of_livelihood_matters_is_one_whatever_it_is_about() -> None:
    opening, lift = number("今年办好15件民生实事"), number("为既有住宅加装电梯600部", end="\n")
    linking = link(made(problem("民生领域还有不少短板"), opening, lift, number("新建高标准农田60万亩")))
    assert grade(linking, 0, 2) == "partial"
    assert "民生实事之一" in reason(linking.links, "s2")["zh"]
    assert grade(linking, 0, 3) is None


YEAR = Period("2019", date(2019, 1, 1), date(2019, 12, 31))
JOBS = Metric("new-jobs", "城镇新增就业", "New urban jobs", unit="人", better="more")
UNEMPLOYMENT = Metric("surveyed-unemployment", "城镇调查失业率", "Surveyed unemployment", unit="%", better="less")


@pytest.mark.parametrize(
    ("reported", "promised", "expected", "why"),
    [
        ("城镇新增就业47个", "城镇新增就业45个", "related", "目标不高于上年实际"),
        ("城镇新增就业47个", "城镇新增就业50个", "partial", ""),
        ("五年累计城镇新增就业230个", "城镇新增就业45个", "partial", ""),
    ],
)
def test_a_yearly_target_no_better_than_the_last_is_related(
    reported: str, promised: str, expected: str, why: str
) -> None:
    extraction = measured(made(done(reported), problem("就业总量压力加大"), number(promised)), JOBS, unit="人")
    linking = link(extraction)
    assert grade(linking, 1, 2) == expected
    assert why in reason(linking.links, "s2")["zh"]


@pytest.mark.parametrize(
    ("reported", "expected"),
    [((), "related"), (("城镇调查失业率5.8%",), "partial"), (("城镇调查失业率5.2%",), "related")],
)
def test_a_rate_that_is_only_kept_from_rising_is_related(reported: tuple[str, ...], expected: str) -> None:
    said = (*map(done, reported), problem("就业总量压力加大"), number("城镇调查失业率控制在5.5%以下"))
    linking = link(measured(made(*said), UNEMPLOYMENT, unit="%"))
    assert grade(linking, len(reported), len(reported) + 1) == expected


def measured(extraction: Extraction, metric: Metric, unit: str) -> Extraction:
    """The extraction with all figures of one statistic: reported for the whole year before, promised as a bound."""
    bound = Comparator.AT_MOST if metric.better == "less" else Comparator.AT_LEAST

    def known(figure: Quantity) -> Quantity:
        if figure.value_role is ValueRole.TARGET:
            return replace(figure, metric=metric, unit=unit, comparator=bound)
        return replace(figure, metric=metric, unit=unit, period=YEAR)

    return replace(extraction, quantities=tuple(map(known, extraction.quantities)))


def reason(links: Sequence[Link], commitment: str) -> dict[str, str]:
    return dict(next(one for one in links if one.commitment == commitment).rationale)
