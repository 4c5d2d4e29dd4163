"""`kg build`: the main job."""

from __future__ import annotations

from os import cpu_count
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.commands.options import fact_options, facts, progress, progress_done, refuse_faults

LARGE = 50  # reports; as in the pipeline, which is not imported for the help alone

WAYS = ("out", "base", "registry", "ledgers", "jobs", "cluster", "turtle", "page")

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
@click.option(
    "--jobs",
    type=click.IntRange(1),
    metavar="N",
    help="How many processes work; the number of processors unless given.",
)
@click.option("--cluster", metavar="ADDRESS", help="Let the workers of a Dask scheduler work, such as tcp://host:8786.")
@click.option("--turtle/--no-turtle", default=None, help=f"Write graph.ttl; unless given, for up to {LARGE} reports.")
@click.option("--page/--no-page", default=None, help=f"Write explorer.html; unless given, for up to {LARGE} reports.")
@click.option("--unread", is_flag=True, help="List the clauses that were not understood.")
@fact_options
def build_command(
    sources: tuple[str, ...], reviews: tuple[str, ...], no_reviews: bool, unread: bool, **options: Any
) -> None:
    """Read reports and write the store, the Turtle file and the explorer.

    SOURCE is a file (text, HTML, DOCX, PDF), a folder of them, or an http(s) address; without any, the bundled report is
    read. People's reviews of its links stand over the rules: those of the bundled report, those in the folder reviews, or
    those that --reviews names. A failed build leaves the last good one as it was; another one of the same folder makes only
    the areas anew of which something changed.

    \b
    Example:
      kg build
      kg build luohu.html --jurisdiction 440303 --out build
      kg build reports --reviews my-reviews --jobs 4
    """
    from kg.graph import BASE
    from kg.pipeline import build

    ways = {name: options.pop(name) for name in WAYS}
    built = build(
        sources,
        given=facts(options),
        reviews=() if no_reviews else reviews or None,
        progress=progress,
        **{
            **ways,
            "base": ways["base"] or BASE,
            "ledgers": ways["ledgers"] or None,
            "jobs": ways["jobs"] or cpu_count() or 1,
        },
    )
    progress_done()
    _print(built, unread=unread)
    refuse_faults(built.faults)


def _print(built: Built, *, unread: bool) -> None:
    from kg.commands.summary import coverage, summary, total

    if len(built.reports) > LARGE:
        click.echo(total(built.reports))
    for one in built.reports if len(built.reports) <= LARGE or unread else ():
        click.echo(summary(one))
        click.echo(coverage(one.coverage, unread=unread), err=True)
    click.echo(f"{built.findings} points to ask about, {built.serious} of them serious; kg audit shows them")
    if built.kept and len(built.reports) > 1:
        click.echo(f"{built.made} of {built.made + built.kept} areas made anew, the others are as they were")
    click.echo(f"{built.quads} quads → {', '.join(f'{built.directory}/{name}' for name in built.files)}")
