"""An annotation of a report as an `Extraction`, so that later stages can be judged apart from earlier ones."""

import json
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from kg.model import (
    Area,
    Checkability,
    Comparator,
    Coverage,
    Direction,
    Document,
    Entity,
    EntityType,
    Extraction,
    Kind,
    Metric,
    Outline,
    Part,
    Quantity,
    Report,
    Role,
    Span,
    Statement,
    ValueRole,
    Window,
)
from periods import half, whole

PERIODS = {
    "2020H1": half(2020, 1),
    "2020H2": half(2020, 2),
    "2020": whole(2020),
}
LUOHU = Report(
    id="luohu-2020h1",
    title="",
    genre="plan-execution",
    jurisdiction=Area("440303", "深圳市罗湖区", "district"),
    reporting_period=PERIODS["2020H1"],
    plan_period=PERIODS["2020H2"],
)
PARTS = {"一": Part.RESULTS, "二": Part.PROBLEMS, "三": Part.PLAN}


def rows(folder: Path, name: str) -> Iterator[dict[str, Any]]:
    path = folder / f"{name}.jsonl"
    lines = path.read_text("utf-8").splitlines() if path.exists() else []
    return (json.loads(line) for line in lines if line.strip())


def annotated(
    folder: Path, text: str, report: Report = LUOHU, judge: Callable[[str], Checkability] | None = None
) -> Extraction:
    """What the annotation in `folder` says of `text`; `judge` grades commitments that the annotation leaves open."""
    document = Document("report.txt", text, "text/plain", "utf-8", "0" * 64, "0" * 64)
    statements = [_statement(row, judge) for row in rows(folder, "statements")]
    owners = {statement.id: statement for statement in statements}
    statements += [_member(row, owners[row["of"]]) for row in rows(folder, "components")]
    return Extraction(
        report=report,
        document=document,
        outline=Outline((), (), ()),
        statements=tuple(sorted(statements, key=lambda s: (s.span.start, -s.span.end))),
        quantities=tuple(_quantity(row) for row in rows(folder, "quantities")),
        entities=tuple(_entity(row) for row in rows(folder, "entities") if row["mentions"]),
        goals=(),
        coverage=Coverage(0, {}, ()),
    )


def _statement(row: dict[str, Any], judge: Callable[[str], Checkability] | None) -> Statement:
    role = Role(row["role"])
    label = row.get("checkable")
    checkability = Checkability(label) if label else judge(row["quote"]) if judge and role is Role.COMMITMENT else None
    headline = bool(row.get("headline"))
    return Statement(
        id=row["id"],
        span=Span(row["start"], row["end"]),
        quote=row["quote"],
        role=role,
        part=PARTS.get((row.get("section") or "三")[0], Part.FRONT),
        section=0,
        paragraph=0,
        rule="annotation",
        parent=row.get("parent"),
        part_of=row.get("parent") if role is Role.PROBLEM and not headline else None,
        headline=headline,
        umbrella=bool(row.get("umbrella")),
        checkability=checkability,
        window=Window(row.get("window") or "unstated"),
    )


def _member(row: dict[str, Any], owner: Statement) -> Statement:
    return Statement(
        id=row["id"],
        span=Span(row["start"], row["end"]),
        quote=row["quote"],
        role=owner.role,
        part=owner.part,
        section=0,
        paragraph=0,
        rule="annotation",
        member_of=owner.id,
        checkability=Checkability(row["checkable"]) if row.get("checkable") else None,
    )


def _quantity(row: dict[str, Any]) -> Quantity:
    maximum = row.get("max")
    return Quantity(
        span=Span(row["start"], row["end"]),
        quote=row["quote"],
        value=Decimal(str(row["value"])),
        unit=row["unit"] or "",
        maximum=None if maximum is None else Decimal(str(maximum)),
        per=row.get("per"),
        kind=Kind(row["kind"]),
        direction=Direction(row["direction"]) if row.get("direction") else None,
        comparator=Comparator(row["comparator"]),
        scope=bool(row.get("scope")),
        metric=Metric(row["metric"], row["metric"], measure=Kind(row["kind"])) if row.get("metric") else None,
        period=PERIODS.get(row.get("period") or ""),
        value_role=ValueRole(row["role"]),
    )


def _entity(row: dict[str, Any]) -> Entity:
    mentions = tuple(Span(*mention) for mention in row["mentions"])
    return Entity(row["name"], row["name"], EntityType(row["type"]), mentions, tuple(row.get("aliases", ())))


def lines(extraction: Extraction, linking: Any) -> Iterator[dict[str, Any]]:
    """An extraction and its linking in the form that the scorer reads."""
    for s in extraction.statements:
        owner = {"component_of": s.member_of} if s.member_of else {}
        label = {"checkable": s.checkability} if s.checkability else {}
        yield {"type": "statement", "id": s.id, "role": s.role, "start": s.span[0], "end": s.span[1], **owner, **label}
    for link in linking.links:
        ends = {"problem": link.problem, "commitment": link.commitment}
        yield {"type": "link", **ends, "grade": link.grade, "score": link.score}
    for pair in linking.baselines:
        spans = {"baseline": list(pair.baseline), "target": list(pair.target)}
        yield {"type": "baseline", **spans, "metric": pair.metric, "already_met": pair.already_met}
