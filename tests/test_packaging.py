"""The wheel brings ontology and data: installed from it, `kg build` works in an empty folder."""

import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    subprocess.run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder], check=True, cwd=ROOT)
    return next(folder.glob("*.whl"))


@pytest.mark.checkout
def test_the_wheel_holds_ontology_data_tables_and_queries(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for wanted in (
        "kg/ontology/core.ttl",
        "kg/data/reports/luohu-2020h1/report.txt",
        "kg/queries/problems.rq",
        "kg/audit/rules/no-owner.rq",
        "kg/audit/templates/page.html",
        "kg/tables/units.yml",
    ):
        assert wanted in names
    assert not [n for n in names if "/tests/" in n or n.endswith(".pyc")]


@pytest.mark.checkout
def test_an_installed_kg_builds_in_an_empty_folder(wheel: Path, tmp_path: Path) -> None:
    """The wheel goes into an environment of its own, which borrows the dependencies of this one but not the checkout."""
    place = tmp_path / "venv"
    venv.create(place, with_pip=False)
    python = place / "bin" / "python"
    site = next((place / "lib").glob("python*")) / "site-packages"
    zipfile.ZipFile(wheel).extractall(site)
    dependencies = next(p for p in sys.path if p.endswith("site-packages"))
    (site / "dependencies.pth").write_text(dependencies + "\n")
    empty = tmp_path / "empty"
    empty.mkdir()
    where = subprocess.run(
        [python, "-c", "import kg; print(kg.__file__)"], check=True, capture_output=True, text=True, cwd=empty
    )
    assert str(site) in where.stdout
    subprocess.run([python, "-m", "kg", "build"], check=True, capture_output=True, cwd=empty)
    assert {p.name for p in (empty / "build").iterdir()} == {"store", "graph.ttl", "explorer.html", "parts"}
