"""kg: a commitment-accountability knowledge graph.

The package in the order in which data flows: `read`, `outline`, `extract`, `link`, `graph`, `store`; then `validate`, `query`,
`explore`, `export` on a store. What notebooks and scripts want first stands here and is imported when it is asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

__version__ = "0.1.0"

_HOME = {
    "build": "kg.pipeline",
    "read_report": "kg.pipeline",
    "open_store": "kg.store",
    "dataset": "kg.store",
    "to_networkx": "kg.export.networkx_graph",
    "rows": "kg.store",
    "tracked": "kg.tracking",
    "show": "kg.notebook",
}

__all__ = ["__version__", *_HOME]


def __getattr__(name: str) -> Any:
    """Import a public name late: `import kg` alone must cost nothing."""
    if name in _HOME:
        return getattr(import_module(_HOME[name]), name)
    raise AttributeError(f"kg has no {name}; there are {', '.join(_HOME)}.")
