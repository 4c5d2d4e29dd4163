"""The audit as people and programs read it: text, Markdown, a page, JSON, in two languages."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from playwright.sync_api import Browser
from pyoxigraph import Store

from audited import Parts, store_of
from browser import Visit
from kg.audit import audit
from kg.audit.report import FORMATS, report
from kg.errors import KgError

PARTS = Parts(
    results="公办园在园儿童占比达到41.5%。引进持牌金融机构2家。上半年PM2.5平均浓度为20微克/立方米。",
    problems="望江片区停车泊位紧张。小学一年级学位缺口1200个，初中一年级学位缺口800个。",
    plan="公办园在园儿童占比达到40%。全年引进持牌金融机构10家。建成临江小学，新增学位1500个。PM2.5年均浓度控制在30微克/立方米。",
)
NASTY = Parts(
    problems="望江片区“<script>alert(1)</script>”停车泊位*紧张*。",
    plan="建成“<img src=x onerror=alert(1)>|_临江_”小学。",
)


def written(parts: Parts, form: str, lang: str = "zh", **more: str) -> str:
    store = store_of(parts)
    return report(store, audit(store).findings, form=form, lang=lang, **more)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("form", FORMATS)
def test_every_format_says_what_was_found_with_its_quotes_and_place(form: str, lang: str) -> None:
    text = written(PARTS, form, lang)
    assert text == written(PARTS, form, lang)
    for words in ("望江片区停车泊位紧张", "新增学位1500个", "公办园在园儿童占比达到41.5%"):
        assert words in text
    start = PARTS.text.index("望江片区停车泊位紧张")
    assert str(start) in text


def test_text_gives_the_gravest_first_and_what_to_ask() -> None:
    text = written(PARTS, "text")
    assert text.index("== 重点") < text.index("== 关注") < text.index("== 提示")
    assert "→ 请问" in text
    assert "不是结论" in text


def test_the_page_holds_everything_and_leads_nowhere_else() -> None:
    page = written(PARTS, "html")
    assert "<script" not in page
    assert not re.search(r"(src|href)=\"(?!#|data:)", page)
    assert "default-src 'none'" in page
    assert page.count("<svg") > 5


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_page_says_whose_words_the_quotes_are_and_leads_to_the_official_page(bundled: Path, lang: str) -> None:
    from kg.store import open_store

    store = open_store(bundled / "store")
    found = audit(store).findings
    for form in ("text", "md", "html"):
        text = report(store, found, form=form, lang=lang)
        assert ("转述" if lang == "zh" else "restatement") in text
        assert "https://www.szlh.gov.cn/" in text.replace("\\_", "_")


def test_quotes_lead_into_the_explorer_where_there_is_one() -> None:
    page = written(PARTS, "html", explorer="explorer.html")
    assert re.search(r'href="explorer.html#sel=https%3A%2F%2F[^"]+%2Fs-[0-9a-f]+&amp;tab=details"', page)


def test_what_a_report_says_is_never_taken_for_markup() -> None:
    page = written(NASTY, "html")
    assert "<script>" not in page
    assert "<img" not in page
    assert "&lt;script&gt;" in page
    text = written(NASTY, "md")
    assert "<script>" not in text.replace("\\<", "&lt;")
    assert "\\*紧张\\*" in text
    assert "\\|\\_临江\\_" in text


def test_json_is_for_programs() -> None:
    (one,) = json.loads(written(PARTS, "json"))
    assert one["report"]["id"] == "330102-plan-execution-2021-H1"
    assert one["totals"]["commitments"] == 5
    gap = next(f for f in one["findings"] if f["rule"] == "gap-not-filled")
    assert gap["figures"]["gap"] == [2000]
    assert {s["quote"] for s in gap["statements"]} >= {"新增学位1500个"}
    assert all(PARTS.text[s["start"] : s["end"]] == s["quote"] for f in one["findings"] for s in f["statements"])
    aims = {aim["target"]: aim for aim in one["targets"]}
    assert aims["10家"]["share"] == 20
    assert aims["30微克/立方米"]["ceiling"] is True
    whole = next(group for group in one["answerability"] if group["by"] == "report")
    assert whole["commitments"] == 5
    assert whole["earned"]["endState"] == 5


def test_a_report_without_findings_is_told_so() -> None:
    store = store_of(Parts())
    assert "没有提出疑问" in report(store, [])
    assert "没有提出疑问" in report(store, [], form="html")


def test_what_does_not_exist_is_refused_in_a_sentence() -> None:
    store = store_of(Parts())
    for options in ({"form": "pdf"}, {"lang": "fr"}, {"only": "nowhere"}):
        with pytest.raises(KgError, match=r"choose|there are"):
            report(store, [], **options)


@pytest.mark.browser
def test_the_page_opens_without_a_word_of_complaint(browser: Browser, tmp_path: Path) -> None:
    file = tmp_path / "audit.html"
    file.write_text(written(PARTS, "html"), "utf-8")
    for width in (390, 1280):
        page = browser.new_page(viewport={"width": width, "height": 900})
        visit = Visit(page)
        page.goto(file.as_uri())
        assert visit.complaints == []
        assert visit.outside() == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.close()


Kg = Callable[..., Result]


def test_the_command_writes_to_a_file_and_leads_to_the_explorer_beside_it(kg: Kg, built: Path) -> None:
    out = built / "audit.html"
    result = kg("audit", "--store", built / "store", "--format", "html", "--out", out)
    assert result.exit_code == 0, result.stderr
    assert 'href="explorer.html#sel=' in out.read_text("utf-8")
    elsewhere = kg("audit", "--store", built / "store", "--format", "html")
    assert "explorer.html" not in elsewhere.stdout


def test_one_report_can_be_chosen(kg: Kg, built: Path) -> None:
    assert kg("audit", "--store", built / "store", "--report", "330102-plan-execution-2021-H1").exit_code == 0
    assert kg("audit", "--store", built / "store", "--report", "other").exit_code == 3


def test_a_faulty_rule_of_ones_own_is_named_and_the_rest_is_written(kg: Kg, built: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.rq").write_text("# kind: scale\nSELECT *", "utf-8")
    result = kg("audit", "--store", built / "store", "--rules", tmp_path)
    assert result.exit_code == 1
    assert "mine.rq, line 1:" in result.stderr
    assert "望江片区停车泊位紧张" in result.stdout


def test_extract_and_build_name_a_faulty_rule_and_finish(
    kg: Kg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from kg.audit import run
    from reports import write_report

    monkeypatch.setattr(run, "rule_files", lambda: [("bad", "SELECT *"), *_files()])
    file = write_report(tmp_path)
    for arguments in (["extract", file], ["build", file, "--out", tmp_path / "b"]):
        result = kg(*arguments)
        assert result.exit_code == 1
        assert "bad.rq, line 1:" in result.stderr
    assert (tmp_path / "b" / "graph.ttl").exists()
    assert '"kind": "no-owner"' in kg("extract", file).stdout


def _files() -> list[tuple[str, str]]:
    from audited import RULES

    return list(RULES.items())


def test_findings_are_nodes_with_their_evidence(store: Store) -> None:
    from kg.store import rows

    found = list(
        rows(
            store,
            """SELECT ?f ?kind ?zh ?en WHERE {
              ?f a ca:Finding ; ca:kind ?kind ; ca:severity ?s ; ca:rule ?r ; ca:evidence ?p ; rdfs:label ?zh , ?en .
              ?p a ca:Problem ; ca:finding ?f ; rdfs:label "望江片区停车泊位紧张"@zh .
              FILTER(LANG(?zh) = "zh" && LANG(?en) = "en" && ?r = "unaddressed-problem") }""",
        )
    )
    assert len(found) == 1


def test_json_lines_hold_the_findings_with_the_ids_of_their_statements(kg: Kg, tmp_path: Path) -> None:
    from reports import write_report

    records = [json.loads(line) for line in kg("extract", write_report(tmp_path)).stdout.splitlines()]
    ids = {r["id"] for r in records if r["type"] == "statement"}
    raised = [r for r in records if r["type"] == "finding"]
    assert {r["kind"] for r in raised} >= {"no-owner", "unaddressed-problem", "target-already-met"}
    assert all(r["statements"] and set(r["statements"]) <= ids for r in raised)
