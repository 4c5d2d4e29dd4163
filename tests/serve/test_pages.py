"""The pages of a server: what stands on them, in a real browser too, and that no text of a report is ever markup."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import httpx
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store, parse

from kg.query import questions
from kg.serve.report_page import Mark, lines
from kg.store import open_store, rows, short
from serving import Served, serving

HTML = "text/html,application/xhtml+xml,*/*;q=0.8"
REPORT = "luohu-2020h1-restatement"
PAGES = [
    "/",
    "/query",
    "/query/problems",
    "/query/place?name=学位",
    "/query?query=SELECT * {?p a ca:Problem}",
    f"/report/{REPORT}",
    f"/id/report/{REPORT}",
    "/id/place/CN-440303",
    "/ontology",
    "/nothing",
]
NASTY = '<script>alert(1)</script>"><img src=x onerror=alert(2)>]]>\u2028\u202e\U00020bb7{{7*7}}'


@pytest.fixture(scope="module")
def served(bundled: Path) -> Iterator[Served]:
    with serving(bundled / "store") as running:
        yield running


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(locale="zh-CN", viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


class Links(HTMLParser):
    """The addresses that a page leads to, and where it sends its forms."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found |= {value for name, value in attrs if name in ("href", "action") and value}


def test_every_link_of_the_pages_leads_somewhere(served: Served) -> None:
    seen: set[str] = set()
    for path in PAGES[:-1]:
        text = served.get(path, HTML).text
        inside = {link.partition("#")[0] for link in Links(text).found if link.startswith("/")} - seen
        seen |= inside
        for link in sorted(inside)[:25]:
            answer = served.get(link, HTML)
            assert answer.status_code in (200, 303) or (link.startswith("/query/") and answer.status_code == 400), link
    assert {"/", "/explore", "/query", "/ontology"} <= seen


def test_anchors_of_the_vocabulary_and_the_text_exist(served: Served) -> None:
    ids = {
        path: set(re.findall(r'id="([^"]+)"', served.get(path, HTML).text))
        for path in ("/ontology", f"/report/{REPORT}")
    }
    for path in PAGES[:-2]:
        for link in Links(served.get(path, HTML).text).found:
            place, _, anchor = link.partition("#")
            assert not anchor or anchor in ids.get(place or path, {anchor}), f"{path}: {link}"


def test_the_first_page_lists_the_reports_with_what_they_leave_open(served: Served) -> None:
    text = served.get("/", HTML).text
    assert "深圳市罗湖区2020年上半年" in text
    assert "引文为编者转述" in text
    assert f"{served.address}/query" in text
    rows = served.ask(
        "SELECT (COUNT(*) AS ?n) { ?p a ca:Problem ; ca:headline false ; ca:state ?s FILTER(?s IN (code:none, code:relatedOnly)) FILTER NOT EXISTS { ?w ca:member ?p } }"
    ).text
    assert f'<td class="n open">{rows.split()[1]}</td>' in text


def test_the_language_is_the_visitors_and_can_be_chosen(served: Served) -> None:
    address = f"{served.address}/query"
    english = httpx.get(address, headers={"Accept": HTML, "Accept-Language": "en-GB,en;q=0.9"}).text
    assert 'lang="en"' in english
    assert "Ask the graph" in english
    chinese = httpx.get(address, params={"lang": "zh"}, headers={"Accept": HTML, "Accept-Language": "en"}).text
    assert 'lang="zh-Hans"' in chinese
    assert 'name="lang" value="zh"' in chinese


def test_english_counts_one_as_one(served: Served) -> None:
    assert "1 report, " in served.get("/", "text/html", lang="en").text
    for n in (1, 2):
        answer = served.get("/query", "text/html", lang="en", query=f"SELECT ?x {{ VALUES ?x {{ {'1 ' * n} }} }}")
        assert f"{n} row{'s' if n > 1 else ''}</p>" in answer.text


