"""Each rule of the audit: a small report in which it fires, and one in which it does not."""

import re

import pytest

from audited import RULES, Parts, found, store_of, words
from kg.audit import parse_rule
from kg.audit.rules import LANGUAGES, TEXTS
from kg.vocab import SCHEMES

CASES = {
    "unaddressed-problem": (
        Parts(problems="望江片区停车泊位紧张。"),
        Parts(problems="望江片区停车泊位紧张。", plan="在望江片区新增停车泊位300个。"),
    ),
    "unaddressed-member": (
        Parts(problems="凤山河整治工程、钱江二桥改造项目均推进缓慢。", plan="12月底前开工建设凤山河整治工程。"),
        Parts(
            problems="凤山河整治工程、钱江二桥改造项目均推进缓慢。",
            plan="开工建设凤山河整治工程，完成钱江二桥改造项目。",
        ),
    ),
    "preparation-nearest": (
        Parts(problems="凤山河整治工程至今未能开工。", plan="完成凤山河整治工程立项前期工作。"),
        Parts(problems="凤山河整治工程至今未能开工。", plan="开工建设凤山河整治工程。"),
    ),
    "still-in-preparation": (
        Parts(results="加快推进凤山河整治工程建设。", plan="完成凤山河整治工程立项前期工作。"),
        Parts(results="加快推进凤山河整治工程建设。", plan="完成凤山河整治工程。"),
    ),
    "back-to-preparation": (
        Parts(results="加快推进凤山河整治工程建设。", plan="启动凤山河整治工程前期工作。"),
        Parts(results="谋划凤山河整治工程。", plan="启动凤山河整治工程前期工作。"),
    ),
    "solved-by-a-scheme": (
        Parts(plan="确定望江大厦拆除重建方案，彻底解决烂尾楼难题。"),
        Parts(plan="确定望江大厦拆除重建方案。"),
    ),
    "ends-at-preparation": (
        Parts(plan="完成凤山河整治工程立项。"),
        Parts(plan="开工建设凤山河整治工程。"),
    ),
    "gap-not-filled": (
        Parts(problems="小学一年级学位缺口1200个，初中一年级学位缺口800个。", plan="新增学位1500个。"),
        Parts(problems="小学一年级学位缺口1200个，初中一年级学位缺口800个。", plan="新增学位2500个。"),
    ),
    "sum-not-divided": (
        Parts(problems="小学一年级学位缺口1200个，初中一年级学位缺口800个。", plan="建成临江小学，新增学位1500个。"),
        Parts(problems="小学一年级学位缺口1200个。", plan="建成临江小学，新增学位900个。"),
    ),
    "target-already-met": (
        Parts(results="公办园在园儿童占比达到41.5%。", plan="公办园在园儿童占比达到40%。"),
        Parts(results="公办园在园儿童占比达到41.5%。", plan="公办园在园儿童占比达到45%。"),
    ),
    "loose-ceiling": (
        Parts(results="上半年PM2.5平均浓度为20微克/立方米。", plan="全年PM2.5平均浓度控制在30微克/立方米以内。"),
        Parts(results="上半年PM2.5平均浓度为29微克/立方米。", plan="全年PM2.5平均浓度控制在30微克/立方米以内。"),
    ),
    "near-complete-target": (
        Parts(results="引进持牌金融机构9家。", plan="全年引进持牌金融机构10家。"),
        Parts(results="引进持牌金融机构5家。", plan="全年引进持牌金融机构10家。"),
    ),
    "steep-share": (
        Parts(results="公办园在园儿童占比达到36.4%。", plan="公办园在园儿童占比达到50%。"),
        Parts(results="公办园在园儿童占比达到36.4%。", plan="公办园在园儿童占比达到40%。"),
    ),
    "steep-growth": (
        Parts(results="固定资产投资下降3.2%。", plan="固定资产投资增长6%。", years=True),
        Parts(results="固定资产投资增长5.1%。", plan="固定资产投资增长6%。", years=True),
    ),
    "steep-pace": (
        Parts(results="引进持牌金融机构2家。", plan="全年引进持牌金融机构10家。"),
        Parts(results="引进持牌金融机构5家。", plan="全年引进持牌金融机构10家。"),
    ),
    "fewer-than-before": (
        Parts(results="举办融资对接会16场。", plan="下半年举办融资对接会10场。"),
        Parts(results="举办融资对接会16场。", plan="下半年举办融资对接会15场。"),
    ),
    "scope-mismatch": (
        Parts(results="棚户区改造完成固定资产投资8.92亿元。", plan="全年望江新村棚户区改造完成固定资产投资32亿元。"),
        Parts(results="棚户区改造完成固定资产投资8.92亿元。", plan="全年棚户区改造完成固定资产投资32亿元。"),
    ),
    "ambiguous-window": (
        Parts(results="打通断头路6条。", plan="打通断头路24条。"),
        Parts(results="打通断头路6条。", plan="全年打通断头路24条。"),
    ),
    "deadline-passed": (
        Parts(plan="7月底前完成望江文化馆验收。"),
        Parts(plan="12月底前完成望江文化馆验收。"),
    ),
    "deadline-imminent": (
        Parts(plan="8月底前完成望江文化馆验收。"),
        Parts(plan="12月底前完成望江文化馆验收。"),
    ),
    "no-deadline": (
        Parts(plan="建成人才公寓200套。"),
        Parts(plan="12月底前建成人才公寓200套。"),
    ),
    "no-owner": (
        Parts(plan="建成人才公寓200套。"),
        Parts(plan="由区教育局牵头建成临江小学。"),
    ),
    "vague-commitment": (
        Parts(plan="加强基层医疗服务能力建设。"),
        Parts(plan="建成人才公寓200套。"),
    ),
    "no-baseline": (
        Parts(plan="绿化覆盖率达到46.5%。"),
        Parts(results="绿化覆盖率达到44%。", plan="绿化覆盖率达到46.5%。"),
    ),
    "fell-without-target": (
        Parts(results="固定资产投资86.3亿元，下降3.1%。"),
        Parts(results="固定资产投资86.3亿元，下降3.1%。", plan="全年固定资产投资达到200亿元。"),
    ),
    "dropped-reform": (
        Parts(problems="建设主管部门未按计划推进招投标流程简化改革。"),
        Parts(problems="招投标流程较为繁琐，改革成效不明显。"),
    ),
    "dropped-task": (
        Parts(results="建成5G基站412个，完成全年任务的82.4%。"),
        Parts(results="建成5G基站412个，完成全年任务的82.4%。", plan="全年建成5G基站500个。"),
    ),
    "coverage": (Parts(), Parts(problems="")),
    "growth-praised": (
        Parts(results="积极应对挑战。全区推动经济平稳较快发展，各项工作有序开展。地区生产总值320.5亿元，下降1.4%。"),
        Parts(results="积极应对挑战。全区推动经济平稳较快发展，各项工作有序开展。地区生产总值320.5亿元，增长6.4%。"),
    ),
    "breakthrough-and-stall": (
        Parts(results="交通基础设施建设取得突破性进展。", problems="钱江二桥等重大交通设施推进缓慢。"),
        Parts(results="交通基础设施建设取得突破性进展。", problems="望江片区停车泊位紧张。"),
    ),
    "success-and-defect": (
        Parts(results="家庭医生签约人数39万人。", problems="家庭医生重签约、轻服务现象严重。"),
        Parts(results="家庭医生签约人数39万人。", problems="社区医院服务能力不足。"),
    ),
    "figures-disagree": (
        Parts(results="固定资产投资86.3亿元。重大项目带动有力，固定资产投资达91.2亿元。"),
        Parts(results="固定资产投资86.3亿元。重大项目带动有力，固定资产投资达86.3亿元。"),
    ),
    "unexplained-jump": (
        Parts(results="地区生产总值320.5亿元，增长2.4%；一般公共预算收入96.6亿元，增长94.4%。"),
        Parts(results="地区生产总值320.5亿元，增长2.4%；一般公共预算收入96.6亿元，增长4.4%。"),
    ),
    "small-against-fall": (
        Parts(results="社会消费品零售总额507.6亿元，下降15.7%。发放消费券，直接拉动消费5.5亿元。"),
        Parts(results="社会消费品零售总额507.6亿元，增长5.7%。发放消费券，直接拉动消费5.5亿元。"),
    ),
    "pipeline": (
        Parts(results="储备重点产业企业36家。", plan="全年引进重点产业企业3家。"),
        Parts(results="储备重点产业企业36家。", plan="全年引进重点产业企业30家。"),
    ),
    "weak-response": (
        Parts(problems="基层医疗服务水平有待提高。", plan="加强基层医疗服务能力建设。"),
        Parts(problems="基层医疗服务水平有待提高。", plan="新建社区医院3家。"),
    ),
    "support-for-the-strong": (
        Parts(problems="住宿和餐饮业营业额下降32%。", plan="对逆势增长的龙头企业给予奖励。"),
        Parts(problems="住宿和餐饮业营业额下降32%。", plan="对困难企业给予补贴。"),
    ),
}

