"""`kg build`: the main job."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.commands.options import fact_options, facts, progress, progress_done, refuse_faults

if TYPE_CHECKING:
    from kg.pipeline import Built


@click.command("build")
@click.argument("sources", nargs=-1, metavar="[SOURCE…]")
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), default=Path("build"), show_default=True)
@click.option("--base", metavar="IRI", help="What the IRIs of instances begin with.")
@click.option(
    "--reviews", multiple=True, metavar="PATH", help="Review files or folders, in the place of the default ones."
)
@click.option("--no-reviews", is_flag=True, help="Links as the rules propose them, whatever people said.")
@click.option("--registry", metavar="FILE", help="Decisions about names, in the place of the bundled ones.")
@click.option("--ledger", "ledgers", multiple=True, metavar="FILE", help="Indicators over the years, a CSV file.")
@click.option("--unread", is_flag=True, help="List the clauses that were not understood.")
@fact_options
def build_command(
    sources: tuple[str, ...],
    out: Path,
    base: str | None,
    reviews: tuple[str, ...],
    no_reviews: bool,
    registry: str | None,
    ledgers: tuple[str, ...],
    unread: bool,
    **options: str | None,
) -> None:
    """Read reports and write the store, the Turtle file and the explorer.

    SOURCE is a file (text, HTML, DOCX, PDF), a folder of them, or an http(s) address; without any, the bundled report is
    read. People's reviews of its links stand over the rules: those of the bundled report, those in the folder reviews, or
    those that --reviews names. A failed build leaves the last good one as it was.

    \b
    Example:
      kg build
      kg build luohu.html --jurisdiction 440303 --out build
      kg build report.txt --reviews my-reviews
    """
    from kg.graph import BASE
    from kg.pipeline import build

    built = build(
        sources,
        out,
        given=facts(options),
        base=base or BASE,
        reviews=() if no_reviews else reviews or None,
        registry=registry,
        ledgers=ledgers or None,
        progress=progress,
    )
    progress_done()
    _print(built, unread=unread)
    refuse_faults(built.faults)


def _print(built: Built, *, unread: bool) -> None:
    from kg.commands.summary import coverage, summary

    for one in built.reports:
        click.echo(summary(one))
        click.echo(coverage(one.extraction, unread=unread), err=True)
    out = built.directory
    serious = sum(finding.severity == "serious" for finding in built.findings)
    click.echo(f"{len(built.findings)} points to ask about, {serious} of them serious; kg audit shows them")
    click.echo(f"{built.quads} quads → {out}/store, {out}/graph.ttl, {out}/explorer.html")
