"""The page in a real browser, with the network off: what a reader does with it, by mouse and by keyboard."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from browser import Look, Opener
from kg.explore import explore
from places_report import (
    BASE,
    CLINIC_PLAN,
    HEADLINE,
    JAMS,
    NURSERY,
    OTHERS,
    PLACES,
    SHORTAGE,
    SOURCE,
    Said,
    quoted,
    store,
    turtle,
)

FOUND = "#results button.opener"


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(tmp_path_factory.mktemp("explorer"), explore(store()))


def written(folder: Path, page: str) -> Path:
    file = folder / "explorer.html"
    file.write_bytes(page.encode())
    return file


def title(page: Page) -> str:
    return page.inner_text("#panel-title")


def test_it_opens_without_a_request_or_a_complaint(visit: Opener, file: Path) -> None:
    seen = visit(file)
    for view in ("problems", "commitments", "matrix", "timeline", "charts", "statements", "graph"):
        seen.page.evaluate("view => { location.hash = `view=${view}` }", view)
        seen.page.wait_for_selector(f"#view.view-{view}")
    assert seen.outside() == []
    assert seen.complaints == []


def test_the_first_sight_says_how_many_problems_nobody_answers(visit: Opener, file: Path) -> None:
    page = visit(file).page
    assert "4 个问题" in page.inner_text("#lead")
    assert page.inner_text("#lead strong") == "2"
    listed = page.locator("#panel li .opener > span:not([class])").all_inner_texts()
    assert listed == [NURSERY, JAMS]
    assert page.locator("#notice strong").inner_text() == "引文均为编者转述，并非官方措辞"
    assert page.locator("#notice a").get_attribute("href") == SOURCE


def test_from_a_search_to_problem_commitment_finding_and_text_and_back(visit: Opener, file: Path) -> None:
    seen = visit(file)
    page = seen.page
    page.fill("#q", "学位")
    assert page.locator(FOUND).count() >= 3
    page.click(f"{FOUND}:has-text('{SHORTAGE}')")
    assert title(page) == SHORTAGE
    assert "新增学位不足以补上缺口" in page.inner_text(".findings")
    page.click(f"#panel .links .opener:has-text('{PLACES}')")
    assert title(page) == PLACES
    page.click("text=在全文中看")
    assert page.inner_text(".mark.here") == PLACES
    page.click(f".mark:has-text('{SHORTAGE}')")
    assert title(page) == SHORTAGE
    page.go_back()
    assert page.inner_text(".mark.here") == PLACES
    page.go_back()
    assert title(page) == PLACES
    page.fill("#q", "")
    page.click(".share.none")
    assert "1 个问题" in page.inner_text("#count")
    page.click("text=复制链接")
    address = page.evaluate("navigator.clipboard.readText()")
    again = visit(file, f"#{address.partition('#')[2]}").page
    assert again.inner_text("#count") == page.inner_text("#count")
    assert title(again) == title(page)
    assert seen.complaints == []


def test_the_same_by_keyboard_alone(visit: Opener, file: Path) -> None:
    page = visit(file).page
    key = page.keyboard.press
    key("/")
    page.keyboard.type("学位缺口")
    key("ArrowDown")
    assert page.evaluate("document.activeElement.closest('#results') !== null")
    key("Enter")
    assert title(page) == SHORTAGE
    assert page.evaluate("document.activeElement.id") == "panel-title"
    for _ in range(30):
        key("Tab")
        if page.evaluate("document.activeElement.innerText").strip().endswith(PLACES):
            break
    key("Enter")
    assert title(page) == PLACES
    for _ in range(30):
        key("Tab")
        if page.evaluate("document.activeElement.innerText") == "在全文中看":
            break
    key("Enter")
    assert page.inner_text(".mark.here") == PLACES
    page.go_back()
    assert title(page) == PLACES
    page.focus("#q")
    for _ in range(30):
        key("Shift+Tab")
        if "没有承诺" in page.evaluate("document.activeElement.innerText"):
            break
    key("Enter")
    assert "1 个问题" in page.inner_text("#count")
    assert "state=none" in page.url


def test_the_graph_by_keyboard(visit: Opener, file: Path) -> None:
    page = visit(file).page
    page.focus("#graph")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    said = page.inner_text("#live")
    assert SHORTAGE in said
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    assert PLACES in page.inner_text("#live")
    page.keyboard.press("Enter")
    assert title(page) == PLACES


def test_a_click_on_a_box_and_on_a_line(visit: Opener, file: Path) -> None:
    page = visit(file).page
    page.mouse.click(*place_of(page, SHORTAGE))
    assert title(page) == SHORTAGE
    first, second = place_of(page, CLINIC_PLAN), place_of(page, "社康服务不强")
    page.mouse.click((first[0] + second[0]) / 2, (first[1] + second[1]) / 2)
    assert "同一对象" in page.inner_text("#panel"), "the line between them opens their link"


def place_of(page: Page, words: str) -> tuple[float, float]:
    """Where the box with some words is on the screen; the page tells it for tests as for screen readers."""
    x, y = page.evaluate("words => explorer.placeOf(words)", words)
    return x, y


@pytest.mark.parametrize(
    ("words", "wanted"), [("xwqk", SHORTAGE), ("primary", SHORTAGE), ("幼儿园", NURSERY), ("wtxx", "梧桐小学")]
)
def test_finding_by_pinyin_english_and_chinese(visit: Opener, file: Path, words: str, wanted: str) -> None:
    page = visit(file).page
    page.fill("#q", words)
    assert any(wanted in text for text in page.locator(FOUND).all_inner_texts())


def test_counts_follow_the_filters(visit: Opener, file: Path) -> None:
    page = visit(file).page
    page.click("#filters summary")
    page.select_option("[data-facet=theme]", "education")
    assert "2 个问题" in page.inner_text("#count")
    assert "2 项承诺" in page.inner_text("#count")
    page.select_option("[data-facet=check]", "number")
    assert "1 项承诺" in page.inner_text("#count")


def test_a_filtered_table_saves_as_csv_that_no_spreadsheet_takes_for_a_formula(visit: Opener, tmp_path: Path) -> None:
    words = "=1+1学位"
    made = explore(
        store(turtle(f"甲\n{words}。", (Said("c1", words, "Commitment", "; ca:checkability code:vague"),), ""))
    )
    page = visit(written(tmp_path, made), "#view=commitments").page
    with page.expect_download() as download:
        page.click("text=存为 CSV")
    saved = Path(download.value.path()).read_text("utf-8-sig")
    assert f"'{words}" in saved
    assert "编者转述" in saved


def test_tables_and_matrix_are_real_tables_that_sort(visit: Opener, file: Path) -> None:
    page = visit(file, "#view=problems").page
    page.click("thead button:has-text('状态')")
    assert page.locator("th[aria-sort=ascending]").count() == 1
    assert JAMS in page.locator("tbody tr").first.inner_text()
    page.goto(page.url.partition("#")[0] + "#view=matrix")
    page.locator(f"tr:has(th:has-text('{SHORTAGE}')) button[aria-label='直接']").click()
    assert "同一指标" in page.inner_text("#panel")


def test_targets_stand_beside_their_start_and_outcome(visit: Opener, file: Path) -> None:
    page = visit(file, "#view=charts").page
    bars = page.locator(".chart .bar").all_inner_texts()
    assert [words.split()[:2] for words in bars] == [["起点", "2189个"], ["目标", "≥"], ["结果", "4000个"]]
    page.goto(page.url.partition("#")[0] + "#view=timeline")
    assert page.locator(".timeline h3").first.inner_text() == "2020-08-31 · 1"


def test_links_of_the_matrix_save_as_csv(visit: Opener, file: Path) -> None:
    page = visit(file, "#view=matrix&grade=direct").page
    with page.expect_download() as download:
        page.click("text=存为 CSV")
    lines = Path(download.value.path()).read_text("utf-8-sig").splitlines()
    assert len(lines) == 2
    assert f"{SHORTAGE},直接,{PLACES}" in lines[1]
    assert "同一指标" in lines[1]


def test_focus_leaves_a_node_and_its_neighbours(visit: Opener, file: Path) -> None:
    page = visit(file, "#sel=report/r1/p2&focus=1").page
    assert page.evaluate("explorer.placeOf('小一学位缺口2189个') !== null")
    assert page.evaluate("explorer.placeOf('道路拥堵严重')") is None


def test_english_and_dark_are_kept_in_the_address(visit: Opener, file: Path) -> None:
    page = visit(file).page
    page.click("text=English")
    page.click("text=Dark")
    assert "lang=en" in page.url
    assert "look=dark" in page.url
    assert page.get_attribute("html", "lang") == "en"
    assert "4 problems and makes 4 commitments" in page.inner_text("#lead")
    again = visit(file, f"#{page.url.partition('#')[2]}&sel=report/r1/p2").page
    assert "2,189 primary-entry places short" in again.inner_text("#panel")


def test_english_counts_one_as_one(visit: Opener, file: Path) -> None:
    page = visit(file, "#lang=en").page
    assert "1 has no commitment at all" in page.inner_text("#lead")
    page.fill("#q", SHORTAGE)
    assert page.inner_text("#count").startswith("Shown: 1 problem (0 without an answer")


HOSTILE = "<script>document.title='owned'</script>\"><img src=x onerror=\"document.title='owned'\">]]>&amp;𝔸\u202e右"


def test_markup_in_a_report_is_shown_and_never_run(visit: Opener, tmp_path: Path) -> None:
    words = f"学位𠮷不足{HOSTILE}"
    statements = (Said("p1", words, "Problem", "; ca:state code:none ; ca:mentions :e1"),)
    others = f"<https://example.org/id/project/e1> a ca:Project ; rdfs:label {quoted('项目' + HOSTILE)}@zh ."
    made = explore(store(turtle(f"𠮷\u2028甲\n{words}。", statements, others, title=f"报告{HOSTILE}")))
    seen = visit(written(tmp_path, made), "#sel=report/r1/p1")
    page = seen.page
    assert page.evaluate("document.querySelector('#panel mark').textContent") == words
    page.fill("#q", "项目")
    assert HOSTILE in page.evaluate("document.querySelector('#results').textContent")
    page.click("text=在全文中看")
    assert page.evaluate("document.querySelector('.mark.here').textContent") == words
    for view in ("problems", "matrix", "statements"):
        page.evaluate("view => { location.hash = `view=${view}` }", view)
    assert page.title() != "owned"
    assert page.locator("#side img, #view img").count() == 0
    assert [c for c in seen.complaints if "Security Policy" in c or "Error" in c] == []


@pytest.mark.parametrize("look", ["light", "dark"])
@pytest.mark.parametrize(
    "address",
    [
        "",
        "#sel=report/r1/p2",
        "#sel=report/r1/p2&tab=text",
        "#view=matrix",
        "#view=commitments",
        "#view=timeline",
        "#view=charts&lang=en",
    ],
)
def test_no_serious_barrier(visit: Opener, file: Path, address: str, look: Look) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")
    page = visit(file, address, look=look).page
    violations = axe.Axe().run(page).response["violations"]
    serious = [
        (v["id"], [n["html"][:160] for n in v["nodes"]]) for v in violations if v["impact"] in ("serious", "critical")
    ]
    assert serious == []


@pytest.mark.parametrize("size", [(1440, 900), (1024, 768), (390, 844)])
def test_nothing_is_wider_than_the_window(visit: Opener, file: Path, size: tuple[int, int]) -> None:
    page = visit(file, size=size).page
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_nothing_moves_by_itself(visit: Opener, file: Path) -> None:
    page = visit(file).page
    before = page.screenshot()
    page.wait_for_timeout(400)
    assert page.screenshot() == before


def test_the_graph_can_be_saved_as_a_picture_with_its_words(visit: Opener, file: Path) -> None:
    page = visit(file).page
    with page.expect_download() as download:
        page.click("text=SVG")
    picture = Path(download.value.path()).read_text("utf-8")
    assert re.search(rf"<text[^>]*>[^<]*{JAMS}", picture)
    assert "编者转述" in picture


def test_it_prints(visit: Opener, file: Path) -> None:
    page = visit(file, "#view=problems").page
    page.emulate_media(media="print")
    assert not page.is_visible("#finder .search")
    assert page.is_visible("table")


def test_it_works_in_the_frame_of_a_notebook(browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 1300, "height": 900})
    complaints: list[str] = []
    page.on("pageerror", lambda e: complaints.append(str(e)))
    page.set_content(
        f'<h1>notebook</h1><iframe width="1200" height="800" srcdoc="{html.escape(explore(store()))}"></iframe>'
    )
    frame = page.frame_locator("iframe")
    frame.locator("#q").fill("学位缺口")
    frame.locator(FOUND).first.click()
    assert frame.locator("#panel-title").inner_text() == SHORTAGE
    frame.locator(".share.none").click()
    assert "1 个问题" in frame.locator("#count").inner_text()
    assert complaints == []
    page.close()


def test_a_report_without_statements_opens_in_every_view(visit: Opener, tmp_path: Path) -> None:
    seen = visit(written(tmp_path, explore(store(turtle("甲区报告\n", (), "")))))
    for view in ("problems", "commitments", "matrix", "timeline", "charts", "statements", "graph"):
        seen.page.evaluate("view => { location.hash = `view=${view}` }", view)
        seen.page.wait_for_selector(f"#view.view-{view}")
    seen.page.focus("#graph")
    seen.page.keyboard.press("ArrowDown")
    seen.page.click("#tab-text")
    assert "甲区报告" in seen.page.inner_text("#panel")
    assert seen.complaints == []


def test_an_address_that_means_nothing_here_opens_the_first_sight(visit: Opener, file: Path) -> None:
    seen = visit(file, "#sel=report/other/s-1&view=nonsense&named=nowhere&state=bad&lang=xx&%E0%A4%A")
    assert "个问题" in seen.page.inner_text("#lead")
    assert seen.complaints == []


def test_a_target_starts_from_the_figure_of_the_graph_and_a_sum_is_called_one(visit: Opener, tmp_path: Path) -> None:
    words = ("已建2所，前期工作12所", "小一缺口2189个", "初一缺口2629个", "开展6所前期工作", "新增学位4410个")
    roles = ("Achievement", "Problem", "Problem", "Commitment", "Commitment")
    states = (":o1 , :o2", ":o3", ":o4", ":t1 ; ca:goal :t1", ":t2 ; ca:goal :t2")
    said = tuple(
        Said(f"s{n}", w, r, f"; ca:states {s}") for n, (w, r, s) in enumerate(zip(words, roles, states, strict=True))
    )
    figures = {
        "o1": (2, "所"),
        "o2": (12, "所"),
        "o3": (2189, "个"),
        "o4": (2629, "个"),
        "t1": (6, "所"),
        "t2": (4410, "个"),
    }
    starts = {
        "t1": "; a ca:Target ; ca:baseline :o2 ; ca:nearBaseline :o2",
        "t2": "; a ca:Target ; ca:baseline :o3 , :o4 ; ca:derivedBaseline :o3 , :o4",
    }
    others = "\n".join(
        f':{name} a ca:Observation ; ca:quote "{n}{unit}" ; sdmx-measure:obsValue {n} ; ca:unitLabel "{unit}" {starts.get(name, "")} .'
        for name, (n, unit) in figures.items()
    )
    made = explore(store(turtle(f"甲\n{'，'.join(words)}。", said, others)))
    page = visit(written(tmp_path, made), "#view=charts").page
    near, added = page.locator(".chart").all_inner_texts()
    assert "12所" in near
    assert "2所\n" not in near.replace("12所", "")
    assert "2189个 + 2629个 = 4818个：报告分别所报，由本页相加" in added
    assert "起点合计\n4818个" in added


def test_a_headline_counts_its_points_and_has_no_mark_of_its_own(visit: Opener, file: Path) -> None:
    tally = "4 点：1 有可核查的承诺，1 只有笼统承诺，1 只沾边，1 没有"
    page = visit(file, "#sel=report/r1/p1").page
    assert page.inner_text("#panel .verdict") == tally
    assert page.locator("#panel .chips .sign, #panel .chip.addressed").count() == 0
    with page.expect_download() as download:
        page.click("text=SVG")
    assert tally in Path(download.value.path()).read_text("utf-8")
    page.goto(page.url.partition("#")[0] + "#view=problems")
    row = page.locator(f"tbody tr:has(th:has-text('{HEADLINE}'))")
    assert tally in row.inner_text()
    assert row.locator(".sign").count() == 0
    page.goto(page.url.partition("#")[0] + "#view=problems&state=addressed")
    assert page.locator("tbody tr").count() == 1, "only the point that is addressed, not its headline"


def test_the_lead_tells_the_unanswered_from_those_with_related_commitments_only(visit: Opener, file: Path) -> None:
    page = visit(file).page
    assert "没有任何承诺 1 个，只有沾边的承诺 1 个" in page.inner_text("#lead")
    assert page.inner_text("#tab-overview") == "报告未作回应的问题"


def test_details_have_no_heading_without_content(visit: Opener, file: Path) -> None:
    for name in ("p2", "p5", "c1", "a1"):
        page = visit(file, f"#sel=report/r1/{name}").page
        assert all(text.strip() for text in page.locator("#panel dd").all_inner_texts())
        headings = page.locator("#panel dt").all_inner_texts()
        assert not {"所含各项", "其下各点"} & set(headings)
        assert ("责任单位" in headings) == name.startswith("c")


def test_what_has_no_theme_stands_in_a_group_named_in_both_languages(visit: Opener, tmp_path: Path) -> None:
    made = explore(store(turtle("甲\n办成一件事。", (Said("c1", "办成一件事", "Commitment"),), "")))
    for language, name in (("zh", "未归入主题 · 1"), ("en", "No theme · 1")):
        page = visit(written(tmp_path, made), f"#lang={language}").page
        with page.expect_download() as download:
            page.click("text=SVG")
        picture = Path(download.value.path()).read_text("utf-8")
        assert name in picture
        assert "二、问题" not in picture


@pytest.mark.parametrize(
    ("words", "wanted", "unwanted"),
    [
        ("教育", NURSERY, JAMS),
        ("Education", NURSERY, JAMS),
        ("学位 缺口", SHORTAGE, NURSERY),
        ("教育　紧张", NURSERY, SHORTAGE),
        ("学位 2189", SHORTAGE, PLACES),
    ],
)
def test_every_word_must_match_and_themes_count(
    visit: Opener, file: Path, words: str, wanted: str, unwanted: str
) -> None:
    page = visit(file).page
    page.fill("#q", words)
    hits = "\n".join(page.locator(FOUND).all_inner_texts())
    assert wanted in hits
    assert unwanted not in hits


def test_an_organisation_and_its_metric_are_one_hit(visit: Opener, tmp_path: Path) -> None:
    others = "".join(
        f'<{BASE}{kind}/e> a ca:{kind} ; rdfs:label "梧桐公司"@zh .' for kind in ("Organisation", "Metric")
    )
    mentions = f"; ca:mentions <{BASE}Organisation/e> , <{BASE}Metric/e>"
    made = explore(store(turtle("甲\n支持它发展。", (Said("c1", "支持它发展", "Commitment", mentions),), others)))
    page = visit(written(tmp_path, made)).page
    page.fill("#q", "梧桐")
    assert page.locator(FOUND).count() == 1


def test_what_a_search_finds_stays_readable_while_another_thing_is_chosen(visit: Opener, file: Path) -> None:
    alone = ground(visit(file, "#q=学位").page, NURSERY)
    for chosen in ("p2", "p5"):
        assert ground(visit(file, f"#sel=report/r1/{chosen}&q=学位").page, NURSERY) == alone
    assert ground(visit(file, "#sel=report/r1/p2").page, NURSERY) != alone, (
        "what is neither found nor lit up stands back"
    )


def ground(page: Page, words: str) -> int:
    """The green in the colour of a box's ground on the canvas: less of it is a stronger red."""
    x, y = place_of(page, words)
    ink: int = page.evaluate(
        """([x, y]) => { const c = document.querySelector("#graph canvas"), r = c.getBoundingClientRect(),
        k = c.width / r.width; return c.getContext("2d").getImageData((x - r.left) * k + 60, (y - r.top) * k, 1, 1).data[1]; }""",
        [x, y],
    )
    return ink


