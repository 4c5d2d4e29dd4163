"""Running rules: a faulty one is named and stops only itself, and the same report always gives the same findings."""

import time
from pathlib import Path

import pytest
from pyoxigraph import Store

from audited import RULES, Parts, store_of
from kg.audit import audit, rule_files
from kg.audit.rules import parse_rule
from kg.errors import RuleFault
from kg.store import open_store

PARTS = Parts(
    results="公办园在园儿童占比达到41.5%。",
    problems="望江片区停车泊位紧张。小学一年级学位缺口1200个，初中一年级学位缺口800个。",
    plan="公办园在园儿童占比达到40%。建成临江小学，新增学位1500个。",
)
GOOD = RULES["no-owner"]


def test_every_finding_has_a_name_of_its_own_that_comes_from_its_evidence() -> None:
    first, again = audit(store_of(PARTS)), audit(store_of(PARTS))
    assert first == again
    assert len({finding.id for finding in first.findings}) == len(first.findings) > 5
    assert all(finding.id.startswith(f"{finding.kind}-") for finding in first.findings)


def test_the_rules_are_quick_on_a_whole_report(bundled: Path) -> None:
    store = Store()
    store.bulk_extend(iter(open_store(bundled / "store")))
    start = time.process_time()
    audit(store)
    assert time.process_time() - start < 1


def test_the_gravest_come_first() -> None:
    severities = [finding.severity for finding in audit(store_of(PARTS)).findings]
    assert severities == sorted(severities, key=["serious", "warning", "info"].index)
    assert set(severities) == {"serious", "warning", "info"}


@pytest.mark.parametrize("gone", ["no-owner", "gap-not-filled", "unaddressed-problem"])
def test_a_rule_that_is_taken_away_takes_its_findings_and_nothing_else(gone: str) -> None:
    store = store_of(PARTS)
    rest = audit(store, [(name, text) for name, text in RULES.items() if name != gone]).findings
    assert rest == tuple(finding for finding in audit(store).findings if finding.rule != gone)
    assert len(rest) < len(audit(store).findings)


@pytest.mark.parametrize(
    ("change", "line", "said"),
    [
        (("?statement ?all", "?statement ?all ?("), None, "mend the query"),
        (("# kind: no-owner", "# kind: no-boss"), 1, "there is no kind “no-boss”"),
        (("# severity: warning", "# severity: grave"), 2, "there is no severity “grave”"),
        (("{blamed}", "{culprits}"), None, "{culprits}"),
        (("# question en:", "# question fr:"), 1, "“question en”"),
        (("SELECT ?report ?about", "SELECT ?report (1 AS ?about_what)"), None, "?about"),
        (("?sum ca:sumOf ?report", "?sum ca:sumOf ?report } {"), None, "mend the query"),
    ],
)
def test_a_faulty_rule_is_named_with_its_line_and_stops_only_itself(
    change: tuple[str, str], line: int | None, said: str
) -> None:
    assert change[0] in GOOD
    files = [("before", RULES["no-deadline"]), ("bad", GOOD.replace(*change)), ("after", RULES["coverage"])]
    audited = audit(store_of(PARTS), files)
    assert {finding.rule for finding in audited.findings} == {"before", "after"}
    (fault,) = audited.faults
    assert str(fault).startswith(f"bad.rq, line {line}:" if line else "bad.rq, line ")
    assert said in str(fault)


def test_the_line_of_a_faulty_query_is_the_line_of_the_file() -> None:
    lines = GOOD.splitlines()
    number = next(n for n, line in enumerate(lines, 1) if "BIND(?report AS ?about)" in line)
    lines[number - 1] = "  BIND(?report AS about)"
    (fault,) = audit(store_of(PARTS), [("bad", "\n".join(lines))]).faults
    assert f"line {number}:" in str(fault)


def test_a_query_that_selects_nothing_is_refused() -> None:
    head = "\n".join(line for line in GOOD.splitlines() if line.startswith("# "))
    (fault,) = audit(store_of(PARTS), [("ask", f"{head}\nASK {{ ?s ?p ?o }}")]).faults
    assert "no SELECT" in str(fault)


def test_texts_of_a_head_go_on_over_lines() -> None:
    text = GOOD.replace("# title zh: ", "# title zh: 承诺\n#   ").replace("# title en: ", "# title en: Of all\n#   ")
    rule = parse_rule("long", text)
    assert rule.title["zh"].startswith("承诺{all}")
    assert rule.title["en"].startswith("Of all {count}")


def test_rules_of_a_folder_run_after_those_of_the_package(tmp_path: Path) -> None:
    (tmp_path / "mine.rq").write_text(GOOD, "utf-8")
    (tmp_path / "notes.txt").write_text("no rule", "utf-8")
    names = [name for name, _ in rule_files(tmp_path)]
    assert names == [*sorted(RULES), "mine"]
    with pytest.raises(RuleFault, match=r"mine\.rq, line 1: the head does not say"):
        parse_rule("mine", "SELECT * { ?s ?p ?o }")
