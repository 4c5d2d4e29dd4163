"""What a build has to do: the reports of each area, with all else that their part of the graph is made from.

A source is looked at here only to find out whose report it is; its bytes are read again when its area's turn comes, so that
a build of many thousand reports need not hold them all.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, NamedTuple

from kg.errors import SourceError
from kg.extract import Decision, read_decisions
from kg.graph import BASE
from kg.ledger import read_ledger
from kg.model import Reviewer
from kg.model.ledger import Ledger
from kg.parts import Run, fingerprint, key_of
from kg.read import Fetched, Source, describe, document_of, fetched, is_address, read_sidecar, sources
from kg.resources import data_dir
from kg.reviews import AssessedRow, Row, default_reviews, read_assessed, read_reviewers, read_rows

TOGETHER = 64  # sources that a worker looks at in one go


@dataclass(frozen=True, slots=True)
class Settings:
    """What holds for all reports of a build.

    `given` holds facts about the report that options state, `base` is what IRIs begin with. `reviews` are files or folders of
    people's judgements on links (default: those of the bundled reports, and the folder `reviews` where there is one);
    `ReviewError` is raised where one of these reports is malformed or matches nothing any more. `registry` is a file of what
    people decided about names (default: the bundled one), `ledgers` CSV files of indicators (default: the bundled one beside
    the bundled reports).
    """

    given: Mapping[str, str] | None = None
    base: str = BASE
    reviews: Sequence[str | Path] | None = None
    registry: str | Path | None = None
    ledgers: Sequence[str | Path] | None = None


class Given(NamedTuple):
    """A report as it was given: where, its bytes, and what report.yml and options say of it."""

    path: str
    fetched: Fetched
    facts: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Work:
    """All that the part of one area is made from, and nothing else: whoever does it needs only this and the same program."""

    reports: tuple[Given, ...]
    rows: tuple[Row, ...]
    assessed: tuple[AssessedRow, ...]
    reviewers: Mapping[str, Reviewer]
    decisions: tuple[Decision, ...]
    ledgers: tuple[Ledger, ...]
    base: str
    program: str


class Known(NamedTuple):
    """Whose report a source is, and a hash of its bytes."""

    report: str
    area: str
    digest: str


class Found(NamedTuple):
    """A source and what is known of it."""

    path: str
    facts: Mapping[str, Any]
    known: Known


class Plan:
    """The areas of some sources, each with its reports and its key; their work is put together one area at a time."""

    def __init__(self, paths: Sequence[str], settings: Settings, run: Run) -> None:
        self.settings = settings
        self.originals: dict[str, Fetched] = {}
        self._ledgers = _ledgers(settings.ledgers, bundled=not paths)
        self._decisions = decided(settings.registry)
        found = self._look(sources(list(paths) or [str(data_dir() / "reports")]), run)
        reviews = settings.reviews
        files = default_reviews() if reviews is None else [Path(path) for path in reviews]
        self._rows: dict[str, list[Row]] = defaultdict(list)
        for row in read_rows(files, {one.known.report for one in found}):
            self._rows[row.report].append(row)
        self._assessed: dict[str, list[AssessedRow]] = defaultdict(list)
        for held in read_assessed(files, {one.known.report for one in found}):
            self._assessed[held.report].append(held)
        self._reviewers = read_reviewers(files)
        self._areas: dict[str, list[Found]] = {entry.area.code: [] for one in self._ledgers for entry in one.entries}
        for one in sorted(found, key=lambda one: one.known):
            self._areas.setdefault(one.known.area, []).append(one)
        self.areas = sorted(self._areas)
        self.reports = len(found)

    def key(self, area: str) -> str:
        """The key of an area's part: another one as soon as anything that it is made from is another."""
        work = self._without_bytes(area)
        rows = tuple(replace(row, where="") for row in work.rows)
        assessed = tuple(replace(row, where="") for row in work.assessed)
        return key_of(replace(work, rows=rows, assessed=assessed), [one.known for one in self._areas[area]])

    def work(self, area: str) -> Work:
        """The work of an area with the bytes of its reports."""
        return replace(self._without_bytes(area), reports=tuple(map(self._given, self._areas[area])))

    def _without_bytes(self, area: str) -> Work:
        found = self._areas[area]
        rows = [row for one in found for row in self._rows[one.known.report]]
        assessed = tuple(row for one in found for row in self._assessed[one.known.report])
        named = {*(row.by for row in rows), *(row.by for row in assessed)}
        return Work(
            reports=tuple(Given(_told_by(one.path), Fetched(b"", "", ""), one.facts) for one in found),
            rows=tuple(rows),
            assessed=assessed,
            reviewers={name: reviewer for name, reviewer in self._reviewers.items() if name in named},
            decisions=tuple(one for one in self._decisions if one.jurisdiction == area),
            ledgers=tuple(_of_area(self._ledgers, area)),
            base=self.settings.base,
            program=fingerprint(),
        )

    def _given(self, one: Found) -> Given:
        again = self.originals.get(one.path) or fetched(one.path)
        if _digest(again) != one.known.digest:
            raise SourceError(f"{one.path} changed while it was read; run the build again.")
        return Given(one.path, again, one.facts)

    def _look(self, listed: Sequence[Source], run: Run) -> list[Found]:
        """Every source with its report's id, of which no two may have the same."""
        facts: list[Mapping[str, Any]] = []
        known = [one for several in run(known_of, self._batches(listed, facts)) for one in several]
        first: dict[str, str] = {}
        for source, (report, _, _) in zip(listed, known, strict=True):
            if report in first:
                raise SourceError(
                    f"{source.path} and {first[report]} both have the report id {report}; give one another id in a"
                    " report.yml beside it (docs/how-to/describe-a-report.md)."
                )
            first[report] = source.path
        return [Found(source.path, said, one) for source, said, one in zip(listed, facts, known, strict=True)]

    def _batches(self, listed: Sequence[Source], facts: list[Mapping[str, Any]]) -> Iterator[list[Given]]:
        for start in range(0, len(listed), TOGETHER):
            batch = [given_of(source, self.settings.given) for source in listed[start : start + TOGETHER]]
            facts += [one.facts for one in batch]
            self.originals |= {one.path: one.fetched for one in batch if _passing(one.path)}
            yield batch


