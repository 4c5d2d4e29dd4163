"""How far commitments can be held to account, by their own words."""

import pytest

from audited import Parts, read, store_of
from kg.audit.sums import sums
from kg.graph.answerability import answerability

PLANS = [
    ("加强基层医疗服务能力建设。", []),
    ("推进望江文化馆建设。", ["named-object"]),
    ("新增停车泊位300个。", ["end-state", "firm-verb"]),
    ("力争新增停车泊位300个。", ["end-state"]),
    ("建成望江文化馆。", ["named-object", "end-state", "firm-verb"]),
    ("12月底前建成望江文化馆。", ["named-object", "end-state", "stated-date", "firm-verb"]),
    ("全年建成望江文化馆。", ["named-object", "end-state", "firm-verb"]),
    ("由区教育局牵头建成望江文化馆。", ["named-object", "end-state", "named-owner", "firm-verb"]),
    ("绿化覆盖率达到46.5%。", ["named-object", "end-state", "firm-verb"]),
]


@pytest.mark.parametrize(("plan", "points"), PLANS)
def test_a_commitment_earns_a_point_for_each_thing_that_it_says(plan: str, points: list[str]) -> None:
    one = read(Parts(plan=plan))
    (earned,) = answerability(one.extraction, one.linking).values()
    assert list(earned) == points


def test_a_figure_of_the_same_report_is_a_baseline() -> None:
    one = read(Parts(results="绿化覆盖率达到44%。", plan="绿化覆盖率达到46.5%。"))
    (earned,) = answerability(one.extraction, one.linking).values()
    assert "stated-baseline" in earned


@pytest.mark.parametrize(
    ("plan", "owners"),
    [
        ("由区教育局牵头建成临江小学。", 1),
        ("区教育局负责建成临江小学。", 1),
        ("建成临江小学，由区教育局负责管理。", 1),
        ("完成区教育局办公楼改造。", 0),
        ("建成临江小学。", 0),
    ],
)
def test_an_owner_is_made_responsible_not_merely_mentioned(plan: str, owners: int) -> None:
    assert sum(map(len, read(Parts(plan=plan)).extraction.owners.values())) >= owners
    assert bool(read(Parts(plan=plan)).extraction.owners) == bool(owners)


def test_sums_are_of_reports_chapters_themes_and_agencies() -> None:
    plan = "（一）补齐短板\n\n由区教育局牵头建成临江小学。加强基层医疗服务能力建设。\n\n（二）扩大投资\n\n12月底前建成望江文化馆。"
    (groups,) = sums(store_of(Parts(plan=plan))).values()
    by = {kind: {g.name: g for g in groups if g.by == kind} for kind in ("report", "chapter", "theme", "agency")}
    (whole,) = by["report"].values()
    assert (whole.commitments, whole.earned["endState"], whole.earned["namedOwner"]) == (3, 2, 1)
    assert {name: g.commitments for name, g in by["chapter"].items()} == {"（一）补齐短板": 2, "（二）扩大投资": 1}
    assert by["chapter"]["（二）扩大投资"].mean == 4
    assert set(by["agency"]) == {"区教育局"}
    assert by["theme"]["health"].mean == 0
