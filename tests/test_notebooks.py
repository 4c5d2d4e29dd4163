"""Every notebook runs from top to bottom, answers, and is kept with the tables and pictures that it gives."""

from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

NOTEBOOKS = sorted((Path(__file__).parents[1] / "notebooks").glob("*.ipynb"))
UNSAVED = "unsaved"  # the tag of a cell whose output is too large to keep: the explorer
PICTURE, TABLE = "image/svg+xml", "text/html"


def run(path: Path, folder: Path) -> Any:
    """The notebook after a run in an empty folder."""
    notebook = nbformat.read(path, as_version=4)
    where = {"metadata": {"path": str(folder)}}
    client = NotebookClient(notebook, timeout=300, kernel_name="python3", record_timing=False, resources=where)
    client.execute()
    notebook.metadata["language_info"] = {"name": "python"}
    for cell in code(notebook):
        if UNSAVED in cell.metadata.get("tags", ()):
            assert cell.outputs
            cell.outputs = []
    return notebook


def code(notebook: Any) -> list[Any]:
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def shown(notebook: Any, kind: str) -> list[str]:
    """What its cells show of one kind, in order."""
    found = [output.get("data", {}).get(kind) for cell in code(notebook) for output in cell.outputs]
    return [one for one in found if one]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_saved_outputs_are_the_golden_ones(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    for name in ("KG_REPORTS", "KG_METRIC", "KG_PROJECT"):
        monkeypatch.delenv(name, raising=False)
    made = run(path, tmp_path)
    if request.config.getoption("--accept"):
        nbformat.write(made, path)
    saved = nbformat.read(path, as_version=4)
    assert [cell.outputs for cell in code(saved)] == [cell.outputs for cell in code(made)]
    assert shown(saved, PICTURE)
    assert len(shown(saved, TABLE)) >= 2
    assert all(table.count("<tr>") >= 2 for table in shown(saved, TABLE))


def test_a_folder_that_the_reader_names(shared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Twelve years of one city: a metric's targets and outcomes, a project's life, what is never mentioned again."""
    monkeypatch.setenv("KG_REPORTS", str(shared / "corpus" / "shanghai"))
    path = next(path for path in NOTEBOOKS if path.stem == "through-the-years")
    made = run(path, tmp_path)
    pictures, tables = shown(made, PICTURE), shown(made, TABLE)
    assert len(pictures) == 4
    assert all(table.count("<tr>") >= 4 for table in tables)
    series, lived, _, silent = pictures
    assert series.count("<circle") >= 10
    assert lived.count("<circle") >= 5
    assert silent.count("%</text>") >= 10


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_pictures_say_their_title_in_words(path: Path) -> None:
    assert all("<title>" in picture for picture in shown(nbformat.read(path, as_version=4), PICTURE))
