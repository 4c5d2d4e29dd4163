"""What people decide about names stands over the rules, from the file to the graph."""

from collections.abc import Callable
from pathlib import Path

from click.testing import Result

from kg.pipeline import build
from kg.plan import decided
from kg.store import open_store, rows
from reports import TEXT, write_report

HEAD = "jurisdiction,type,name_a,name_b,decision,by,on,why\n"
ONE_BRIDGE = "330102,project,钱江二桥改造项目,钱江老桥加固工程,same,a reader,2024-05-01,one bridge by the map\n"
BOTH_NAMED = TEXT + "\n推进交通建设。完成钱江老桥加固工程。\n"
NAMES = """
SELECT DISTINCT ?x ?name WHERE {
  ?x a ca:Project ; rdfs:label|skos:altLabel ?name . FILTER(STR(?name) IN ("钱江二桥改造项目", "钱江老桥加固工程"))
}
"""


def named(folder: Path, registry: Path | None) -> set[tuple[str, str]]:
    """The things in the graph that one of the two names belongs to, with the name."""
    build([str(write_report(folder, BOTH_NAMED))], folder / "build", registry=registry)
    return {(str(thing), str(name)) for thing, name in rows(open_store(folder / "build" / "store"), NAMES)}


def test_a_decision_merges_two_names_in_the_graph(tmp_path: Path) -> None:
    registry = tmp_path / "same.csv"
    registry.write_text(HEAD + ONE_BRIDGE, "utf-8")
    without, merged = named(tmp_path / "without", None), named(tmp_path / "merged", registry)
    assert len({name for _, name in without}) == len({name for _, name in merged}) == 2
    assert len({thing for thing, _ in without}) == 2
    assert len({thing for thing, _ in merged}) == 1


def test_the_bundled_file_can_be_read_and_decides_nothing_yet() -> None:
    assert decided() == ()


def test_a_file_that_cannot_be_used_is_refused_in_a_sentence(kg: Callable[..., Result], tmp_path: Path) -> None:
    report = write_report(tmp_path)
    missing = kg("extract", report, "--registry", tmp_path / "none.csv")
    assert (missing.exit_code, missing.stderr.count("\n")) == (3, 1)
    foreign = tmp_path / "foreign.csv"
    foreign.write_bytes((HEAD + ONE_BRIDGE).encode("gb18030"))
    assert "save it as CSV UTF-8" in kg("build", report, "--out", tmp_path / "b", "--registry", foreign).stderr
    headless = tmp_path / "headless.csv"
    headless.write_text(ONE_BRIDGE, "utf-8")
    assert "does not name the columns" in kg("extract", report, "--registry", headless).stderr
