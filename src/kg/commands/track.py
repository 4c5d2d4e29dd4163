"""`kg track`: what became of targets and projects."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kg.commands.options import open_place, store_option

if TYPE_CHECKING:
    from kg.endpoint import Place


@click.command("track")
@click.option("--format", "form", type=click.Choice(["text", "jsonl"]), default="text", show_default=True)
@store_option
def track_command(form: str, store_path: Place) -> None:
    """Hold the targets and projects of each report against the later reports of the same body.

    The store must hold at least two reports of one body. A verdict says what the later report says, not that a promise was
    broken.

    \b
    Example:
      kg build 2025.docx 2026.txt
      kg track --format jsonl
    """
    from kg.tracking import jsonl, text, tracked

    found = tracked(open_place(store_path))
    for line in jsonl(found) if form == "jsonl" else text(found):
        click.echo(line)
    if not found:
        click.echo(
            "Nothing to hold against each other: build the store from two or more reports of one body.", err=True
        )
