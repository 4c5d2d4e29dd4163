"""`kg validate`: whether the graph keeps its rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kg.commands.options import open_place, store_option
from kg.errors import BrokenData

if TYPE_CHECKING:
    from kg.endpoint import Place


@click.command("validate")
@store_option
def validate_command(store_path: Place) -> None:
    """Check the store against the SHACL shapes and the integrity rules.

    Exit status 1 where a rule is broken.

    \b
    Example:
      kg validate
    """
    from kg.validate import validate

    violations = validate(open_place(store_path))
    for violation in violations:
        click.echo(str(violation))
    if violations:
        raise BrokenData(f"{len(violations)} rules are broken in {store_path}; mend the data that they name.")
    click.echo(f"The graph in {store_path} keeps all its rules.")