EARLY = ("unaddressed-problem", "shortfall", "target-already-met", "dropped-reform", "deadline-passed-at-publication")


def test_every_rule_has_a_report_for_and_a_report_against() -> None:
    assert set(CASES) == set(RULES)


@pytest.mark.parametrize("rule", sorted(CASES))
def test_a_rule_fires_where_it_should_and_only_there(rule: str) -> None:
    fires, quiet = CASES[rule]
    raised = found(rule, fires)
    assert raised
    assert found(rule, quiet) == []
    said = words(store_of(fires))
    for finding in raised:
        assert set(finding.statements) <= said.keys()
        assert set(finding.statements) <= set(finding.evidence)


@pytest.mark.parametrize("rule", sorted(CASES))
def test_a_rule_says_in_both_languages_what_was_found_and_what_to_ask(rule: str) -> None:
    for finding in found(rule, CASES[rule][0]):
        for texts in (finding.title, finding.explanation, finding.question):
            assert all(texts[lang] for lang in LANGUAGES)
            assert not re.search(r"[{}\[\]]|  |“”|（）", "".join(texts.values()))


@pytest.mark.parametrize("rule", sorted(RULES))
def test_a_rule_declares_its_prefixes_and_its_order(rule: str) -> None:
    """So that any store can run it, and always with the same result."""
    query = RULES[rule]
    declared = set(re.findall(r"^PREFIX (\S+):", query, re.M))
    body = re.sub(r"#.*|\"[^\"]*\"|<[^>]*>", "", query)
    assert set(re.findall(r"(?<![\w?])([a-z-]+):[A-Za-z]", body)) <= declared
    assert "ORDER BY ?report" in query
    parsed = parse_rule(rule, query)
    assert all(getattr(parsed, text)[lang] for text in TEXTS for lang in LANGUAGES)


