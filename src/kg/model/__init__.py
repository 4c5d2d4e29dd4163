"""The nouns of kg: what each stage hands to the next.

All are frozen. Offsets are code points into `Document.text`, half-open. Closed lists are enumerations whose values are
the words used in JSON Lines and in the code lists of the ontology.
"""

from kg.model.link import BaselinePair, Basis, Evidence, Grade, Link, Linking, State
from kg.model.outline import Outline, Paragraph, Part, Section, Sentence
from kg.model.source import Area, Document, Mark, Period, Quote, Report, Span
from kg.model.statement import (
    UNSTATED,
    Checkability,
    Comparator,
    Coverage,
    Direction,
    Entity,
    EntityType,
    Extraction,
    Goal,
    Kind,
    Metric,
    Milestone,
    Quantity,
    Role,
    Statement,
    ValueRole,
    Window,
)

__all__ = [
    "UNSTATED",
    "Area",
    "BaselinePair",
    "Basis",
    "Checkability",
    "Comparator",
    "Coverage",
    "Direction",
    "Document",
    "Entity",
    "EntityType",
    "Evidence",
    "Extraction",
    "Goal",
    "Grade",
    "Kind",
    "Link",
    "Linking",
    "Mark",
    "Metric",
    "Milestone",
    "Outline",
    "Paragraph",
    "Part",
    "Period",
    "Quantity",
    "Quote",
    "Report",
    "Role",
    "Section",
    "Sentence",
    "Span",
    "State",
    "Statement",
    "ValueRole",
    "Window",
]
