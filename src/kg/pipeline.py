"""The main job: the stages in the order in which data flows. No other module knows that order."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kg.audit import Audited, audit
from kg.errors import BrokenData, RuleFault, SourceError
from kg.extract import Decision, extract, read_decisions
from kg.graph import BASE, Read, to_quads
from kg.graph.derived import problem_states
from kg.graph.findings import finding_quads
from kg.ledger import read_ledger
from kg.link import link
from kg.model import Document, Extraction, Finding, Role
from kg.model.ledger import Ledger
from kg.outline import outline
from kg.read import Fetched, Source, describe, document_of, fetched, is_address, read_sidecar, sources
from kg.resources import data_dir
from kg.reviews import Row, apply_reviews, default_reviews, read_reviewers, read_rows
from kg.settle import replacing
from kg.track import track

if TYPE_CHECKING:
    from pyoxigraph import Quad

STORE, TURTLE, EXPLORER, SOURCES = "store", "graph.ttl", "explorer.html", "sources"


@dataclass(frozen=True, slots=True)
class Built:
    """What a build made: where, the reports as read, how many quads, what the audit found and which of its rules failed."""

    directory: Path
    reports: tuple[Read, ...]
    quads: int
    findings: tuple[Finding, ...] = ()
    faults: tuple[RuleFault, ...] = ()


@dataclass(frozen=True, slots=True)
class Tally:
    """The counts of one report that its reader wants first."""

    problems: Mapping[str, int]
    commitments: Mapping[str, int]
    links: Mapping[str, int]
    statements: Mapping[str, int]
    figures: int
    names: int
    reviewed: Mapping[str, int]


def build(
    paths: Sequence[str] = (),
    out: str | Path = "build",
    *,
    given: Mapping[str, str] | None = None,
    base: str = BASE,
    reviews: Sequence[str | Path] | None = None,
    registry: str | Path | None = None,
    ledgers: Sequence[str | Path] | None = None,
    progress: Callable[[str], None] = lambda _: None,
) -> Built:
    """Read the sources (default: the bundled reports) and write store, Turtle and explorer into `out`.

    The three replace the last build together, or not at all: raises `SourceError` where a source cannot be read and
    `BrokenData` where the graph breaks a shape. `given` holds facts about the report that options state. `reviews` are files
    or folders of people's judgements on links (default: those of the bundled reports, and the folder `reviews` where there
    is one); raises `ReviewError` where one of these reports is malformed or matches nothing any more. `registry` is a file of
    what people decided about names (default: the bundled one), `ledgers` CSV files of indicators (default: the bundled one
    beside the bundled reports).
    """
    directory = Path(out)
    originals: dict[str, Fetched] = {}
    kept = _ledgers(ledgers, bundled=not paths)
    given_sources = sources(list(paths) or [str(data_dir() / "reports")])
    reports = _read_all(given_sources, given, originals, decided(registry), progress)
    found = _reviewed(reports, default_reviews() if reviews is None else [Path(path) for path in reviews])
    progress("writing the graph")
    quads = to_quads(found, base=base, assessments=track(one.extraction for one in found), ledgers=kept)
    with replacing(directory) as new:
        audited, more = _stored(new / STORE, quads, base)
        _write(new, originals, progress)
    return Built(directory, tuple(found), len(quads) + more, audited.findings, audited.faults)


def _read_all(
    found: Sequence[Source],
    given: Mapping[str, str] | None,
    originals: dict[str, Fetched],
    decisions: Sequence[Decision],
    progress: Callable[[str], None],
) -> dict[str, Read]:
    """The reports by their ids; no two may have the same, and each must say something."""
    reports: dict[str, Read] = {}
    for source in found:
        progress(f"reading {source.path}")
        one = read_report(source, given, originals, decisions=decisions)
        report = one.extraction.report.id
        if report in reports:
            first = reports[report].extraction.document.name
            raise SourceError(
                f"{source.path} and {first} both have the report id {report}; give one another id in a report.yml beside it"
                " (docs/how-to/describe-a-report.md)."
            )
        if not one.extraction.statements:
            raise SourceError(f"Nothing in {source.path} was understood as a statement; check that it is the report.")
        reports[report] = one
    return reports


def _ledgers(paths: Sequence[str | Path] | None, *, bundled: bool) -> list[Ledger]:
    if paths is None:
        paths = [data_dir() / "indicators" / "luohu.csv"] if bundled else []
    return [read_ledger(Path(path)) for path in paths]


def decided(registry: str | Path | None = None) -> tuple[Decision, ...]:
    """What people decided about names, in a file; default: the bundled one."""
    return read_decisions(Path(registry) if registry else data_dir() / "registry" / "same.csv")


def read_report(
    source: Source,
    given: Mapping[str, str] | None = None,
    originals: dict[str, Fetched] | None = None,
    *,
    decisions: Sequence[Decision] | None = None,
) -> Read:
    """Stages 1 to 4 on one source: read, outline, extract, link.

    The bytes of a web page are put into `originals`, since the page may change. `decisions` about names are the bundled
    ones unless others are given.
    """
    bytes_read = fetched(source.path)
    if originals is not None and is_address(source.path):
        originals[source.path] = bytes_read
    document = document_of(bytes_read, source.path)
    facts = {**(read_sidecar(source.sidecar) if source.sidecar else {}), **(given or {})}
    extraction = extract_from(document, facts, decided() if decisions is None else decisions)
    return Read(extraction, link(extraction))


def _reviewed(reports: Mapping[str, Read], paths: Sequence[Path]) -> list[Read]:
    """The reports with their links as people left them."""
    rows: dict[str, list[Row]] = {}
    for row in read_rows(paths, reports.keys()):
        rows.setdefault(row.report, []).append(row)
    reviewers = read_reviewers(paths)
    return [
        Read(one.extraction, apply_reviews(one.linking, one.extraction, rows.get(report, ()), reviewers))
        for report, one in reports.items()
    ]


def extract_from(document: Document, facts: Mapping[str, str], decisions: Sequence[Decision] = ()) -> Extraction:
    """Stages 2 and 3 on a document."""
    return extract(document, outline(document), describe(document, facts), decisions)


def tally(one: Read) -> Tally:
    """Count what one report holds; problems by state (headlines left out), commitments by checkability, links in force by grade."""
    statements = one.extraction.statements
    points = {s.id for s in statements if s.role is Role.PROBLEM and not s.headline and not s.member_of}
    states = problem_states(statements, one.linking.links)
    commitments = (s for s in statements if s.role is Role.COMMITMENT and not s.member_of)
    return Tally(
        problems=Counter(state for problem, state in states.items() if problem in points),
        commitments=Counter(s.checkability for s in commitments if s.checkability),
        links=Counter(link.grade for link in one.linking.links if link.in_force),
        statements=Counter(s.role for s in statements if not s.member_of),
        figures=len(one.extraction.quantities),
        names=len(one.extraction.entities),
        reviewed=Counter(link.state for link in one.linking.links if link.reviews),
    )


def audit_report(one: Read) -> Audited:
    """What the rules of the audit find in one report."""
    from pyoxigraph import Store

    store = Store()
    store.bulk_extend(to_quads([one]))
    return audit(store)


def _stored(path: Path, quads: list[Quad], base: str) -> tuple[Audited, int]:
    """Write the store and what the audit finds in it; with how many quads the findings took."""
    from kg.store import append, create, open_store

    create(path, quads)
    audited = audit(open_store(path))
    found = finding_quads(audited.findings, base=base)
    append(path, found)
    return audited, len(found)


def _write(new: Path, originals: Mapping[str, Fetched], progress: Callable[[str], None]) -> None:
    from kg.explore import explore
    from kg.export import turtle
    from kg.store import open_store
    from kg.validate import validate

    store = open_store(new / STORE)
    progress("validating")
    if violations := validate(store):
        raise BrokenData(f"The graph breaks {len(violations)} rules, the first: {violations[0]}; report this.")
    (new / TURTLE).write_bytes(turtle(store))
    progress("drawing the explorer")
    (new / EXPLORER).write_bytes(explore(store).encode("utf-8"))
    for address, page in originals.items():
        (new / SOURCES).mkdir(exist_ok=True)
        name = hashlib.sha256(page.data).hexdigest()
        (new / SOURCES / name).write_bytes(page.data)
        (new / SOURCES / f"{name}.address").write_text(address + "\n", "utf-8")
