"""`kg publish`: the graph in a SPARQL store elsewhere."""

from __future__ import annotations

from pathlib import Path
from typing import TypedDict, Unpack

import click

from kg.commands.options import TOKEN, USER, progress, progress_done


class Options(TypedDict):
    """What is sent, and how."""

    report: str | None
    prune: bool
    again: bool
    graph_store: str | None


@click.command("publish")
@click.argument("endpoint", metavar="ENDPOINT")
@click.option("--report", metavar="ID", help="Only this report, and what the shared graphs say of it.")
@click.option("--prune", is_flag=True, help="Remove the graphs below the store's base that the store has no more.")
@click.option("--again", is_flag=True, help="Send every graph, also those that are there already.")
@click.option(
    "--graph-store",
    metavar="URL",
    help="The Graph Store address, where it does not follow from ENDPOINT and its server.",
)
@click.option(
    "--user", envvar=USER, metavar="NAME:PASSWORD", help=f"Who publishes; better by {USER}, which nobody sees."
)
@click.option("--token", envvar=TOKEN, metavar="TOKEN", help=f"A bearer token; better by {TOKEN}.")
@click.option(
    "--store",
    "store_path",
    type=click.Path(path_type=Path),
    default=Path("build/store"),
    show_default=True,
    metavar="DIR",
    help="The store to send.",
)
def publish_command(
    endpoint: str, user: str | None, token: str | None, store_path: Path, **options: Unpack[Options]
) -> None:
    """Send the graph to a SPARQL store by the SPARQL 1.1 Graph Store Protocol.

    Each graph is replaced as a whole, so running it again changes nothing, and after a break it sends what is still to come.
    Other graphs there are left alone. ENDPOINT is the address of the server, or the one that takes queries.

    \b
    Example:
      kg publish http://localhost:7878
      KG_ENDPOINT_USER=dba:secret kg publish http://localhost:8890/sparql --report luohu-2020h1-restatement
    """
    from kg.endpoint import Endpoint, Login
    from kg.publish import publish
    from kg.store import open_store

    if options["prune"] and options["report"]:
        raise click.UsageError("--prune compares the whole store; leave out --report.")
    to = Endpoint(endpoint, Login.of(user, token))
    try:
        done = publish(open_store(store_path), to, **options, progress=progress)
    finally:
        progress_done()
    removed = f", {len(done.removed)} removed" if done.removed else ""
    click.echo(
        f"{len(done.sent)} graph{'' if len(done.sent) == 1 else 's'} sent, {len(done.kept)} there already{removed} → {to}"
    )
