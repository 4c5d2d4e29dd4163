"""The audit as JSON, for programs."""

from __future__ import annotations

import json
from dataclasses import asdict
from decimal import Decimal
from typing import Any

from kg.audit.outline import totals
from kg.audit.paper import Paper, Raised


def as_json(papers: tuple[Paper, ...]) -> str:
    """One object for each report: what it is, its totals, its findings with their quotes, targets, sums of answerability."""
    return json.dumps([_paper(one) for one in papers], ensure_ascii=False, indent=2, default=_number) + "\n"


def _paper(paper: Paper) -> dict[str, Any]:
    return {
        "report": asdict(paper.facts),
        "totals": totals(paper),
        "problems": dict(sorted(paper.problems.items())),
        "commitments": dict(sorted(paper.commitments.items())),
        "findings": [_finding(one) for one in paper.raised],
        "targets": [asdict(aim) for aim in paper.aims],
        "answerability": [{**asdict(group), "earned": dict(sorted(group.earned.items()))} for group in paper.groups],
    }


def _finding(raised: Raised) -> dict[str, Any]:
    finding = raised.finding
    return {
        "id": finding.id,
        "kind": finding.kind,
        "rule": finding.rule,
        "severity": finding.severity,
        "title": dict(finding.title),
        "explanation": dict(finding.explanation),
        "question": dict(finding.question),
        "figures": {name: list(values) for name, values in finding.figures.items()},
        "statements": [asdict(said) for said in raised.said],
        "evidence": list(finding.evidence),
    }


def _number(value: object) -> int | float:
    """A JSON number: whole where the decimal is whole."""
    assert isinstance(value, Decimal)
    return int(value) if value == value.to_integral_value() else float(round(value, 4))