def test_every_question_has_its_form_and_is_answered_as_a_page(served: Served) -> None:
    text = served.get("/query", HTML).text
    for name, question in questions().items():
        assert f'action="/query/{name}"' in text
        assert all(f'name="{p.name}"' in text for p in question.parameters)
        if not [p for p in question.parameters if p.default is None]:
            assert served.get(f"/query/{name}", HTML).status_code == 200


def test_every_statement_of_a_report_is_marked_and_leads_to_its_node_and_back(served: Served, page: Page) -> None:
    statements = served.ask(
        f"SELECT ?s {{ ?s a ca:Statement ; oa:hasSource <https://w3id.org/commitment-accountability/id/report/{REPORT}> }}"
    ).text.split()[1:]
    page.goto(f"{served.address}/report/{REPORT}")
    ids = set(page.evaluate("[...document.querySelectorAll('.text [id]')].map(e => e.id)"))
    assert {iri.rpartition("/")[2] for iri in statements} <= ids
    words = page.locator(".said.problem:has-text('缺口')").first
    quote = words.evaluate("e => e.lastChild.textContent")
    words.click()
    assert page.inner_text("h1").startswith(quote)
    page.click("text=在原文中看")
    assert page.url.partition("#")[2] in ids


def test_the_text_of_a_report_is_whole(served: Served, page: Page) -> None:
    page.goto(f"{served.address}/report/{REPORT}")
    shown = page.evaluate(
        "[...document.querySelectorAll('.text .tag')].forEach(e => e.remove()), document.querySelector('.text').textContent"
    )
    stored = next(
        iter(
            _store(served).quads_for_pattern(
                None, NamedNode("https://w3id.org/commitment-accountability/ns#text"), None, None
            )
        )
    ).object
    assert isinstance(stored, Literal)
    assert re.sub(r"\s", "", shown) == re.sub(r"\s", "", stored.value)


def _store(served: Served) -> Store:
    arguments = served.process.args
    assert isinstance(arguments, list)
    return open_store(str(arguments[arguments.index("--store") + 1]))


@pytest.mark.parametrize(
    ("form", "accept"),
    [
        (RdfFormat.TURTLE, "text/turtle"),
        (RdfFormat.N_TRIPLES, "application/n-triples"),
        (RdfFormat.JSON_LD, "application/ld+json"),
        (RdfFormat.RDF_XML, "application/rdf+xml"),
    ],
)
def test_an_address_of_the_graph_gives_data_to_programs(served: Served, form: RdfFormat, accept: str) -> None:
    node = NamedNode(f"https://w3id.org/commitment-accountability/id/report/{REPORT}")
    answer = served.get(f"/id/report/{REPORT}", accept)
    assert answer.headers["content-type"].startswith(accept)
    assert answer.headers["vary"] == "Accept"
    found = {quad.triple for quad in parse(answer.content, format=form)}
    assert found == {quad.triple for quad in _store(served).quads_for_pattern(node, None, None, None)}


def test_the_vocabulary_is_turtle_for_programs_and_a_page_for_people(served: Served) -> None:
    root = Path(__file__).parents[2] / "ontology"
    for path, name in (
        ("/ns", "core.ttl"),
        ("/code", "codes.ttl"),
        ("/shapes", "shapes.ttl"),
        ("/alignments", "alignments.ttl"),
    ):
        assert served.get(path).content == (root / name).read_bytes()
        assert served.get(path, HTML).headers["location"] == "/ontology"
    assert len(list(parse(served.get("/ns", "application/ld+json").content, format=RdfFormat.JSON_LD))) == len(
        list(parse((root / "core.ttl").read_bytes(), format=RdfFormat.TURTLE))
    )
    assert served.get("/code/direct", HTML).headers["location"] == "/ontology#code-direct"
    assert served.get("/code/direct").headers["location"] == "/code"
    assert served.get("/code/nothing").status_code == 404
    assert served.get("/context.jsonld").json()["@context"]["@vocab"].endswith("/ns#")


