"""The page of the bundled report: how soon it stands, what a stranger reads first, and pictures of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from browser import Look, Opener
from kg.pipeline import build

PICTURES = Path(__file__).parents[2] / "build" / "screenshots"


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(out=tmp_path_factory.mktemp("bundled")).directory / "explorer.html"


def test_it_is_drawn_within_a_second_and_a_half(visit: Opener, file: Path) -> None:
    visit(file)  # the browser's own first start does not count
    seen = visit(file)
    drawn = seen.page.evaluate("performance.getEntriesByName('drawn')[0].startTime")
    print(f"drawn {drawn:.0f} ms after the start of loading; {file.stat().st_size} bytes")
    assert drawn <= 1500
    assert seen.outside() == seen.complaints == []


def test_a_stranger_reads_what_is_wrong_and_what_nobody_promised_to_solve(visit: Opener, file: Path) -> None:
    page = visit(file).page
    open_problems = int(page.inner_text("#lead strong"))
    assert open_problems > 5
    assert page.locator("#panel li .opener").count() == open_problems
    assert page.locator("#panel h3[lang=zh]").count() >= 4, "under the headlines of the report"
    assert "幼儿园学位" in page.inner_text("#panel"), "the kindergarten places that nobody promises"


def test_every_problem_comes_into_view_with_all_its_commitments(visit: Opener, file: Path) -> None:
    page = visit(file).page
    out_of_sight = page.evaluate(OUT_OF_SIGHT)
    assert out_of_sight == []


# The problems that, once chosen, have a linked commitment outside the frame of the graph.
OUT_OF_SIGHT = """() => {
  const { reports, statements, links } = JSON.parse(document.querySelector("#data").textContent);
  const whole = (n) => statements[n].memberOf ?? n;
  const address = (n) => `${reports[statements[n].report || 0].id}/${statements[n].id}`;
  const { left, right, top, bottom } = document.querySelector("#graph").getBoundingClientRect();
  const seen = (n) => {
    const [x, y] = explorer.placeOf(address(n)) || [0, 0];
    return left < x && x < right && top < y && y < bottom;
  };
  return statements.map((s, n) => n).filter((n) => {
    if (statements[n].role !== "problem" || whole(n) !== n) return false;
    explorer.go({ sel: address(n), tab: "details" });
    return ![n, ...links.filter((l) => whole(l.problem) === n).map((l) => whole(l.commitment))].every(seen);
  });
}"""


@pytest.mark.parametrize(
    ("name", "address", "size", "look"),
    [
        ("first-1440", "", (1440, 900), "light"),
        ("first-1024", "", (1024, 768), "light"),
        ("first-390", "", (390, 844), "light"),
        ("first-dark", "", (1440, 900), "dark"),
        ("matrix", "#view=matrix", (1440, 900), "light"),
        ("commitments", "#view=commitments", (1440, 900), "light"),
        ("unanswered", "#state=unaddressed", (1440, 900), "light"),
    ],
)
def test_pictures(visit: Opener, file: Path, name: str, address: str, size: tuple[int, int], look: Look) -> None:
    page = visit(file, address, size=size, look=look).page
    PICTURES.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=PICTURES / f"explorer-{name}.png")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
