"""Each feature says in public what it looks at, and gives its reason in two languages."""

import re

import pytest

from kg.link import link
from kg.link.decide import BASES, RULES
from kg.link.features import LIMITS, SIGNS, TIES, Feature
from kg.model import Extraction
from made import grade, made, milestone, number, problem, vague

NAMES = {"东河复明工程": "project", "西河复明工程": "project", "南山街道": "place"}


def everything() -> Extraction:
    return made(
        problem("西河复明工程仍未开工"),
        problem("南山街道幼儿园学位缺口300个", end=","),
        problem("小学学位缺口500个"),
        problem("重大项目资源分散"),
        problem("企业服务在街道层面落实不到位"),
        vague("加快推进重大项目建设"),
        milestone("启动东河复明工程"),
        milestone("完成西河复明工程前期工作"),
        milestone("完成实验小学改扩建工程", end=","),
        number("新增小学学位600个"),
        milestone("出台服务企业若干措施"),
        names=NAMES,
    )


@pytest.mark.parametrize("feature", [*TIES, *SIGNS, *LIMITS], ids=lambda feature: feature.__name__)
def test_each_feature_is_described(feature: Feature) -> None:
    description = feature.__doc__ or ""
    assert description.endswith(".")
    assert "\n" not in description


def test_no_feature_is_in_the_table_twice() -> None:
    names = [feature.__name__ for feature in (*TIES, *SIGNS, *LIMITS)]
    assert len(set(names)) == len(names)


def test_rules_and_bases_speak_of_features_that_exist() -> None:
    known = {feature.__name__ for feature in (*TIES, *SIGNS, *LIMITS)}
    assert {name for rule in RULES for name in (*rule.some, *rule.all, *rule.none)} <= known
    assert {name for _, names in BASES for name in names} <= known


def test_all_evidence_is_worded_in_chinese_and_english() -> None:
    links = link(everything()).links
    assert links
    for one in links:
        assert set(one.rationale) == {"zh", "en"}
        assert one.rationale["zh"].endswith("。")
        assert one.rationale["en"].endswith(".")
        for found in one.evidence:
            assert any("一" <= character <= "鿿" for character in found.zh)
            assert re.search("[a-z]{2}", found.en)
            assert 0 <= found.score <= 1


def test_a_reason_names_what_both_are_about() -> None:
    linking = link(everything())
    why = next(one for one in linking.links if (one.problem, one.commitment) == ("s2", "s9"))
    assert why.grade == "direct"
    assert "问题缺500个，承诺新增600个" in why.rationale["zh"]
    assert "500个 are missing and 600个 are promised" in why.rationale["en"]


def test_a_river_of_another_name_is_another_river() -> None:
    linking = link(everything())
    assert grade(linking, 0, 6) == "related"
    assert grade(linking, 0, 7) == "partial"
