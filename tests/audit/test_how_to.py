"""The rule that the guide shows is a rule, and finds what it says."""

import re
from pathlib import Path

from audited import Parts, store_of
from kg.audit import findings, parse_rule

GUIDE = Path(__file__).parents[2] / "docs" / "how-to" / "add-an-audit-rule.md"


def test_the_rule_in_the_guide_runs() -> None:
    shown = re.search(r"```sparql\n(.*?)```", GUIDE.read_text("utf-8"), re.S)
    assert shown
    store = store_of(Parts(plan="全年完成固定资产投资32亿元。9月底前投入资金5000万元。"))
    (finding,) = findings(store, parse_rule("mine", shown[1]))
    assert finding.title == {
        "zh": "本期承诺32亿元，报告里最大的一笔",
        "en": "32亿元 promised, the largest sum in the report",
    }
    assert finding.explanation["zh"] == "承诺“全年完成固定资产投资32亿元”涉及32亿元。"
