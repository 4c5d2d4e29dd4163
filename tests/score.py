"""Score what `kg extract` reads out of the annotated official text, with the annotation's own scorer, and print its table.

The text and its annotation are not part of this project: KG_SHARED names the folder that holds them.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path


def scored(shared: Path, *options: str) -> str:
    """The scorer's output on the annotated report."""
    text = shared / "corpus" / "luohu-2020h1" / "report.txt"
    gold = shared / "gold" / "luohu-2020h1"
    with tempfile.TemporaryDirectory() as folder:
        predicted = Path(folder) / "predicted.jsonl"
        subprocess.run([sys.executable, "-m", "kg", "extract", text, "-o", predicted], check=True)
        scorer = [sys.executable, shared / "eval" / "score.py", "--gold", gold, "--text", text, "--pred", predicted]
        return subprocess.run([*scorer, *options], check=True, capture_output=True, text=True).stdout


if __name__ == "__main__":
    if not os.environ.get("KG_SHARED"):
        sys.exit("KG_SHARED is not set; name the folder that holds corpus/, gold/ and eval/.")
    print(scored(Path(os.environ["KG_SHARED"])))
