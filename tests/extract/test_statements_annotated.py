"""How statements are read in further official reports, against annotations made without looking at what the rules do."""

import json
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from kg.extract.quantities import find_quantities
from kg.extract.statements import read_statements
from kg.model import Span, Statement
from kg.outline import outline
from kg.read import read
from statements import REPORT

ANNOTATIONS = Path(__file__).parents[1] / "annotations"
# What is reached on a report depends on its style: council reports argue more than they list.
FLOORS = {
    "hubei-2026": 0.91,
    "jiangxi-2026": 0.95,
    "shanghai-2006": 0.94,
    "shanghai-2008": 0.95,
    "shanxi-2026": 0.95,
    "state-council-2008": 0.88,
    "state-council-2012": 0.92,
    "zhejiang-2026": 0.94,
}
NAMES = tuple(FLOORS)


class Annotated(NamedTuple):
    span: Span
    role: str
    checkable: str | None


@cache
def annotated(name: str) -> tuple[list[Annotated], list[Span], str]:
    folder = ANNOTATIONS / name
    meta = json.loads((folder / "meta.json").read_text("utf-8"))
    rows = [json.loads(line) for line in (folder / "statements.jsonl").read_text("utf-8").splitlines()]
    statements = [Annotated(Span(row["start"], row["end"]), row["role"], row["checkable"]) for row in rows]
    return statements, [Span(start, end) for start, end, *_ in meta["passages"]], meta["file"]


@cache
def found(shared: Path, name: str) -> list[Statement]:
    _, passages, file = annotated(name)
    text = read(shared / "corpus" / file)
    sections = outline(text)
    statements, _ = read_statements(text, sections, find_quantities(text, sections), REPORT)
    return [s for s in statements if s.member_of is None and any(p.overlaps(s.span) for p in passages)]


def overlap(one: Span, other: Span) -> float:
    """Intersection over union of two spans."""
    shared = min(one.end, other.end) - max(one.start, other.start)
    return max(0, shared) / (max(one.end, other.end) - min(one.start, other.start))


@pytest.mark.parametrize("name", NAMES)
def test_roles_are_right_for_most_characters(shared: Path, name: str) -> None:
    role = {at: s.role.value for s in found(shared, name) for at in range(*s.span)}
    characters = [(at, each.role) for each in annotated(name)[0] for at in range(*each.span)]
    assert sum(role.get(at) == wanted for at, wanted in characters) / len(characters) >= FLOORS[name]


def test_statements_begin_and_end_where_an_annotator_sees_them(shared: Path) -> None:
    wanted = given = matched = labels = labelled = 0
    for name in NAMES:
        statements, _, _ = annotated(name)
        wanted, given = wanted + len(statements), given + len(found(shared, name))
        for each in statements:
            same = [s for s in found(shared, name) if s.role == each.role and overlap(s.span, each.span) >= 0.5]
            matched += bool(same)
            labels += bool(same and each.checkable)
            labelled += bool(same and each.checkable and same[0].checkability == each.checkable)
    assert 2 * matched / (wanted + given) >= 0.86
    assert labelled / labels >= 0.94