@pytest.mark.browser
@pytest.mark.parametrize("look", ["light", "dark"])
def test_the_pages_work_in_a_browser_without_a_complaint_and_for_everyone(
    served: Served, browser: Browser, look: str
) -> None:
    context = browser.new_context(locale="zh-CN", color_scheme="dark" if look == "dark" else "light")
    page = context.new_page()
    complaints: list[str] = []
    outside: list[str] = []
    page.on("console", lambda m: complaints.append(m.text))
    page.on("pageerror", lambda e: complaints.append(str(e)))
    page.on("request", lambda r: outside.append(r.url) if not r.url.startswith((served.address, "data:")) else None)
    for path in PAGES[:-1]:
        page.goto(served.address + path)
        # The vocabulary is looked at from its file, once: it is long.
        found = Axe().run(page).response["violations"] if path != "/ontology" else []
        serious = [(v["id"], v["nodes"][0]["html"][:120]) for v in found if v["impact"] in ("serious", "critical")]
        assert serious == [], path
        for width in (1280, 390):
            page.set_viewport_size({"width": width, "height": 844})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, path
    assert complaints == []
    assert outside == []
    context.close()


@pytest.mark.browser
def test_a_question_is_asked_by_keyboard_alone(served: Served, page: Page) -> None:
    page.goto(f"{served.address}/query")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.focus("#place-name")
    page.keyboard.type("清水河")
    page.keyboard.press("Enter")
    page.wait_for_selector("table.answer")
    assert "清水河" in page.inner_text(".given")
    with page.expect_download() as download:
        page.click(".downloads >> text=csv")
    assert download.value.suggested_filename == "place.csv"
    assert "清水河" in Path(download.value.path()).read_text("utf-8")


@pytest.mark.browser
def test_ones_own_sparql_is_answered_mended_and_asked_again(served: Served, page: Page) -> None:
    page.goto(f"{served.address}/query?lang=en")
    page.fill("#sparql", "SELECT ?p WHERE { ?p a ca:Problem")
    page.click("main button >> nth=0")
    assert "cannot be read beyond line 1" in page.inner_text("[role=alert]")
    page.fill("#sparql", page.input_value("#sparql") + " } LIMIT 3")
    page.click("main button >> nth=0")
    assert page.inner_text("[role=status]") == "3 rows"
    page.click("table.answer a >> nth=0")
    assert page.url.startswith(f"{served.address}/id/")


@pytest.mark.browser
def test_the_explorer_is_served_beside_them(served: Served, page: Page) -> None:
    complaints: list[str] = []
    page.on("console", lambda m: complaints.append(m.text) if m.type in ("error", "warning") else None)
    page.goto(f"{served.address}/explore?report={REPORT}")
    page.wait_for_selector("html[data-ready]", timeout=20_000)
    assert complaints == []
    assert served.get("/explore?report=none", HTML).status_code == 404


@pytest.fixture(scope="module")
def nasty(tmp_path_factory: pytest.TempPathFactory, built: Path) -> Iterator[Served]:
    """A server over a graph in which every text is an attack."""
    folder = tmp_path_factory.mktemp("nasty")
    place = folder / "store"
    changed = Store(str(place))
    for quad in open_store(built / "store"):
        value = quad.object
        text = (
            isinstance(value, Literal)
            and (value.language or not value.value.isascii())
            and "#text" not in quad.predicate.value
        )
        changed.add(
            Quad(quad.subject, quad.predicate, Literal(NASTY + value.value, language=value.language), quad.graph_name)
            if text and isinstance(value, Literal)
            else quad
        )
    changed.flush()
    del changed
    with serving(place) as running:
        yield running


@pytest.mark.browser
def test_markup_in_the_graph_is_shown_and_never_run(nasty: Served, page: Page) -> None:
    spoken: list[str] = []
    page.on("dialog", lambda d: spoken.append(d.message))
    problem = nasty.ask("SELECT ?p { ?p a ca:Problem } LIMIT 1").text.split()[1].partition("/id/")[2]
    report = nasty.ask("SELECT ?p { ?p a ca:Report } LIMIT 1").text.split()[1].partition("/id/")[2]
    for path in (
        "/",
        "/query/problems",
        f"/{report}",
        f"/id/{problem}",
        f"/id/{report}",
        f"/query?query=SELECT ('{NASTY.replace(chr(34), '')}' AS ?x) {{}}",
    ):
        page.goto(nasty.address + path)
        assert page.locator("main script, main img").count() == 0, path
        if path != f"/{report}":
            assert "<script>alert(1)</script>" in page.inner_text("main"), path
    assert spoken == []


