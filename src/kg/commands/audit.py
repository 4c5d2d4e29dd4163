"""`kg audit`: what a reader of a report would ask about."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.commands.options import open_place, refuse_faults, store_option, write

if TYPE_CHECKING:
    from kg.endpoint import Place


@click.command("audit")
@click.option("--format", "form", type=click.Choice(["text", "md", "html", "json"]), default="text", show_default=True)
@click.option("--lang", type=click.Choice(["zh", "en"]), default="zh", show_default=True)
@click.option("--out", default="-", show_default=True, metavar="FILE", help="Where to write; - is standard output.")
@click.option("--report", metavar="ID", help="Only this report.")
@click.option(
    "--rules",
    "folders",
    multiple=True,
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    metavar="DIR",
    help="Run the rules of this folder too.",
)
@store_option
def audit_command(
    form: str, lang: str, out: str, report: str | None, folders: tuple[Path, ...], store_path: Place
) -> None:
    """Write what the rules find worth asking about in each report, with its evidence.

    A finding is a question, not a verdict. The HTML page is one file that needs no network; its quotes lead into the explorer
    where explorer.html stands beside it. A rule that fails is named with its line, stops only itself, and makes the exit
    status 1.

    \b
    Example:
      kg audit
      kg audit --format html --out build/audit.html
      kg audit --rules my-rules --format md --lang en
    """
    from kg.audit import audit, rule_files
    from kg.audit.report import report as written

    store = open_place(store_path)
    audited = audit(store, rule_files(*folders))
    beside = "explorer.html" if out != "-" and (Path(out).parent / "explorer.html").is_file() else None
    text = written(store, audited.findings, form=form, lang=lang, only=report, explorer=beside)
    write(text.encode("utf-8"), out)
    refuse_faults(audited.faults)