def test_the_kinds_that_a_reader_needs_have_rules() -> None:
    kinds = {parse_rule(name, text).kind for name, text in RULES.items()}
    assert kinds == set(SCHEMES["findingKind"])


def test_a_gap_is_summed_over_its_problems() -> None:
    (finding,) = found("gap-not-filled", CASES["gap-not-filled"][0])
    assert "缺口共2000个" in finding.title["zh"]
    assert "仍差500个" in finding.title["zh"]
    assert "500 too few" in finding.title["en"]
    assert "75%" in finding.explanation["zh"]


def test_a_loose_ceiling_says_what_the_second_half_may_be_where_the_year_is_a_mean_of_two() -> None:
    (mean,) = found("loose-ceiling", CASES["loose-ceiling"][0])
    assert "高出50%" in mean.explanation["zh"]
    assert "下半年平均到40微克/立方米" in mean.explanation["zh"]
    rate = Parts(results="城镇登记失业率为2%。", plan="城镇登记失业率控制在3%以内。")
    assert "下半年平均" not in found("loose-ceiling", rate)[0].explanation["zh"]


def test_dates_are_counted_from_publication() -> None:
    parts = Parts(plan="8月底前完成望江文化馆验收。")
    assert "11天" in found("deadline-imminent", parts)[0].title["zh"]
    assert "9天" in found("deadline-passed", parts, issued="2021-09-09")[0].title["zh"]
    assert found("deadline-passed", parts, issued="2021-08-30") == []


def test_an_umbrella_and_its_only_point_are_one_question() -> None:
    alone = Parts(problems="一是公共服务存在短板。教育供给问题突出,小学学位缺口1200个。二是发展动力不足。")
    raised = found("unaddressed-problem", alone)
    said = words(store_of(alone))
    assert all(len(finding.statements) <= 2 for finding in raised)
    assert [said[iri] for finding in raised for iri in finding.statements].count("小学学位缺口1200个") == 1


def test_counts_speak_of_the_whole_report() -> None:
    (finding,) = found("no-deadline", Parts(plan="建成人才公寓200套。12月底前建成临江小学。"))
    assert finding.title["zh"] == "2项承诺中，1项没有日期"
    assert finding.title["en"] == "1 of 2 commitments have no date"
