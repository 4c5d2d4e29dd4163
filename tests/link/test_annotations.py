"""Links and baseline pairs against annotations: of the Luohu report, and of passages of nine more."""

import importlib.util
import json
import time
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from annotated import LUOHU, annotated, lines, rows
from kg.link import link
from kg.model import Area, Extraction

ANNOTATIONS = Path(__file__).parent.parent / "annotations"
# A little below what was measured. The errors on shanghai-2012 were never looked at, those on the others were. Before that the last
# three had been read once, at 0.74, 0.49 and 0.48 (strong links, headings and figures included).
OTHERS = {
    "hubei-2026": (Area("420000", "湖北省", "province"), 0.82),
    "jiangxi-2026": (Area("360000", "江西省", "province"), 0.74),
    "shanghai-2008": (Area("310000", "上海市", "province"), 0.8),
    "shanghai-2012": (Area("310000", "上海市", "province"), 0.5),
    "shanxi-2026": (Area("140000", "山西省", "province"), 0.82),
    "state-council-2012": (Area("", "中国", "country"), 0.76),
    "zhejiang-2026": (Area("330000", "浙江省", "province"), 0.7),
    "shanghai-2006": (Area("310000", "上海市", "province"), 0.6),
    "state-council-2008": (Area("", "中国", "country"), 0.6),
}


def scorer(shared: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", shared / "eval" / "score.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def luohu(shared: Path) -> tuple[str, Extraction]:
    text = (shared / "corpus" / "luohu-2020h1" / "report.txt").read_bytes().decode("utf-8")
    return text, annotated(shared / "gold" / "luohu-2020h1", text)


@pytest.fixture(scope="module")
def scores(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    text, extraction = luohu(shared)
    predicted = tmp_path_factory.mktemp("scores") / "predicted.jsonl"
    found = lines(extraction, link(extraction))
    predicted.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in found), "utf-8")
    scored: dict[str, Any] = scorer(shared).score(str(shared / "gold" / "luohu-2020h1"), text, str(predicted))
    return scored


def test_links_on_annotated_statements(scores: dict[str, Any]) -> None:
    for view in ("strict", "lenient"):
        assert scores["links"][view]["strong"]["f1"] >= 0.85
        assert scores["links"][view]["direct"]["f1"] == 1
        assert scores["links"][view]["grade_accuracy_on_shared"] >= 0.85
    assert scores["addressed"]["accuracy"] >= 0.9
    assert scores["addressed"]["unaddressed"]["f1"] >= 0.9
    assert scores["components"]["accuracy"] == 1


def test_baselines_on_annotated_statements(scores: dict[str, Any]) -> None:
    assert scores["baseline"]["all"]["f1"] >= 0.9
    assert scores["baseline"]["numeric_recall"]["r"] == 1
    assert scores["baseline"]["already_met_accuracy"]["accuracy"] == 1
    assert scores["baseline"]["near_miss_false_alarms"]["false_alarms"] == 0


def test_linking_is_fast(shared: Path) -> None:
    _, extraction = luohu(shared)
    link(extraction)
    start = time.process_time()
    link(extraction)
    assert time.process_time() - start < 0.4  # a quarter of that on a machine that is not busy


@pytest.mark.parametrize("name", OTHERS)
def test_links_of_other_reports(shared: Path, tmp_path: Path, name: str) -> None:
    """On the annotated statements alone: headings and figures are not annotated there."""
    area, least = OTHERS[name]
    meta = json.loads((ANNOTATIONS / name / "meta.json").read_text("utf-8"))
    text = (shared / "corpus" / meta["file"]).read_bytes().decode("utf-8")
    quoted = [row | {"quote": text[row["start"] : row["end"]]} for row in rows(ANNOTATIONS / name, "statements")]
    (tmp_path / "statements.jsonl").write_text("".join(json.dumps(row) + "\n" for row in quoted), "utf-8")
    extraction = annotated(tmp_path, text, replace(LUOHU, id=name, jurisdiction=area))
    headlines = {row["id"] for row in quoted if row["headline"]}
    gold = strong(rows(ANNOTATIONS / name, "links")) - {
        pair for pair in strong(rows(ANNOTATIONS / name, "links")) if pair[0] in headlines
    }
    links = [line for line in lines(extraction, link(extraction)) if line["type"] == "link"]
    ours = {pair for pair in strong(links) if pair[0] not in headlines}
    f1 = 2 * len(ours & gold) / (len(ours) + len(gold))
    assert f1 >= least


def strong(links: Any) -> set[tuple[str, str]]:
    return {(line["problem"], line["commitment"]) for line in links if line["grade"] in ("direct", "partial")}
