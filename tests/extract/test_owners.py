"""Whose a commitment is, also where a note behind it says so."""

import pytest

from audited import Parts, read
from kg.model import Role


def owned(plan: str) -> list[int]:
    """How many owners each commitment of a plan has."""
    found = read(Parts(plan=plan)).extraction
    promised = [s for s in found.statements if s.role is Role.COMMITMENT and not s.member_of]
    return [len(found.owners.get(statement.id, ())) for statement in promised]


@pytest.mark.parametrize(
    ("plan", "expected"),
    [
        ("新建停车泊位300个，改造道路5条。（责任单位：区发展和改革局、区教育局）。建成望江文化馆。", [2, 2, 0]),
        ("新建停车泊位300个。牵头部门：区教育局。改造道路5条。", [1, 0]),
        ("新建停车泊位300个。责任单位：区教育局。改造道路5条。责任单位：区财政局、区教育局。", [1, 2]),
        ("新建停车泊位300个。", [0]),
    ],
)
def test_a_note_names_the_owners_of_what_stands_before_it(plan: str, expected: list[int]) -> None:
    assert owned(plan) == expected


@pytest.mark.parametrize(
    ("plan", "expected"),
    [
        ("新建停车泊位300个（区教育局、区财政局）。", [2]),
        ("新建停车泊位300个。（区教育局牵头，区财政局配合）", [1]),
        ("新建停车泊位300个（区教育局、区财政局按职责分工负责）", [2]),
        ("改造道路5条。新建停车泊位300个（区教育局）。", [0, 1]),
        ("新建停车泊位300个（牵头单位：区教育局；配合单位：区财政局）。", [1]),
        ("新建停车泊位300个（含区教育局院内50个）。", [0]),
        ("组建区教育局（区财政局）。", [0]),
    ],
)
def test_brackets_that_close_a_task_name_who_does_it_but_not_who_helps(plan: str, expected: list[int]) -> None:
    assert owned(plan) == expected
