"""What a part is told by: all that it is made with, and nothing else."""

import subprocess
import sys
from pathlib import Path

from audited import HEAD, Parts
from kg.parts.keys import READERS
from kg.resources import PACKAGE

MAKE = """
import sys
from kg.parts import workers
from kg.pipeline import part_of
from kg.plan import Plan, Settings

with workers() as run:
    plan = Plan(sys.argv[1:], Settings(), run)
for area in plan.areas:
    part_of(plan.work(area))
print(*(module for module in sys.modules if module.startswith("kg.")))
"""
FACTS = f"title: {HEAD}\njurisdiction: '330102'\nissued: 2021-08-20\n"


def test_no_part_is_made_with_what_only_reads(tmp_path: Path) -> None:
    """Else a change there would leave old parts where new ones are due."""
    (tmp_path / "report.txt").write_text(Parts().text, "utf-8")
    (tmp_path / "report.yml").write_text(FACTS, "utf-8")
    ran = subprocess.run([sys.executable, "-c", MAKE, str(tmp_path)], capture_output=True, text=True, check=True)
    used = {module.split(".")[1] for module in ran.stdout.split()}
    assert {"pipeline", "audit", "validate"} <= used
    assert used.isdisjoint(name.removesuffix(".py") for name in READERS)


def test_readers_are_there() -> None:
    assert [name for name in READERS if not (PACKAGE / name).exists()] == []
