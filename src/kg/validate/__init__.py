"""Whether a graph keeps its rules: the SHACL shapes, and the integrity rules that SHACL cannot say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pyoxigraph import Quad, Store

from kg.validate.integrity import integrity
from kg.validate.report import findings_of, report_quads
from kg.validate.shapes import shape_violations
from kg.validate.violation import Violation

__all__ = ["Violation", "findings_of", "integrity", "report_quads", "shape_violations", "validate"]


def validate(
    graph: Store | Iterable[Quad], texts: Mapping[str, str] | None = None, *, foreign: bool = True
) -> tuple[Violation, ...]:
    """All that breaks a rule in the union of the graphs, shapes first; empty where the graph keeps them all.

    `texts` gives the texts of reports by report id, for graphs that do not carry them. A graph that is not `foreign` was
    written by `kg.graph`, which has no blank nodes to say; so none are looked for, which would read every quad.
    """
    if isinstance(graph, Store):
        store = graph
    else:
        store = Store()
        store.bulk_extend(graph)
    return shape_violations(store) + integrity(store, texts, foreign=foreign)
