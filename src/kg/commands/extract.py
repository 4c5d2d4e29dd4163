"""`kg extract`: what one file says, as JSON Lines."""

from __future__ import annotations

import click

from kg.commands.options import fact_options, facts, refuse_faults, write


@click.command("extract")
@click.argument("file")
@click.option("-o", "--output", "out", default="-", metavar="OUT.jsonl", help="Where to write; - is standard output.")
@click.option("--registry", metavar="FILE", help="Decisions about names, in the place of the bundled ones.")
@click.option("--unread", is_flag=True, help="List the clauses that were not understood.")
@fact_options
def extract_command(file: str, out: str, registry: str | None, unread: bool, **options: str | None) -> None:
    """Write statements, figures, names, baselines, links and findings of FILE as JSON Lines.

    Only such lines go to the output; what was covered goes to standard error. Reviews are never read.

    \b
    Example:
      kg extract report.txt -o report.jsonl
    """
    from kg.commands.summary import coverage
    from kg.jsonl import lines
    from kg.pipeline import audit_report, read_report
    from kg.plan import decided
    from kg.read import sources

    (source,) = sources([file])[:1]
    one = read_report(source, facts(options), decisions=decided(registry))
    audited = audit_report(one)
    text = "".join(line + "\n" for line in lines(one.extraction, one.linking, audited.findings))
    write(text.encode("utf-8"), out)
    click.echo(coverage(one.extraction.coverage, unread=unread), err=True)
    refuse_faults(audited.faults)
