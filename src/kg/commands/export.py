"""`kg export`: for other systems."""

from __future__ import annotations

from pathlib import Path

import click

from kg.commands.options import store_option, write


@click.command("export")
@click.option("--format", "form", required=True, metavar="FORMAT", help="turtle, trig, nquads or jsonld.")
@click.option("--out", default="-", show_default=True, metavar="PATH", help="Where to write; - is standard output.")
@store_option
def export_command(form: str, out: str, store_path: Path) -> None:
    """Write the graph in a format that another system reads.

    \b
    Example:
      kg export --format turtle --out graph.ttl
      kg export --format nquads | gzip > graph.nq.gz
    """
    from kg.export import export
    from kg.store import open_store

    write(export(open_store(store_path), form), out)