@pytest.mark.parametrize(
    "path",
    [
        "/<script>alert(1)</script>",
        '/id/"><img src=x onerror=alert(1)>',
        "/report/<script>",
        "/query/<script>alert(1)</script>",
        "/query?query=<script>alert(1)</script>",
        '/?lang="><script>',
    ],
)
def test_what_a_visitor_sends_comes_back_as_text(served: Served, path: str) -> None:
    text = served.get(path, HTML).text
    assert "<script" not in text
    assert "<img" not in text
    plain = served.get(path)
    assert plain.headers["x-content-type-options"] == "nosniff"


def test_no_page_lets_anything_in_or_runs_a_script(served: Served) -> None:
    for path in PAGES:
        answer = served.get(path, HTML)
        policy = (
            answer.headers.get("content-security-policy")
            or answer.text.partition('Content-Security-Policy" content="')[2].partition('"')[0]
        )
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert "<script" not in answer.text
        assert " style=" not in answer.text
        assert not re.search(r"\son\w+=", re.sub(r"(?s)<pre.*?</pre>|<textarea.*?</textarea>", "", answer.text))


def test_statements_within_one_another_are_cut_where_each_begins_and_ends() -> None:
    text = "一二三四五六\n\n  七八\n"
    whole, part = Mark(0, 6, "x/whole", "commitment"), Mark(2, 4, "x/part", "commitment")
    shown = [
        [(p.text, p.mark and p.mark.iri, p.first, p.anchors) for p in line.pieces]
        for line in lines(text, [whole, part], {})
    ]
    assert shown == [
        [("一二", "x/whole", True, ("whole",)), ("三四", "x/part", True, ("part",)), ("五六", "x/whole", False, ())],
        [("七八", None, False, ())],
    ]


def test_a_statement_over_two_lines_is_marked_on_both_and_named_once() -> None:
    shown = [p for line in lines("一二\n三四", [Mark(1, 4, "x/a", "problem")], {0: (2, 1)}) for p in line.pieces]
    assert [(p.text, p.first, p.anchors) for p in shown] == [
        ("一", False, ()),
        ("二", True, ("a",)),
        ("三", False, ()),
        ("四", False, ()),
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("ASK { ?p a ca:Problem }", "是"),
        ("ASK { ?p a ca:Nothing }", "否"),
        ("SELECT * { ?p a ca:Nothing }", "图谱中没有"),
        ("CONSTRUCT { ?p a ca:Problem } { ?p a ca:Problem } LIMIT 2", "一个图（Turtle）"),
        ("SELECT ?p { ?p ?q ?r } LIMIT 1500", "只显示前 1000 行，共 1500 行"),
        ("SELECT ('<b>' AS ?x) ?nothing (TRIPLE(<http://a>, <http://b>, 1) AS ?t) {}", "1 行"),
    ],
)
def test_every_kind_of_answer_has_its_page(served: Served, text: str, said: str) -> None:
    answer = served.get("/query", HTML, query=text)
    assert answer.status_code == 200
    assert said in answer.text
    assert "<b>" not in answer.text
    assert "format=turtle" in answer.text or "format=csv" in answer.text


def test_the_first_page_counts_problems_as_the_questions_do(served: Served, bundled: Path) -> None:
    store = open_store(bundled / "store")
    points = "?p a ca:Problem ; ca:headline false ; ca:state ?state FILTER NOT EXISTS { ?whole ca:member ?p }"
    states = [short(state) for (state,) in rows(store, f"SELECT ?state {{ {points} }}")]
    first = httpx.get(f"{served.address}/", headers={"Accept": HTML}).text
    listed = re.findall(r'<td class="n(?: open)?">(\d+)</td>', first)
    assert listed[:2] == [str(len(states)), str(sum(name in ("code:none", "code:relatedOnly") for name in states))]
