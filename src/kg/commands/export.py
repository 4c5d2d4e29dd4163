"""`kg export`: for other systems."""

from __future__ import annotations

from pathlib import Path

import click

from kg.commands.options import store_option, write


class Formats(click.Choice[str]):
    """The names in the table of exporters, read only when a format is checked or listed."""

    def __init__(self) -> None:
        from kg.export import EXPORTERS

        super().__init__(list(EXPORTERS))


@click.command("export")
@click.option("--format", "form", required=True, type=Formats(), help="The format.")
@click.option("--out", default="-", show_default=True, metavar="PATH", help="Where to write; - is standard output.")
@store_option
def export_command(form: str, out: str, store_path: Path) -> None:
    """Write the graph in a format that another system reads.

    \b
    Example:
      kg export --format turtle --out graph.ttl
      kg export --format nquads | gzip > graph.nq.gz
    """
    from kg.export import EXPORTERS
    from kg.store import open_store

    write(EXPORTERS[form](open_store(store_path)), out)