def test_a_chosen_problem_comes_into_view_with_its_commitments(visit: Opener, file: Path) -> None:
    page = visit(file, size=(1024, 600)).page
    page.evaluate("explorer.pan(300, 0)")
    page.evaluate("explorer.go({ sel: 'report/r1/p2', tab: 'details' })")
    frame = page.locator("#graph").bounding_box()
    assert frame
    for words in (SHORTAGE, PLACES):
        x, y = place_of(page, words)
        assert frame["x"] < x < frame["x"] + frame["width"]
        assert frame["y"] < y < frame["y"] + frame["height"]


def test_a_place_lists_what_names_it_by_a_longer_name_too(visit: Opener, tmp_path: Path) -> None:
    words = ("河口学位紧张", "完成河口土地供应", "建成河口大道", "其中河口大道南段")
    names = {"Place/e": "河口", "Project/f": "河口大道"}
    others = "".join(f'<{BASE}{i}> a ca:{i.split("/")[0]} ; rdfs:label "{n}"@zh .' for i, n in names.items())
    said = (
        Said("p1", words[0], "Problem", f"; ca:state code:none ; ca:mentions <{BASE}Place/e>"),
        Said("c1", words[1], "Commitment", f"; ca:mentions <{BASE}Place/e>"),
        Said("c2", words[2], "Commitment", "; ca:member :c3"),
        Said("c3", words[3], "Commitment", f"; ca:mentions <{BASE}Project/f>"),
    )
    made = explore(store(turtle(f"甲\n{'，'.join(words)}。", said, others)))
    page = visit(written(tmp_path, made), "#sel=Place/e").page
    listed = page.locator("#panel li .opener").all_inner_texts()
    assert [any(w in text for text in listed) for w in words[:3]] == [True] * 3, "a member counts as its whole"
    assert len(listed) == 3
    assert "(河口大道)" in listed[2]


