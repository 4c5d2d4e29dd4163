"""The whole path on the small report, byte for byte. `make golden` accepts a change; read its diff first."""

from collections.abc import Callable
from pathlib import Path

from click.testing import Result

from kg.export.rdf import nquads
from kg.store import open_store
from reports import write_report


def test_golden_extraction(kg: Callable[..., Result], tmp_path: Path, golden: Callable[[str, str], None]) -> None:
    golden("small.jsonl", kg("extract", write_report(tmp_path)).stdout)


def test_golden_graph(built: Path, golden: Callable[[str, str], None]) -> None:
    lines = nquads(open_store(built / "store")).decode().splitlines(keepends=True)
    golden("small.nq", "".join(line for line in lines if "/id/graph/ontology>" not in line))
