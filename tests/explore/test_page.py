"""The page as a file: complete, closed to the outside, safe whatever a report says, and always the same."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import subprocess
import sys
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import KgError
from kg.explore import explore
from kg.explore.page import embedded
from kg.explore.payload import Phrases
from kg.explore.read import read
from kg.explore.text import Utf16
from places_report import BASE, REPORT, SOURCE, STATEMENTS, TEXT, Said, store, turtle


def data_of(html: str) -> dict[str, Any]:
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', html, re.DOTALL)
    assert found
    data: dict[str, Any] = json.loads(found[1])
    return data


def said(html: str, number: int) -> str:
    """The words of a statement as the browser cuts them out: by UTF-16 units."""
    data = data_of(html)
    statement = data["statements"][number]
    units: bytes = data["reports"][statement.get("report", 0)]["text"].encode("utf-16-le")
    return units[2 * statement["start"] : 2 * statement["end"]].decode("utf-16-le")


def test_every_statement_is_cut_out_of_the_text_word_for_word() -> None:
    html = explore(store())
    assert sorted(said(html, n) for n in range(len(STATEMENTS))) == sorted(s.words for s in STATEMENTS)


def test_offsets_after_astral_characters_are_those_of_the_browser() -> None:
    text = f"𠮷野𝔸\u2028{TEXT}"
    html = explore(store(turtle(text)))
    assert sorted(said(html, n) for n in range(len(STATEMENTS))) == sorted(s.words for s in STATEMENTS)


@pytest.mark.parametrize(
    ("text", "offset", "units"), [("甲乙", 1, 1), ("𠮷乙", 1, 2), ("甲𠮷𠮷乙", 3, 5), ("𠮷", 0, 0), ("", 0, 0)]
)
def test_utf16(text: str, offset: int, units: int) -> None:
    assert Utf16(text).at(offset) == units


def test_nothing_loads_from_anywhere() -> None:
    html = explore(store())
    assert not re.search(r'(?:src|href)\s*=\s*"(?!data:|#)', html.partition('id="data"')[0])
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', html)
    assert policy
    rules = dict(rule.strip().split(" ", 1) for rule in policy[1].split(";"))
    assert rules["default-src"] == "'none'"
    assert "unsafe" not in policy[1]
    assert "http" not in policy[1]


def test_the_policy_names_exactly_what_stands_in_the_page() -> None:
    html = explore(store())
    for kind, tag in (("script-src", "script"), ("style-src", "style")):
        allowed = re.search(rf"{kind} ([^;\"]*)", html)
        assert allowed
        inline = re.findall(rf"<{tag}>(.*?)</{tag}>", html, re.DOTALL)
        hashes = [f"'sha256-{base64.b64encode(hashlib.sha256(i.encode()).digest()).decode()}'" for i in inline]
        assert allowed[1].split() == hashes


def test_the_licence_of_what_is_inlined_stays_with_it() -> None:
    assert "vis.js is dual licensed" in explore(store())


class Elements(HTMLParser):
    """The elements of a page, as a parser of HTML sees them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.names: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.names.append(tag)


HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "]]>",
    "</script>",
    "<!--",
    "\u2028\u2029",
    "\u202e右到左",
    "𠮷",
)


@pytest.mark.parametrize("words", HOSTILE)
def test_markup_in_a_report_stays_text(words: str) -> None:
    statements = (Said("p1", f"学位{words}不足", "Problem", "; ca:state code:none"),)
    html = explore(store(turtle(f"甲{words}\n学位{words}不足。", statements, "", title=f"报告{words}")))
    data = data_of(html)
    assert said(html, 0) == f"学位{words}不足"
    assert data["reports"][0]["title"] == f"报告{words}"
    assert Elements(html).names == Elements(explore(store())).names


def test_a_source_that_is_no_web_address_is_no_link() -> None:
    assert "source" not in data_of(explore(store(turtle().replace(SOURCE, "javascript:alert(1)"))))["reports"][0]


def test_embedded_json_has_nothing_that_a_parser_could_take_for_markup() -> None:
    assert not set(embedded({"a": "<>&\u2028\u2029"})) & set("<>&\u2028\u2029")


def test_the_page_says_whose_words_the_quotes_are() -> None:
    report = data_of(explore(store()))["reports"][0]
    assert report["restatement"] is True
    assert report["source"] == SOURCE


def test_a_chosen_report_and_focus() -> None:
    data = data_of(explore(store(), report="r1", focus=f"{REPORT}/p2", lang="en"))
    assert data["lang"] == "en"
    assert data["statements"][data["focus"]]["id"] == "p2"


@pytest.mark.parametrize(
    ("options", "told"),
    [({"report": "r9"}, "r1"), ({"focus": f"{BASE}nothing"}, f"{BASE}nothing"), ({"lang": "fr"}, "zh or en")],
)
def test_what_cannot_be_shown_is_refused_with_the_next_step(options: dict[str, str], told: str) -> None:
    with pytest.raises(KgError, match=re.escape(told)):
        explore(store(), **options)


def test_an_empty_store_is_refused() -> None:
    import pyoxigraph as ox

    with pytest.raises(KgError, match="no report"):
        explore(ox.Store())


def test_links_findings_and_figures_arrive() -> None:
    explored = read(store())
    by_name = {iri.rpartition("/")[2]: s for iri, s in explored.statements.items()}
    assert by_name["p2"].english == "2,189 primary-entry places short"
    assert by_name["p3"].state == "relatedOnly"
    assert by_name["c4"].due == "2020-08-31"
    assert explored.figures[f"{REPORT}/c1o"].baselines == (f"{REPORT}/p2o",)
    assert [(li.problem[-2:], li.commitment[-2:], li.grade) for li in explored.links] == [
        ("p2", "c1", "direct"),
        ("p3", "c1", "related"),
        ("p4", "c3", "partial"),
    ]
    assert [f.kind for f in explored.findings] == ["shortfall"]
    assert explored.codes["direct"].zh


def test_every_phrase_that_the_scripts_ask_for_is_in_the_table_and_every_code_in_the_ontology() -> None:
    from kg.explore.page import scripts
    from kg.explore.words import page_words

    asked = set(re.findall(r'\bt\("([a-z-]+)"', scripts()))
    words = page_words()
    assert asked <= words.keys()
    assert all(zh and en for zh, en in words.values())


def test_the_same_page_for_every_hash_seed() -> None:
    program = "import sys; sys.path.insert(0, 'tests'); from places_report import store; from kg.explore import explore; import hashlib; print(hashlib.sha256(explore(store()).encode()).hexdigest())"
    pages = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={"PYTHONHASHSEED": seed, "PATH": "", "PYTHONPATH": "src"},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(pages) == 1


def test_rationales_are_put_together_again_word_for_word() -> None:
    data = data_of(explore(store()))
    why = ["".join(data["phrases"][n] for n in phrases) for phrases in data["links"][0]["why"]]
    assert why == ["同一指标", "Same metric"]


@given(st.text())
def test_phrases_lose_nothing(text: str) -> None:
    phrases = Phrases()
    numbers = phrases.of(text)
    assert "".join(phrases.all()[n] for n in numbers) == text
