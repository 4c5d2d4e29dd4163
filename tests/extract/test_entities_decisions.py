"""What people say about names has the last word."""

from pathlib import Path

import pytest

from kg.errors import TableError
from kg.extract.entities.decisions import Decision, apply_decisions, read_decisions
from kg.model import Area, EntityType
from naming import DISTRICT, names

HEAD = "jurisdiction,type,name_a,name_b,decision,by,on,why\n"


def decided(text: str, a: str, b: str, decision: str, area: Area = DISTRICT) -> list[tuple[str, tuple[str, ...], int]]:
    row = Decision("440303", EntityType.PROJECT, a, b, decision, "a reader", "2024-05-01", "as the map shows")
    return [(e.name, e.aliases, len(e.mentions)) for e in apply_decisions(names(text), [row], area, text)]


def test_two_names_said_to_be_the_same_are_one_entity() -> None:
    text = "启动石桥路东延。开通虹桥隧道东段。石桥路东延通车。"
    assert decided(text, "虹桥隧道东段", "石桥路东延", "same") == [("虹桥隧道东段", ("石桥路东延",), 3)]


def test_a_merge_gives_the_key_of_the_first_name_also_where_only_the_second_is_mentioned() -> None:
    row = Decision("440303", EntityType.PROJECT, "虹桥隧道东段", "石桥路东延", "same", "a reader", "2024-05-01", "")
    (here,) = apply_decisions(names("启动石桥路东延。"), [row], DISTRICT, "启动石桥路东延。")
    (there,) = names("开通虹桥隧道东段。")
    assert here.key == there.key


def test_two_names_said_to_differ_are_two_entities() -> None:
    text = "启动石桥路东延工程。石桥路东延通车。"
    assert len(names(text)) == 1
    assert decided(text, "石桥路东延工程", "石桥路东延", "different") == [
        ("石桥路东延工程", (), 1),
        ("石桥路东延", (), 1),
    ]


def test_decisions_on_another_body_or_absent_names_change_nothing() -> None:
    text = "启动石桥路东延工程。石桥路东延通车。"
    assert decided(text, "石桥路东延工程", "石桥路东延", "different", Area("440304", "福田区", "district")) == [
        ("石桥路东延工程", ("石桥路东延",), 2)
    ]
    assert decided(text, "某路", "某桥", "same") == [("石桥路东延工程", ("石桥路东延",), 2)]


def test_a_file_of_decisions_is_read(tmp_path: Path) -> None:
    file = tmp_path / "same.csv"
    file.write_text(HEAD + "440303,project,石桥路东延,虹桥隧道东段,same,a reader,2024-05-01,one road\n", "utf-8")
    (decision,) = read_decisions(file)
    assert (decision.type, decision.decision, decision.why) == (EntityType.PROJECT, "same", "one road")


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ("440303,project,甲,乙,maybe,r,2024,\n", "line 2"),
        ("440303,road,甲,乙,same,r,2024,\n", "type"),
        ("440303,project,甲,,same,r,2024,\n", "only one thing"),
        ("440303,project,甲,乙,same\n", "columns"),
        ("440303,project,甲,乙,same,r,2024,\n440303,project,乙,甲,different,r,2024,\n", "both same and different"),
    ],
)
def test_a_malformed_file_of_decisions_is_refused_with_the_line(tmp_path: Path, rows: str, said: str) -> None:
    file = tmp_path / "same.csv"
    file.write_text(HEAD + rows, "utf-8")
    with pytest.raises(TableError, match=f"(?i){said}"):
        read_decisions(file)
