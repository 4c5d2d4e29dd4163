"""A rule that some node breaks."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """A node that breaks a rule: which rule, where in the node, by which value, and what to do about it.

    `shape` is the name of a shape in `shapes.ttl` or of an integrity rule; `path` and `value` are empty where the rule
    is about the node as a whole.
    """

    shape: str
    focus: str
    path: str
    value: str
    zh: str
    en: str
    severity: str = "Violation"

    def __str__(self) -> str:
        place = f" ({self.path})" if self.path else ""
        found = f", found {self.value}" if self.value and self.value != f"<{self.focus}>" else ""
        return f"{self.focus}{place}: {self.en} [{self.shape}{found}]"
