"""How well a report was read: a program's output against an annotation that people made.

`read_annotation` reads a folder, `evaluate` compares, `table` prints. The measures are those that the annotation's guideline
describes; statements come first, since links are looked at through the statements that they join.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from kg.errors import AnnotationError
from kg.evaluate.addressed import score_addressed, score_components
from kg.evaluate.annotation import META, Annotation, read_annotation, read_meta
from kg.evaluate.baselines import score_baselines
from kg.evaluate.entities import score_entities
from kg.evaluate.findings import score_findings
from kg.evaluate.labels import Labels
from kg.evaluate.links import score_links
from kg.evaluate.matching import Figures
from kg.evaluate.prediction import read_prediction
from kg.evaluate.quantities import score_quantities
from kg.evaluate.records import json_lines
from kg.evaluate.restrict import annotation_within, inside, prediction_within, within
from kg.evaluate.start import draft
from kg.evaluate.statements import ROLES, score_statements
from kg.evaluate.table import table
from kg.model import Span

__all__ = ["META", "ROLES", "Figures", "draft", "evaluate", "json_lines", "read_annotation", "read_meta", "table"]


def evaluate(
    annotation: Annotation,
    lines: Iterable[str],
    size: int,
    *,
    parts: Collection[str] = (),
    roles: Collection[str] = (),
) -> Figures:
    """The measures of what a program printed (JSON Lines) about a text of `size` characters.

    Only kinds of label that both sides have are measured. `parts` and `roles` narrow it to some; raises
    `AnnotationError` for a part that the annotation does not have.
    """
    predicted, wrong = read_prediction(lines, size)
    gold = annotation.labels
    if annotation.passages:
        predicted = prediction_within(predicted, annotation.passages)
        gold = annotation_within(gold, inside(annotation.passages))
    if parts:
        asked = inside([span for part in parts for span in _part(annotation, part)])
        gold, predicted = annotation_within(gold, asked), within(predicted, asked)
    figures: Figures = {"warnings": list(annotation.warnings), "invalid": list(wrong)}
    return figures | _scores(gold, predicted, annotation.kinds, roles)


def _part(annotation: Annotation, part: str) -> Collection[Span]:
    if part not in annotation.parts:
        raise AnnotationError(f"The annotation has no part {part}; there are {', '.join(annotation.parts)}.")
    return annotation.parts[part]


def _scores(gold: Labels, predicted: Labels, kinds: Collection[str], roles: Collection[str]) -> Figures:
    figures: Figures = {}
    same: dict[str, str] = {}
    if predicted.statements or predicted.components:
        scores, same = score_statements(gold, predicted, roles)
        figures |= scores
    if predicted.quantities and "quantities" in kinds:
        figures |= score_quantities(gold, predicted, refused="not_quantities" in kinds)
    if predicted.entities and "entities" in kinds:
        figures["entity"] = score_entities(gold, predicted)
    linked = predicted.links and "links" in kinds and gold.of_role("problem")
    if linked and (not roles or {"problem", "commitment"} <= set(roles)):
        figures["links"] = score_links(gold, predicted, same)
        figures["addressed"] = score_addressed(gold, predicted)
        if components := score_components(gold, predicted):
            figures["components"] = components
    if predicted.pairs and "baselines" in kinds:
        figures["baseline"] = score_baselines(gold, predicted)
    if predicted.findings and gold.findings:
        figures["finding"] = score_findings(gold, predicted)
    return figures
