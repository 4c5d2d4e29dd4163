"""An annotation of a report: a folder with a file for each kind of label, and meta.json.

Places are offsets, checked by a quote or by the first digits of its SHA-256; or, in CSV, the quoted words themselves.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from kg.errors import AnnotationError
from kg.evaluate import records
from kg.evaluate.files import Files, text_of
from kg.evaluate.labels import EntityLabel, Labels, StatementLabel
from kg.evaluate.records import Malformed
from kg.evaluate.restrict import parts_of
from kg.evaluate.sheets import Row
from kg.model import Document, Grade, Role, Span

META = "meta.json"
OTHER_TEXT = "the text is not the annotated file: offsets may be wrong"


@dataclass(frozen=True, slots=True)
class Meta:
    """What meta.json says: the file of the text, its SHA-256, the passages, if not all was annotated, and facts of the report."""

    file: str | None = None
    sha256: str | None = None
    passages: tuple[tuple[Span, str], ...] = ()
    facts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Annotation:
    """The labels of a report, the kinds of label that it has, the parts that can be asked for, and what looks wrong."""

    labels: Labels
    kinds: frozenset[str]
    parts: Mapping[str, tuple[Span, ...]]
    passages: tuple[Span, ...] = ()
    warnings: tuple[str, ...] = ()


def read_meta(folder: Path) -> Meta:
    """The meta.json of an annotation; without one nothing is known."""
    path = folder / META
    if not folder.is_dir():
        raise AnnotationError(f"There is no folder {folder}; name the folder that holds the annotation.")
    if not path.exists():
        return Meta()
    try:
        said = records.json_object(text_of(path))
        passages = tuple((records.place(p[:2], p[1]), str(p[2])) for p in said.get("passages", []))
    except (Malformed, LookupError, TypeError) as error:
        raise AnnotationError(f"{path} is malformed: it {error}.") from error
    if not isinstance(facts := said.get("facts", {}), dict):
        raise AnnotationError(f"{path} is malformed: its facts are no names with values.")
    return Meta(said.get("file"), said.get("sha256"), passages, {name: str(value) for name, value in facts.items()})


def read_annotation(folder: Path, document: Document, meta: Meta | None = None) -> Annotation:
    """The labels in a folder; raises `AnnotationError` with file and line where one is malformed."""
    meta = meta or read_meta(folder)
    other = meta.sha256 not in (None, document.sha256, document.source_sha256)
    files = Files(folder, document.text)
    try:
        labels = _labels(files)
    except AnnotationError as error:
        raise AnnotationError(f"{error} Note that {OTHER_TEXT}.") if other else error from error
    passages = [*meta.passages, *((row.record["passage"], row.record["kind"]) for row in files.rows("passages"))]
    return Annotation(
        labels=labels,
        kinds=files.held,
        parts=_by_kind(passages) or parts_of(labels),
        passages=tuple(passage for passage, _ in passages),
        warnings=(OTHER_TEXT,) * other + tuple(_changed(files, labels, document.text)),
    )


def _labels(files: Files) -> Labels:
    whole, members = _statements(files)
    labels = Labels(
        statements=tuple(whole.values()),
        components=members,
        quantities=files.labels("quantities", records.quantity),
        entities=_entities(files),
        links=files.labels("links", records.link),
        pairs=files.labels("baselines", records.pair),
        findings=files.labels("findings", records.finding),
        not_quantities=files.labels("not_quantities", records.span_of),
        not_pairs=files.labels("not_baselines", records.pair),
    )
    _check_links(files, whole)
    return replace(labels, unaddressed=_unaddressed(files, labels))


def _statements(files: Files) -> tuple[dict[str, StatementLabel], tuple[StatementLabel, ...]]:
    """The statements by id, and the components, which have the role of the statement that they belong to."""
    whole: dict[str, StatementLabel] = {}
    members: dict[str, StatementLabel] = {}
    components = [
        Row(row.where, {**row.record, "component_of": row.record.get("of")}) for row in files.rows("components")
    ]
    for row in [*files.rows("statements"), *components]:
        record, kept = row.record, whole
        if owner_id := record.get("component_of"):
            if owner_id not in whole:
                raise AnnotationError(f"{row.where} belongs to {owner_id}, which is the id of no statement.")
            record, kept = {"role": whole[owner_id].role, **record}, members
        label = files.label(Row(row.where, record), records.statement)
        if label.id in whole or label.id in members:
            raise AnnotationError(f"{row.where} repeats the id {label.id}; give each statement its own.")
        kept[label.id] = label
    if not whole:
        raise AnnotationError(f"{files.folder} holds no statements; add statements.jsonl or statements.csv.")
    return whole, tuple(members.values())


def _entities(files: Files) -> tuple[EntityLabel, ...]:
    """In JSON Lines a line is an entity; in a sheet each row is a mention, and those of one type and name go together."""
    things: dict[object, Row] = {}
    for row in files.rows("entities"):
        record: dict[str, Any] = {**row.record, "etype": row.record.get("type")}
        key: object = row.where
        if "start" in record:
            record["mentions"] = [[record["start"], record["end"]]]
            key = record["etype"], record.get("name", record["quote"])
        if key in things:
            things[key].record["mentions"] += record["mentions"]
        else:
            things[key] = Row(row.where, record)
    return tuple(files.label(row, records.entity) for row in things.values())


def _check_links(files: Files, statements: Mapping[str, StatementLabel]) -> None:
    for row in files.rows("links"):
        for end in (Role.PROBLEM, Role.COMMITMENT):
            named = statements.get(str(row.record[end]))
            if named is None or named.role != end:
                raise AnnotationError(f"{row.where} names {row.record[end]}, which is the id of no {end}; correct it.")


def _unaddressed(files: Files, labels: Labels) -> frozenset[str]:
    """The ids that are listed; without a list, the problem points that have no strong link."""
    listed = [row.record for row in files.rows("unaddressed")]
    if "unaddressed" in files.held:
        return frozenset(str(record.get("component") or record.get("problem")) for record in listed)
    answered = {link.problem for link in labels.links if link.grade != Grade.RELATED}
    return frozenset(problem.id for problem in labels.problem_points if problem.id not in answered)


def _changed(files: Files, labels: Labels, text: str) -> Iterator[str]:
    """The first statement whose words are not those that were annotated."""
    spans = {label.id: label.span for label in labels.statements}
    for row in files.rows("statements"):
        if (span := spans.get(str(row.record.get("id")))) is None:
            continue
        words = text[span.start : span.end]
        hashed = hashlib.sha256(words.encode("utf-8")).hexdigest()
        if row.record.get("quote", words) != words or not hashed.startswith(str(row.record.get("sha", ""))):
            yield f"gold quote differs from the text at {row.record['id']}"
            return


def _by_kind(passages: list[tuple[Span, str]]) -> dict[str, tuple[Span, ...]]:
    kinds = dict.fromkeys(kind for _, kind in passages)
    return {kind: tuple(passage for passage, k in passages if k == kind) for kind in kinds}
