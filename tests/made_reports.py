"""The invented reports of the benchmarks, and a store of some of them."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Iterable
from pathlib import Path
from types import ModuleType

from pyoxigraph import Store


def generator() -> ModuleType:
    """benchmarks/reports.py, under a name of its own, since the tests have a module of that name too."""
    path = Path(__file__).parents[1] / "benchmarks" / "reports.py"
    spec = importlib.util.spec_from_file_location("benchmark_reports", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def made_store(numbers: Iterable[int], folder: Path) -> Store:
    """A store of the reports of some numbers, with what the audit finds in them."""
    from kg.audit import audit
    from kg.graph import to_quads
    from kg.graph.findings import finding_quads
    from kg.pipeline import read_report
    from kg.read import sources
    from kg.track import track

    made = generator()
    for number in numbers:
        made.write_one(number, folder)
    read = [read_report(source) for source in sources([str(folder)])]
    store = Store()
    store.bulk_extend(to_quads(read, assessments=track(one.extraction for one in read)))
    store.bulk_extend(finding_quads(audit(store).findings))
    return store
