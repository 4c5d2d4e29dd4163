"""With other names and other numbers the annotated report is read as well as before: no rule knows the report itself."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from permuted import SEED, permuted
from score import official, scored

SPREAD = 0.03
FEW = 100


@pytest.fixture(scope="module")
def before(shared: Path) -> dict[str, tuple[float, int]]:
    return dict(measures(json.loads(scored(shared, *official(shared), "--json"))))


def measures(scores: Any, path: str = "") -> Iterator[tuple[str, tuple[float, int]]]:
    """Every measure of the scorer by its name: F1 where there is one, else accuracy or recall; and of how many things."""
    if not isinstance(scores, dict) or path == "/finding":
        return
    count = next((scores[key] for key in ("gold", "n", "matched", "chars", "problems", "of") if key in scores), 0)
    for name in ("f1", "accuracy", "accuracy_without_umbrellas", "r", "rate"):
        if scores.get(name) is not None and not (name == "r" and "f1" in scores):
            yield f"{path}/{name}", (scores[name], count)
    for name, inner in scores.items():
        if isinstance(inner, float) and name.startswith(("ap_", "grade_accuracy")):
            yield f"{path}/{name}", (inner, FEW)
        yield from measures(inner, f"{path}/{name}")


def apart(before: dict[str, tuple[float, int]], after: dict[str, tuple[float, int]], least: int) -> dict[str, Any]:
    """The measures of at least so many things that differ by more than the spread, and by more than one thing."""
    return {
        name: (score, after.get(name))
        for name, (score, count) in before.items()
        if count >= least and abs(score - after.get(name, (0.0, 0))[0]) > max(SPREAD, 1.5 / max(count, 1))
    }


def test_the_annotation_matches_the_permuted_text(shared: Path, tmp_path: Path) -> None:
    text, gold = official(shared)
    folder = permuted(text, gold, tmp_path / "one")
    old, new = (file.read_bytes().decode("utf-8") for file in (text, folder / "report.txt"))
    assert len(new) == len(old)
    assert sum(a != b for a, b in zip(old, new, strict=True)) > 600
    rows = [json.loads(line) for line in (folder / "quantities.jsonl").read_text("utf-8").splitlines()]
    assert all(new[row["start"] : row["end"]] == row["quote"] for row in rows)
    again = permuted(text, gold, tmp_path / "two")
    assert [p.read_bytes() for p in sorted(folder.iterdir())] == [p.read_bytes() for p in sorted(again.iterdir())]


@pytest.mark.parametrize(("seed", "least"), [(SEED, 0), (1, FEW), (2, FEW)])
def test_every_score_stays(
    shared: Path, before: dict[str, tuple[float, int]], tmp_path: Path, seed: int, least: int
) -> None:
    """Under one permutation each score, under others those of at least a hundred things: small counts hang on single names."""
    folder = permuted(*official(shared), tmp_path, seed)
    scores = json.loads(scored(shared, folder / "report.txt", folder, "--json"))
    assert not scores["warnings"]
    assert not scores["invalid"]
    assert apart(before, dict(measures(scores)), least) == {}
