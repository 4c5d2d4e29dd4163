"""`kg explore`: the page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.commands.options import open_place, store_option, write

if TYPE_CHECKING:
    from kg.endpoint import Place


@click.command("explore")
@click.option("--out", default="build/explorer.html", show_default=True, metavar="FILE", help="- is standard output.")
@click.option("--report", metavar="ID", help="Only this report.")
@click.option("--focus", metavar="IRI", help="Open on this node.")
@click.option("--lang", type=click.Choice(["zh", "en"]), default="zh", show_default=True)
@click.option("--open", "opened", is_flag=True, help="Open the page in the browser.")
@store_option
def explore_command(
    out: str, report: str | None, focus: str | None, lang: str, opened: bool, store_path: Place
) -> None:
    """Write the explorer: one HTML file that needs no network.

    \b
    Example:
      kg explore --open
      kg explore --lang en --out luohu.html
    """
    from kg.explore import explore

    write(explore(open_place(store_path), report=report, focus=focus, lang=lang).encode("utf-8"), out)
    if opened and out != "-":
        click.launch(str(Path(out).resolve()))
