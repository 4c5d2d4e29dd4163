"""What was read out of one report as JSON Lines, in the form that annotations are compared in.

One line for each statement, figure, name, baseline pair, link and finding. Offsets are code points into `Document.text`; values
are positive JSON numbers with a `direction`. Keys that do not apply are left out.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import chain
from typing import Any

from kg.model import Entity, Extraction, Finding, Link, Linking, Quantity, Role, Statement


def lines(extraction: Extraction, linking: Linking, findings: Iterable[Finding] = ()) -> Iterator[str]:
    """Each line without its line end."""
    for record in chain(_records(extraction, linking), map(_finding, findings)):
        yield json.dumps({k: v for k, v in record.items() if v is not None}, ensure_ascii=False)


def _records(extraction: Extraction, linking: Linking) -> Iterator[dict[str, Any]]:
    yield from map(_statement, extraction.statements)
    yield from map(_quantity, extraction.quantities)
    yield from map(_entity, extraction.entities)
    for pair in linking.baselines:
        yield {
            "type": "baseline",
            "baseline": list(pair.baseline),
            "target": list(pair.target),
            "metric": pair.metric,
            "relation": pair.relation,
            "already_met": pair.already_met,
        }
    yield from map(_link, linking.links)


def _statement(statement: Statement) -> dict[str, Any]:
    commitment = statement.role is Role.COMMITMENT
    problem = statement.role is Role.PROBLEM
    return {
        "type": "statement",
        "id": statement.id,
        "role": statement.role,
        "start": statement.span.start,
        "end": statement.span.end,
        "quote": statement.quote,
        "rule": statement.rule,
        "parent": statement.part_of or statement.parent,
        "component_of": statement.member_of,
        "checkable": statement.checkability,
        "soft": statement.soft if commitment else None,
        "deadline": statement.window.due.isoformat() if statement.window.due else None,
        "window": statement.window.kind if commitment else None,
        "headline": statement.headline if problem else None,
        "umbrella": statement.umbrella if problem else None,
    }


def _quantity(quantity: Quantity) -> dict[str, Any]:
    return {
        "type": "quantity",
        "start": quantity.span.start,
        "end": quantity.span.end,
        "quote": quantity.quote,
        "value": _number(quantity.value),
        "max": None if quantity.maximum is None else _number(quantity.maximum),
        "unit": quantity.unit,
        "per": quantity.per,
        "kind": quantity.kind,
        "direction": quantity.direction,
        "comparator": quantity.comparator,
        "metric": quantity.metric.name if quantity.metric else None,
        "metric_key": quantity.metric.key if quantity.metric else None,
        "period": quantity.period.id if quantity.period else None,
        "role": quantity.value_role,
        "scope": quantity.scope,
    }


def _entity(entity: Entity) -> dict[str, Any]:
    return {
        "type": "entity",
        "etype": entity.type,
        "name": entity.name,
        "key": entity.key,
        "aliases": list(entity.aliases) or None,
        "mentions": [list(span) for span in entity.mentions],
    }


def _link(link: Link) -> dict[str, Any]:
    return {
        "type": "link",
        "problem": link.problem,
        "commitment": link.commitment,
        "grade": link.grade,
        "basis": link.basis,
        "score": round(link.score, 3),
        "rationale": dict(link.rationale),
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "type": "finding",
        "kind": finding.kind,
        "rule": finding.rule,
        "severity": finding.severity,
        "statements": [iri.rsplit("/", 1)[1] for iri in finding.statements],
        "title": dict(finding.title),
        "explanation": dict(finding.explanation),
        "question": dict(finding.question),
    }


def _number(value: Decimal) -> int | float:
    """A JSON number: whole where the decimal is whole, else the nearest double, which prints as the decimal did."""
    return int(value) if value == value.to_integral_value() else float(value)
