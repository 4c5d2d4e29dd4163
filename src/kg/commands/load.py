"""`kg load`: a store out of a graph."""

from __future__ import annotations

from pathlib import Path

import click


@click.command("load")
@click.argument(
    "files", nargs=-1, required=True, metavar="FILE…", type=click.Path(path_type=Path, exists=True, dir_okay=False)
)
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), default=Path("build"), show_default=True)
def load_command(files: tuple[Path, ...], out: Path) -> None:
    """Make a store from a graph that kg wrote: Turtle, TriG, N-Quads, JSON-LD or RDF/XML.

    Several files make one store. It is checked as “kg validate” checks; a graph that breaks a rule is refused, and the last
    store stays. Turtle and RDF/XML do not say which named graph a triple is from; N-Quads, TriG and JSON-LD keep it.

    \b
    Example:
      kg export --format nquads --out graph.nq
      kg load graph.nq --out copy
    """
    from kg.load import STORE, load

    click.echo(f"{load(files, out)} quads → {out / STORE}")
