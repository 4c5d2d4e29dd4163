"""The main job: the stages in the order in which data flows. No other module knows that order.

A report is read by itself, and the reports of one area together make one part of the graph, which needs no other area's. So
parts can be made by any number of workers, and one whose sources, facts, reviews and rules are as they were is kept.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kg.acyclic import acyclic
from kg.audit import Audited, audit
from kg.errors import BrokenData, KgError, RuleFault, SourceError
from kg.extract import Decision, extract
from kg.graph import BASE, Described, Iris, Read, merged, ontology_quads, to_quads
from kg.graph import describe as describe_reports
from kg.graph.findings import finding_quads
from kg.link import link
from kg.model import Document, Extraction
from kg.outline import outline
from kg.parts import Head, Run, clean, fill, fingerprint, head_of, key_of, packed, place, save, workers
from kg.plan import Given, Plan, Settings, Work, decided, given_of
from kg.read import Fetched, Source, describe, document_of
from kg.reviews import apply_reviews, reassess
from kg.search import write_labels
from kg.settle import replacing
from kg.tally import Tally, from_json, tally
from kg.track import track

if TYPE_CHECKING:
    from pyoxigraph import Quad, Store

STORE, TURTLE, EXPLORER, SOURCES, PARTS = "store", "graph.ttl", "explorer.html", "sources", "parts"
LARGE = 50  # more reports than these get Turtle and page only on request


@dataclass(frozen=True, slots=True)
class Built:
    """What a build made.

    `reports` are the reports by area and id, `findings` how many points the audit raises and `serious` how many of them are
    so, `faults` what is wrong with rules that failed, `made` how many parts of the graph were made and `kept` how many were
    as they had been; `files` are what stands in the folder now.
    """

    directory: Path
    reports: tuple[Tally, ...]
    quads: int
    findings: int
    serious: int
    faults: tuple[RuleFault, ...]
    made: int
    kept: int
    files: tuple[str, ...]


def build(
    paths: Sequence[str] = (),
    out: str | Path = "build",
    *,
    given: Mapping[str, str] | None = None,
    base: str = BASE,
    reviews: Sequence[str | Path] | None = None,
    registry: str | Path | None = None,
    ledgers: Sequence[str | Path] | None = None,
    jobs: int = 1,
    cluster: str | None = None,
    turtle: bool | None = None,
    page: bool | None = None,
    progress: Callable[[str], None] = lambda _: None,
) -> Built:
    """Read the sources (default: the bundled reports) and write store, Turtle and explorer into `out`.

    They replace the last build together, or not at all: raises `SourceError` where a source cannot be read and `BrokenData`
    where the graph breaks a shape; `plan.Settings` says what `given` to `ledgers` are. The work is done by `jobs` processes,
    or by the Dask cluster whose scheduler is at `cluster`, and the result is the same. `turtle` and `page` say whether those
    two are written (default: for up to `LARGE` reports).
    """
    Iris(base)  # a wrong base is refused before anything is read
    directory = Path(out)
    with workers(jobs, cluster) as run:
        plan = Plan(paths, Settings(given, base, reviews, registry, ledgers), run)
        making = _Making(plan, directory / PARTS)
        with replacing(directory, leaving=(TURTLE, EXPLORER)) as new:
            fill(new / STORE, making.parts(run, progress), making.missing, before=directory / STORE)
            files = _files(plan, turtle=turtle, page=page)
            _write(new, files, progress)
            _keep(new, plan.originals)
    clean(directory / PARTS, making.made)
    return _built(directory, making, files)


class _Making:
    """The parts of a build, each made as soon as its turn comes if it is not there yet."""

    def __init__(self, plan: Plan, folder: Path) -> None:
        self._plan, self._folder = plan, folder
        self._places = {area: place(folder, plan.key(area)) for area in plan.areas}
        self._areas = [area for area, path in self._places.items() if head_of(path) is None]
        self.missing = len(self._areas)
        self.heads: list[Head] = []
        self.made: list[Path] = []
        self.quads = 0

    def parts(self, run: Run, progress: Callable[[str], None]) -> Iterator[Path]:
        """All parts in the order of their areas, while others are being made, and at last what areas share."""
        new, missing = run(part_of, self._works(progress)), set(self._areas)
        for area, path in self._places.items():
            if area in missing:
                save(path, next(new))
            self.heads += [head for head in [head_of(path)] if head]
            self.made.append(path)
            yield path
        yield self._shared()

    def _works(self, progress: Callable[[str], None]) -> Iterator[Work]:
        for area in self._areas:
            work = self._plan.work(area)
            first = work.reports[0].path if work.reports else area
            progress(f"reading {first} ({len(self.made)} of {len(self._places)} areas done)")
            yield work

    def _shared(self) -> Path:
        """What several areas share and what none of them says, as a part of its own."""
        base = Iris(self._plan.settings.base)
        quads = {*merged(head.shared for head in self.heads), *ontology_quads(base)}
        self.quads = len(quads) + sum(head.quads for head in self.heads)
        part = packed({}, (), quads)
        self.made.append(place(self._folder, key_of(part)))
        save(self.made[-1], part)
        return self.made[-1]


def _files(plan: Plan, *, turtle: bool | None, page: bool | None) -> tuple[str, ...]:
    """What a build leaves in its folder."""
    small = plan.reports <= LARGE
    wanted = {TURTLE: small if turtle is None else turtle, EXPLORER: small if page is None else page}
    return STORE, *(name for name, want in wanted.items() if want)


def _built(directory: Path, making: _Making, files: tuple[str, ...]) -> Built:
    abouts = [head.about for head in making.heads]
    return Built(
        directory=directory,
        reports=tuple(from_json(one) for about in abouts for one in about["reports"]),
        quads=making.quads,
        findings=sum(about["findings"] for about in abouts),
        serious=sum(about["serious"] for about in abouts),
        faults=tuple(map(RuleFault, dict.fromkeys(fault for about in abouts for fault in about["faults"]))),
        made=making.missing,
        kept=len(making.heads) - making.missing,
        files=files,
    )


def read_report(
    source: Source, given: Mapping[str, str] | None = None, *, decisions: Sequence[Decision] | None = None
) -> Read:
    """Stages 1 to 4 on one source: read, outline, extract, link.

    `decisions` about names are the bundled ones unless others are given.
    """
    return _read(given_of(source, given), decided() if decisions is None else decisions)


def _read(one: Given, decisions: Sequence[Decision]) -> Read:
    extraction = extract_from(document_of(one.fetched, one.path), one.facts, decisions)
    if not extraction.statements:
        raise SourceError(f"Nothing in {one.path} was understood as a statement; check that it is the report.")
    return Read(extraction, link(extraction))


def extract_from(document: Document, facts: Mapping[str, str], decisions: Sequence[Decision] = ()) -> Extraction:
    """Stages 2 and 3 on a document."""
    return extract(document, outline(document), describe(document, facts), decisions)


def audit_report(one: Read) -> Audited:
    """What the rules of the audit find in one report."""
    return audit(_in_memory(to_quads([one])))


@acyclic
def part_of(work: Work) -> bytes:
    """All stages for the reports of one area: their part of the graph, audited and validated."""
    if work.program != fingerprint():
        raise KgError("A worker has another version of kg than the build; install the same on all machines.")
    described, tallies = _described(work)
    audited, found = _checked(described, work.base)
    about = {
        "reports": [one.as_json() for one in tallies],
        "findings": len(audited.findings),
        "serious": sum(finding.severity == "serious" for finding in audited.findings),
        "faults": list(map(str, audited.faults)),
    }
    return packed(about, described.shared, [*described.own, *found])


def _described(work: Work) -> tuple[Described, list[Tally]]:
    """Stages 1 to 5, after which nothing is needed of the reports but their counts."""
    reports = [_reviewed(_read(one, work.decisions), work) for one in work.reports]
    read = [one.extraction for one in reports]
    assessments = reassess(track(read), read, work.assessed, work.reviewers)
    described = describe_reports(reports, base=work.base, assessments=assessments, ledgers=work.ledgers)
    return described, list(map(tally, reports))


def _checked(described: Described, base: str) -> tuple[Audited, list[Quad]]:
    """What the audit finds in a part, as findings and as quads; raises `BrokenData` where the part breaks a rule."""
    store = _in_memory([*described.own, *described.shared, *ontology_quads(Iris(base))])
    audited = audit(store)
    found = finding_quads(audited.findings, base=base)
    store.extend(found)
    _refuse_broken(store)
    return audited, found


def _reviewed(one: Read, work: Work) -> Read:
    """The report with its links as people left them."""
    rows = [row for row in work.rows if row.report == one.extraction.report.id]
    return Read(one.extraction, apply_reviews(one.linking, one.extraction, rows, work.reviewers))


def _in_memory(quads: Sequence[Quad]) -> Store:
    from pyoxigraph import Store

    store = Store()
    store.bulk_extend(quads)
    return store


def _refuse_broken(store: Store) -> None:
    from kg.validate import validate

    if violations := validate(store, foreign=False):
        raise BrokenData(f"The graph breaks {len(violations)} rules, the first: {violations[0]}; report this.")


def _write(new: Path, files: Sequence[str], progress: Callable[[str], None]) -> None:
    from kg.explore import explore
    from kg.export import turtle
    from kg.store import open_store

    write_labels(new / STORE)
    store = open_store(new / STORE)
    if TURTLE in files:
        progress("writing Turtle")
        (new / TURTLE).write_bytes(turtle(store))
    if EXPLORER in files:
        progress("drawing the explorer")
        (new / EXPLORER).write_bytes(explore(store).encode("utf-8"))


def _keep(new: Path, originals: Mapping[str, Fetched]) -> None:
    """Keep the bytes of web pages, since a page may change."""
    for address, page in originals.items():
        if address == "-":
            continue
        (new / SOURCES).mkdir(exist_ok=True)
        name = hashlib.sha256(page.data).hexdigest()
        (new / SOURCES / name).write_bytes(page.data)
        (new / SOURCES / f"{name}.address").write_text(address + "\n", "utf-8")
