"""Every official text is read whole: nothing fails, hardly a clause is left unread, and each part is found.

pytest -m corpus -s        prints what was found in each
"""

from collections import Counter
from html import escape
from pathlib import Path

import pytest
from tabulate import tabulate

from kg.graph import Read
from kg.model import Extraction, Part, Role
from kg.pipeline import read_report
from kg.read import Source

pytestmark = pytest.mark.corpus

UNREAD = 0.03
ONE_RULE = 0.10
# The least that a report says in each part: the shortest have ten thousand characters and name a handful of problems.
LEAST_CHARACTERS = {Part.RESULTS: 1500, Part.PROBLEMS: 100, Part.PLAN: 3000}
LEAST_STATEMENTS = {Role.ACHIEVEMENT: 30, Role.INDICATOR: 4, Role.PROBLEM: 4, Role.COMMITMENT: 60}
SET_ASIDE = (Role.CONTEXT, Role.GUIDANCE)
# What a rule is called that takes what no other rule wants.
SAYS_NOTHING = {"", "default", "else", "fallback", "other", "position", "rest", "unknown"}
IN_THREE_FORMATS = ["吉林", "江西", "湖南", "福建", "北京", "河北"]


@pytest.fixture(scope="module")
def reports(shared: Path) -> dict[str, Read]:
    paths = sorted(path for path in (shared / "corpus").rglob("*") if path.is_file())
    return {f"{path.parent.name}/{path.stem}": read_report(Source(str(path), None)) for path in paths}


def characters(found: Extraction) -> Counter[Part]:
    """How many characters stand in each part."""
    sizes: Counter[Part] = Counter()
    for paragraph in found.outline.paragraphs:
        sizes[paragraph.part] += paragraph.span.end - paragraph.span.start
    return sizes


def roles(found: Extraction) -> Counter[Role]:
    return Counter(statement.role for statement in found.statements if not statement.member_of)


def clauses_set_aside(found: Extraction) -> Counter[str]:
    """How many clauses each rule takes as context or guidance, or takes for no statement at all."""
    taken = Counter(found.coverage.by_rule)
    clauses = [clause for p in found.outline.paragraphs for sentence in p.sentences for clause in sentence.clauses]
    for statement in found.statements:
        if statement.role in SET_ASIDE and not statement.member_of:
            taken[statement.rule] += sum(statement.span.overlaps(clause) for clause in clauses)
    return taken


def test_every_text_is_a_report_of_its_own(reports: dict[str, Read]) -> None:
    assert len(reports) == 59
    assert len({one.extraction.report.id for one in reports.values()}) == 59
    for one in reports.values():
        ids = [statement.id for statement in one.extraction.statements]
        assert len(ids) == len(set(ids))


def test_what_was_found_in_each(reports: dict[str, Read]) -> None:
    rows = [
        {
            "report": name,
            "clauses": found.coverage.clauses,
            "unread": f"{len(found.coverage.unread) / found.coverage.clauses:.1%}",
            **{part.value: f"{characters(found)[part]:,}" for part in LEAST_CHARACTERS},
            **{role.value: roles(found)[role] for role in LEAST_STATEMENTS},
            "links": len(one.linking.links),
            "most set aside by": "{0[0]} ({0[1]})".format(clauses_set_aside(found).most_common(1)[0]),
        }
        for name, one in reports.items()
        for found in [one.extraction]
    ]
    print("\n" + tabulate(rows, headers="keys"))


def test_results_problems_and_plan_are_found_in_each(reports: dict[str, Read]) -> None:
    short = [
        (name, found.value, counts[found])  # type: ignore[index]
        for name, one in reports.items()
        for counts, least in (
            (characters(one.extraction), LEAST_CHARACTERS),
            (roles(one.extraction), LEAST_STATEMENTS),
        )
        for found in least
        if counts[found] < least[found]  # type: ignore[index]
    ]
    assert not short


def test_hardly_a_clause_is_left_unread(reports: dict[str, Read]) -> None:
    shares = {name: len(c.unread) / c.clauses for name, one in reports.items() for c in [one.extraction.coverage]}
    assert {name: share for name, share in shares.items() if share >= UNREAD} == {}


def test_no_rule_sets_aside_more_than_a_tenth_and_each_says_what_it_recognised(reports: dict[str, Read]) -> None:
    for name, one in reports.items():
        taken = clauses_set_aside(one.extraction)
        assert not taken.keys() & SAYS_NOTHING, name
        assert max(taken.values()) <= ONE_RULE * one.extraction.coverage.clauses, (name, taken.most_common(1))


@pytest.mark.parametrize("province", IN_THREE_FORMATS)
def test_one_text_says_the_same_in_every_format(reports: dict[str, Read], province: str, tmp_path: Path) -> None:
    original = reports[f"provinces-2025/{province}"].extraction
    lines = [line for line in original.document.text.split("\n") if line.strip()]
    page = "".join(f"<p>{escape(line)}</p>\n" for line in lines)
    copies = {
        "report.txt": "\r\n".join(lines).encode("utf-8-sig"),
        "old.txt": "\n".join(lines).encode("gb18030"),
        "report.html": f'<html><body><div class="nav">首页</div><div id="zoom">{page}</div></body></html>'.encode(),
    }
    for name, data in copies.items():
        path = tmp_path / name
        path.write_bytes(data)
        copy = read_report(Source(str(path), None)).extraction
        assert [(s.role, s.quote) for s in copy.statements] == [(s.role, s.quote) for s in original.statements], name
        assert [(q.quote, q.value, q.unit) for q in copy.quantities] == [
            (q.quote, q.value, q.unit) for q in original.quantities
        ], name
        assert copy.report.id == original.report.id
