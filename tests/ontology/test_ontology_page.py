"""The page of the vocabulary: nothing of the ontology is missing, and the file in docs is what the ontology gives today."""

import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from kg.ontology_page import entries, ontology_page
from kg.query import questions
from kg.vocab import CA, CODE

DOCS = Path(__file__).parents[2] / "docs"
IDS = re.compile(r'id="([^"]+)"')


def test_every_term_and_code_has_its_entry_in_both_languages() -> None:
    assert entries() == {CA.base + name for name in CA} | {CODE.base + name for name in CODE}
    page = ontology_page()
    ids = IDS.findall(page)
    assert {*CA, *(f"code-{name}" for name in CODE)} <= set(ids)
    assert len(ids) == len(set(ids))
    assert page.count('lang="zh-Hans"') >= len(CA) + len(CODE)
    assert '<p lang="en"></p>' not in page
    assert '<p lang="zh-Hans"></p>' not in page


def test_every_link_on_it_leads_to_an_entry() -> None:
    page = ontology_page()
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(IDS.findall(page))


def test_it_says_how_many_values_a_class_has_and_what_changed() -> None:
    page = ontology_page()
    report = page.partition('id="Report"')[2].partition("</section>")[0]
    assert re.search(r"dcterms:title</code></a></td><td>1\+</td>", report)
    assert re.search(r"ca:jurisdiction</code></a></td><td>1</td>", report)
    assert "prov:Entity" in page
    assert "<h3>0.1.0</h3>" in page
    assert all(question.en in page.replace("&#39;", "'") for question in questions().values())


@pytest.mark.checkout
def test_golden_page_in_docs_is_that_of_today(request: pytest.FixtureRequest) -> None:
    file, text = DOCS / "ontology.html", ontology_page()
    if request.config.getoption("--accept"):
        file.write_text(text, "utf-8")
    assert text == file.read_text("utf-8"), "docs/ontology.html is out of date; make it anew with “make golden”"


@pytest.mark.browser
@pytest.mark.parametrize("look", ["light", "dark"])
def test_it_opens_from_a_file_for_everyone(browser: Browser, look: str, tmp_path: Path) -> None:
    file = tmp_path / "ontology.html"
    file.write_text(ontology_page(), "utf-8")
    context = browser.new_context(color_scheme="dark" if look == "dark" else "light", offline=True)
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda m: complaints.append(m.text))
    page.on("request", lambda r: complaints.append(r.url) if not r.url.startswith(("file:", "data:")) else None)
    page.goto(file.as_uri() + "#Commitment")
    assert page.locator("#Commitment").bounding_box() is not None
    serious = [v["id"] for v in Axe().run(page).response["violations"] if v["impact"] in ("serious", "critical")]
    assert serious == []
    assert complaints == []
    context.close()
