"""Score what `kg extract` reads out of the annotated official text, with the annotation's own scorer, and print its table.

The text and its annotation are not part of this project: KG_SHARED names the folder that holds them. The tables of the
annotations in tests/annotations follow.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ANNOTATIONS = Path(__file__).parent / "annotations"


def official(shared: Path) -> tuple[Path, Path]:
    """The annotated report and the folder of its annotation."""
    return shared / "corpus" / "luohu-2020h1" / "report.txt", shared / "gold" / "luohu-2020h1"


def scored(shared: Path, text: Path, gold: Path, *options: str) -> str:
    """The scorer's output on a report and its annotation."""
    with tempfile.TemporaryDirectory() as folder:
        predicted = Path(folder) / "predicted.jsonl"
        subprocess.run([sys.executable, "-m", "kg", "extract", text, "-o", predicted], check=True)
        scorer = shared / "eval" / "score.py"
        return printed(scorer, "--gold", gold, "--text", text, "--pred", predicted, *options)


def evaluated(shared: Path, annotation: Path) -> str:
    """The table of `kg eval` for an annotation in this project, whose text is here or in the shared corpus."""
    here = (annotation / json.loads((annotation / "meta.json").read_text("utf-8"))["file"]).exists()
    text: tuple[str | Path, ...] = () if here else ("--text", shared / "corpus")
    return printed("-m", "kg", "eval", annotation, *text)


def printed(*arguments: str | Path) -> str:
    """What Python prints, run with some arguments."""
    return subprocess.run([sys.executable, *arguments], check=True, capture_output=True, text=True).stdout


if __name__ == "__main__":
    if not os.environ.get("KG_SHARED"):
        sys.exit("KG_SHARED is not set; name the folder that holds corpus/, gold/ and eval/.")
    folder = Path(os.environ["KG_SHARED"])
    print(scored(folder, *official(folder)))
    for annotation in sorted(ANNOTATIONS.iterdir()):
        if annotation.is_dir():
            print(f"{annotation.name}\n{evaluated(folder, annotation)}")
