"""`kg export`: for other systems."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.commands.options import open_place, store_option
from kg.commands.options import write as write_bytes

if TYPE_CHECKING:
    from kg.endpoint import Place
    from kg.export import Exported

FORMATS = "turtle, trig, nquads, jsonld, rdfxml, csv, parquet, graphml, gexf, neo4j, stratml or dcat"


def _known(_context: click.Context, _option: click.Parameter, form: str) -> str:
    from kg.export import EXPORTERS

    if form not in EXPORTERS:
        raise click.BadParameter(f"There is no format {form}; there are {', '.join(EXPORTERS)}.")
    return form


@click.command("export")
@click.option(
    "--format",
    "form",
    required=True,
    metavar="FORMAT",
    callback=_known,
    help=f"{FORMATS}; docs/formats.md says which is for whom.",
)
@click.option(
    "--out",
    default="-",
    show_default=True,
    metavar="PATH",
    help="Where to write: a file, or for csv, parquet, neo4j, stratml and dcat a folder; - is standard output.",
)
@store_option
def export_command(form: str, out: str, store_path: Place) -> None:
    """Write the graph in a format that another system reads.

    \b
    Example:
      kg export --format turtle --out graph.ttl
      kg export --format csv --out tables
      kg export --format nquads | gzip > graph.nq.gz
    """
    from kg.export import WRITERS, export, write

    store = open_place(store_path)
    if form not in WRITERS:
        _save(export(store, form), form, out)
    else:
        with click.open_file(out, "wb") as file:
            write(store, form, file)


def _save(exported: Exported, form: str, out: str) -> None:
    if isinstance(exported, bytes):
        write_bytes(exported, out)
    elif out == "-":
        raise click.UsageError(f"{form} is several files ({', '.join(exported)}); name a folder with --out.")
    else:
        for name, data in exported.items():
            (Path(out) / name).parent.mkdir(parents=True, exist_ok=True)
            (Path(out) / name).write_bytes(data)