def known_of(batch: Sequence[Given]) -> list[Known]:
    """Whose reports some sources are; raises `SourceError` where one does not say it."""
    found = []
    for one in batch:
        report = describe(document_of(one.fetched, one.path), one.facts)
        found.append(Known(report.id, report.jurisdiction.code, _digest(one.fetched)))
    return found


def given_of(source: Source, given: Mapping[str, str] | None = None) -> Given:
    """A source with its bytes and facts."""
    said = read_sidecar(source.sidecar) if source.sidecar else {}
    return Given(source.path, fetched(source.path), {**said, **(given or {})})


def decided(registry: str | Path | None = None) -> tuple[Decision, ...]:
    """What people decided about names, in a file; default: the bundled one."""
    return read_decisions(Path(registry) if registry else data_dir() / "registry" / "same.csv")


def _ledgers(paths: Sequence[str | Path] | None, *, bundled: bool) -> list[Ledger]:
    if paths is None:
        paths = [data_dir() / "indicators" / "luohu.csv"] if bundled else []
    return [read_ledger(Path(path)) for path in paths]


def _of_area(ledgers: Sequence[Ledger], area: str) -> Iterator[Ledger]:
    """The ledgers that have figures of an area, with those alone."""
    for ledger in ledgers:
        if entries := tuple(entry for entry in ledger.entries if entry.area.code == area):
            yield replace(ledger, entries=entries)


def _digest(one: Fetched) -> str:
    return hashlib.sha256(one.media_type.encode() + b"\0" + one.data).hexdigest()


def _passing(path: str) -> bool:
    """Whether a source may be another one when it is read again."""
    return path == "-" or is_address(path)


def _told_by(path: str) -> str:
    """What of a path shows in the graph: an address whole, of a file no more than what kind it is."""
    return path if is_address(path) else Path(path).suffix
