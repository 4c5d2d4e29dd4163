"""What each clause of a report says: statements with a role, the hierarchy of problems, how a commitment can be checked."""

from __future__ import annotations

from kg.extract.statements.reader import read_statements

__all__ = ["read_statements"]
