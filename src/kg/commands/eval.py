"""`kg eval`: how well a report was read."""

from __future__ import annotations

import json
from pathlib import Path

import click

from kg.commands.options import fact_options, facts
from kg.errors import BrokenData


def _names(_context: click.Context, _option: click.Parameter, value: str | None) -> tuple[str, ...]:
    return tuple(name.strip() for name in value.split(",")) if value else ()


@click.command("eval")
@click.argument("gold", required=False, type=click.Path(path_type=Path))
@click.option("--text", type=click.Path(path_type=Path), metavar="FILE", help="The annotated text, or its folder.")
@click.option("--pred", metavar="PRED.jsonl", help="What was read, as JSON Lines; default: what kg reads now.")
@click.option("--parts", callback=_names, metavar="PARTS", help="Only these parts, such as 2,3.")
@click.option("--roles", callback=_names, metavar="ROLES", help="Only these, such as problem,commitment.")
@click.option("--json", "as_json", is_flag=True, help="Print the measures as JSON.")
@click.option("--start", metavar="REPORT", help="Instead, write a first statements.csv for REPORT, to be corrected.")
@click.option("--out", type=click.Path(path_type=Path), metavar="FOLDER", help="Where --start writes.")
@fact_options
def eval_command(
    gold: Path | None,
    text: Path | None,
    pred: str | None,
    parts: tuple[str, ...],
    roles: tuple[str, ...],
    as_json: bool,
    start: str | None,
    out: Path | None,
    **options: str | None,
) -> None:
    """Score what kg reads out of a report against an annotation of it.

    GOLD is the folder of the annotation, in JSON Lines or CSV. The text is the one that its meta.json names, or the
    report in the folder, or --text. Exit status 1 where lines of --pred are malformed.

    \b
    Example:
      kg eval --start report.txt --out my-annotation
      kg eval my-annotation
      kg eval my-annotation --parts 2,3 --json
    """
    from kg.commands.annotated import compare, first_sheet
    from kg.evaluate import ROLES, table

    if unknown := [role for role in roles if role not in ROLES]:
        raise click.BadParameter(f"there is no role {unknown[0]}; there are {', '.join(ROLES)}.", param_hint="--roles")
    if start and out and not gold:
        click.echo(f"{first_sheet(start, out, facts(options))} is written; correct it, then run: kg eval {out}")
    elif gold and not start and not out:
        figures = compare(gold, text, pred, facts(options), parts=parts, roles=roles)
        click.echo(json.dumps(figures, ensure_ascii=False, indent=1) if as_json else table(figures))
        if wrong := figures["invalid"]:
            raise BrokenData(f"{len(wrong)} lines of {pred} were left out, the first because {wrong[0]}; correct them.")
    else:
        raise click.UsageError("Name the folder of an annotation, or give --start REPORT with --out FOLDER.")