def test_a_link_says_who_judged_it_when_and_why(visit: Opener, tmp_path: Path) -> None:
    said = OTHERS.replace(":l3 a ca:ResponseLink", ":l3 a ca:ResponseLink ; ca:reviewState code:contested").replace(
        "ca:score 0.6 ; ca:reviewState code:proposed", "ca:score 0.6"
    ) + (
        ':r1 a ca:Review ; ca:reviews :l3 ; ca:judgement code:accept ; dcterms:date "2026-03-01" ; ca:rationale "同一对象"@zh ;'
        " <http://www.w3.org/ns/prov#wasAssociatedWith> :ann ."
        ':r2 a ca:Review ; ca:reviews :l3 ; ca:judgement code:regrade ; ca:grade code:related ; dcterms:date "2026-03-02" ;'
        ' ca:rationale "没有写社康的人手"@zh ; <http://www.w3.org/ns/prov#wasAssociatedWith> :bob .'
        ':ann a <http://www.w3.org/ns/prov#Agent> ; rdfs:label "安"@zh .'
        ':bob a <http://www.w3.org/ns/prov#Agent> ; rdfs:label "博"@zh .'
    )
    file = written(tmp_path, explore(store(turtle(others=said))))
    page = visit(file, "#sel=report%2Fr1%2Fl3").page
    panel = page.inner_text("#panel")
    assert "有争议" in panel
    assert re.search(r"确认 复核人 安 2026-03-01\n", panel)
    assert re.search(r"\(相关\) 复核人 博 2026-03-02 没有写社康的人手", panel)


def test_on_a_phone_the_panel_stands_in_line_with_the_head(visit: Opener, file: Path) -> None:
    page = visit(file, size=(390, 844)).page
    side, lead = page.locator("#side").bounding_box(), page.locator("#lead").bounding_box()
    assert side
    assert lead
    assert (side["x"], side["width"]) == (lead["x"], lead["width"])
