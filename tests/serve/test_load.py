"""The endpoint under many clients, for some seconds; `benchmarks/endpoint.py` does it for a minute."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

from serving import serving


def benchmark() -> ModuleType:
    """The benchmark as a module."""
    path = Path(__file__).parents[2] / "benchmarks" / "endpoint.py"
    spec = importlib.util.spec_from_file_location("endpoint_benchmark", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_fifty_clients_get_no_wrong_row_and_no_failure_but_the_stated_limits(bundled: Path) -> None:
    load = benchmark()
    with serving(bundled / "store") as served:
        tally = load.measure(served.address, load.cases(bundled / "store"), 50, 4.0)
        said = list(served.said)
    assert tally.wrong == []
    assert tally.right >= 50
    assert said == []
