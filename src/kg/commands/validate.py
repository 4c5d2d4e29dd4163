"""`kg validate`: whether the graph keeps its rules."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from kg.commands.options import open_place, store_option, write
from kg.errors import BrokenData

if TYPE_CHECKING:
    from kg.endpoint import Place
    from kg.validate import Violation
    from kg.validate.report import Found


@click.command("validate")
@click.option("--findings", "with_findings", is_flag=True, help="Also what the audit found, as validation results.")
@click.option("--format", "form", type=click.Choice(["text", "turtle"]), default="text", show_default=True)
@click.option("--out", default="-", show_default=True, metavar="FILE", help="Where to write; - is standard output.")
@store_option
def validate_command(with_findings: bool, form: str, out: str, store_path: Place) -> None:
    """Check the store against the SHACL shapes and the integrity rules.

    Exit status 1 where a rule is broken. As Turtle it is a SHACL validation report. What the audit found are questions to
    ask, which break nothing: they are warnings and notes in the report and never a sh:Violation. By SHACL any result, also
    a note, makes sh:conforms false; the exit status says whether a rule is broken.

    \b
    Example:
      kg validate
      kg validate --findings --format turtle --out report.ttl
    """
    from kg.validate import findings_of, validate

    store = open_place(store_path)
    violations = validate(store)
    findings = findings_of(store) if with_findings else []
    if form == "turtle":
        write(_report(violations, findings), out)
    else:
        lines = [
            *map(str, violations),
            *(f"{one.about[0].value}: {one.en} [{one.rule}, {one.severity}]" for one in findings),
        ]
        if lines:
            write("".join(f"{line}\n" for line in lines).encode(), out)
    if violations:
        broken = "1 rule is" if len(violations) == 1 else f"{len(violations)} rules are"
        raise BrokenData(f"{broken} broken in {store_path}; mend the data that they name.")
    click.echo(f"The graph in {store_path} keeps all its rules.", err=form == "turtle" or with_findings)


def _report(violations: Sequence[Violation], findings: Sequence[Found]) -> bytes:
    from pyoxigraph import Store

    from kg.export import turtle
    from kg.validate import report_quads

    report = Store()
    report.extend(report_quads(violations, findings))
    return turtle(report)
