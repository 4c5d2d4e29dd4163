"""What the audit finds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Finding:
    """A point that a rule raises, with what it rests on: a question to ask, not a verdict.

    `statements` and `evidence` are the IRIs of the statements that it is about, and of these with the figures and links
    behind it. `title`, `explanation` and `question` are in Chinese (`zh`) and English (`en`); `figures` holds the numbers and names
    that the rule found or worked out, by their variable in the rule. `id` comes from kind, rule and evidence alone.
    """

    id: str
    kind: str
    rule: str
    severity: str
    report: str
    statements: tuple[str, ...]
    evidence: tuple[str, ...]
    title: Mapping[str, str]
    explanation: Mapping[str, str]
    question: Mapping[str, str]
    figures: Mapping[str, tuple[str | Decimal, ...]]
