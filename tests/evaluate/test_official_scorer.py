"""The figures and the table are those of the scorer that came with the official annotation, to the digit."""

import json
import random
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

ANNOTATIONS = Path(__file__).parents[1] / "annotations"
PASSAGES = [m.parent for m in sorted(ANNOTATIONS.glob("*/meta.json")) if '"passages"' in m.read_text("utf-8")]
EMPTY = ("not_quantities", "entities", "baselines")
Kg = Callable[..., Result]


@pytest.fixture(scope="session")
def text(shared: Path) -> Path:
    return shared / "corpus" / "luohu-2020h1" / "report.txt"


@pytest.fixture(scope="session")
def gold(shared: Path) -> Path:
    return shared / "gold" / "luohu-2020h1"


def scorer(shared: Path, gold: Path, text: Path, *options: object) -> str:
    command = [sys.executable, shared / "eval" / "score.py", "--gold", gold, "--text", text, *options]
    return subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False).stdout


def extracted(kg: Kg, text: Path, out: Path) -> Path:
    assert kg("extract", text, "-o", out).exit_code == 0
    return out


def assert_same(
    kg: Kg, shared: Path, gold: Path, text: Path, pred: Path, *options: str, ours: Path | None = None
) -> None:
    arguments = ("--pred", pred, *options)
    printed = kg("eval", ours or gold, "--text", text, *arguments)
    assert printed.exit_code in (0, 1), printed.stderr
    assert without_reasons(printed.stdout) == without_reasons(scorer(shared, gold, text, *arguments))
    measured = json.loads(kg("eval", ours or gold, "--text", text, *arguments, "--json").stdout)
    expected = json.loads(scorer(shared, gold, text, *arguments, "--json"))
    assert len(measured.pop("invalid")) == len(expected.pop("invalid"))
    assert dict(numbers(measured)) == pytest.approx(dict(numbers(expected)), abs=1e-12)
    assert list(names(measured)) == list(names(expected))


def without_reasons(table: str) -> list[str]:
    """The lines of a table; why a line is invalid each scorer says in its own words."""
    return [line.partition(", first: ")[0] for line in table.splitlines()]


def numbers(figures: Any, path: str = "") -> Iterator[tuple[str, float]]:
    for key, value in figures.items() if isinstance(figures, dict) else ():
        if isinstance(value, int | float):
            yield f"{path}/{key}", value
        yield from numbers(value, f"{path}/{key}")


def names(figures: Any, path: str = "") -> Iterator[str]:
    for key, value in figures.items() if isinstance(figures, dict) else ():
        yield f"{path}/{key}" + ("" if isinstance(value, dict | int | float) else f" = {value}")
        yield from names(value, f"{path}/{key}")


@pytest.mark.parametrize("options", [(), ("--parts", "1"), ("--parts", "2,3"), ("--roles", "problem,commitment")])
def test_what_kg_reads(kg: Kg, shared: Path, gold: Path, text: Path, tmp_path: Path, options: tuple[str, ...]) -> None:
    assert_same(kg, shared, gold, text, extracted(kg, text, tmp_path / "kg.jsonl"), *options)


@pytest.mark.parametrize("options", [(), ("--parts", "2,3"), ("--roles", "heading")])
def test_the_annotation_itself(
    kg: Kg, shared: Path, gold: Path, text: Path, tmp_path: Path, options: tuple[str, ...]
) -> None:
    pred = tmp_path / "gold.jsonl"
    scorer(shared, gold, text, "--gold-as-pred", pred)
    assert_same(kg, shared, gold, text, pred, *options)


@pytest.mark.parametrize("annotator", ["A", "B"])
def test_another_annotator(kg: Kg, shared: Path, gold: Path, text: Path, annotator: str) -> None:
    assert_same(kg, shared, gold, text, gold / "ceilings" / f"annotator_{annotator}.jsonl", "--parts", "2,3")


@pytest.mark.parametrize("seed", range(3))
def test_broken_lines(kg: Kg, shared: Path, gold: Path, text: Path, tmp_path: Path, seed: int) -> None:
    pred = tmp_path / "gold.jsonl"
    scorer(shared, gold, text, "--gold-as-pred", pred)
    draw = random.Random(seed)
    lines = [broken(json.loads(line), draw) for line in pred.read_text("utf-8").splitlines() if draw.random() > 0.1]
    draw.shuffle(lines)
    pred.write_text("\n".join([*lines, "{", "[]", '"x"', ""]), "utf-8")
    assert_same(kg, shared, gold, text, pred)


