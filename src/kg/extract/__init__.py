"""Stage 3: from an outline to statements, figures, windows, names and goals."""

from __future__ import annotations

from collections.abc import Iterable

from kg.acyclic import acyclic
from kg.extract.entities import find_entities
from kg.extract.entities.decisions import Decision, apply_decisions, read_decisions
from kg.extract.goals import read_goals
from kg.extract.milestones import read_milestones
from kg.extract.owners import read_owners
from kg.extract.quantities import find_quantities, situate
from kg.extract.statements import read_statements
from kg.model import Document, Extraction, Outline, Report

__all__ = ["Decision", "extract", "read_decisions"]


@acyclic
def extract(document: Document, outline: Outline, report: Report, decisions: Iterable[Decision] = ()) -> Extraction:
    """All statements, figures, names and goals of one report; `decisions` are what people say about names."""
    figures = find_quantities(document, outline)
    statements, coverage = read_statements(document, outline, figures, report)
    quantities = situate(figures, statements, report)
    found = find_entities(document, outline, report)
    milestones = read_milestones(statements)
    entities = apply_decisions(found, decisions, report.jurisdiction, document.text)
    return Extraction(
        report=report,
        document=document,
        outline=outline,
        statements=statements,
        quantities=quantities,
        entities=entities,
        goals=read_goals(statements, quantities, milestones),
        coverage=coverage,
        stages={statement: milestone.stage for statement, milestone in milestones.items()},
        owners=read_owners(document, statements, entities),
    )