def broken(record: dict[str, Any], draw: random.Random) -> str:
    """A line with something wrong in it, or not."""
    changes: list[dict[str, Any]] = [
        {"start": draw.randrange(9000), "end": draw.randrange(13000)},
        {"role": draw.choice(["guidance", "achievement", "slogan"])},
        {"grade": draw.choice(["direct", "related", "maybe", []])},
        {"problem": draw.choice(["p001", "nobody", 7]), "score": draw.choice([0.5, None, "high"])},
        {"unit": draw.choice(["亿元", "千瓦时", "度", "元/人", None, 5]), "value": draw.choice([1, 2.5, None, "7"])},
        {"etype": draw.choice(["place", "thing", ""]), "mentions": draw.choice([[[1, 5]], [[5, 1]], [[1]]])},
        {"baseline": [0, draw.randrange(13000)], "already_met": draw.choice([None, True])},
        {"deadline": "2020-08-31", "window": "H2", "component_of": draw.choice([None, "c001", 0])},
    ]
    fitting = [change for change in changes if change.keys() & record.keys()]
    if draw.random() < 0.4 and fitting:
        record |= draw.choice(fitting)
    if draw.random() < 0.05:
        record.pop(draw.choice([key for key in record if key != "kind"]))
    return json.dumps(record, ensure_ascii=False)


def test_the_restatement(kg: Kg, shared: Path, tmp_path: Path) -> None:
    folder = ANNOTATIONS / "luohu-2020h1-restatement"
    text = folder / json.loads((folder / "meta.json").read_text("utf-8"))["file"]
    assert_same(kg, shared, folder, text, extracted(kg, text, tmp_path / "kg.jsonl"))


@pytest.mark.parametrize("folder", PASSAGES, ids=lambda folder: folder.name)
def test_annotated_passages(kg: Kg, shared: Path, tmp_path: Path, folder: Path) -> None:
    """The scorer knows no passages: it gets an annotation that is filled up, and only what begins in them."""
    meta = json.loads((folder / "meta.json").read_text("utf-8"))
    text = shared / "corpus" / meta["file"]
    pred = extracted(kg, text, tmp_path / "kg.jsonl")
    inside = tmp_path / "inside.jsonl"
    inside.write_text("".join(in_passages(pred.read_text("utf-8"), meta["passages"])), "utf-8")
    printed = kg("eval", folder, "--text", shared / "corpus", "--pred", pred).stdout.splitlines()
    expected = scorer(shared, filled_up(folder, tmp_path / "full", text), text, "--pred", inside).splitlines()
    assert printed == [line for line in expected if not line.startswith("non-quantities")]


def in_passages(lines: str, passages: list[tuple[int, int, str]]) -> Iterator[str]:
    outside = set()
    for line in lines.splitlines(keepends=True):
        record = json.loads(line)
        if record["type"] in ("statement", "quantity"):
            if any(start <= record["start"] < end for start, end, _ in passages):
                yield line
            else:
                outside.add(record.get("id"))
        elif record["type"] == "link" and not {record["problem"], record["commitment"]} & outside:
            yield line


def filled_up(folder: Path, full: Path, text: Path) -> Path:
    full.mkdir()
    words = text.read_bytes().decode("utf-8")
    kinds = {
        kind: [json.loads(line) for line in (folder / f"{kind}.jsonl").read_text("utf-8").splitlines()]
        for kind in ("statements", "quantities", "links")
    }
    for record in kinds["statements"]:
        record["quote"] = words[record["start"] : record["end"]]
    answered = {link["problem"] for link in kinds["links"] if link["grade"] != "related"}
    problems = [s["id"] for s in kinds["statements"] if s["role"] == "problem" and not s["headline"]]
    kinds["unaddressed"] = [{"problem": p, "component": None} for p in problems if p not in answered]
    for kind, records in (kinds | {kind: [] for kind in EMPTY}).items():
        (full / f"{kind}.jsonl").write_text("".join(json.dumps(record) + "\n" for record in records), "utf-8")
    return full
