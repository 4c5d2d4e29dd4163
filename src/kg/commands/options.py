"""Options that several commands share."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from kg.errors import BrokenData, RuleFault, SourceError

if TYPE_CHECKING:
    from pyoxigraph import Store

    from kg.endpoint import Place

Command = TypeVar("Command", bound=Callable[..., Any])

USER, TOKEN = "KG_ENDPOINT_USER", "KG_ENDPOINT_TOKEN"
FACTS = (
    ("id", "ID", "The report's id."),
    ("title", "TEXT", "Its title."),
    ("publisher", "NAME", "Who published it."),
    ("issued", "DATE", "When it was published, such as 2020-09-22."),
    ("jurisdiction", "AREA", "The area that it speaks of: its full name, or its six-digit code of GB/T 2260."),
    ("jurisdiction-name", "NAME", "What the area is called, where kg does not know its code."),
    ("period", "PERIOD", "The time that it reports on: 2020, 2020-H1, 2020-Q3."),
    ("plan-period", "PERIOD", "The time that it plans."),
    ("genre", "GENRE", "What kind of report it is: plan-execution, government-work or five-year-plan."),
    ("source", "URL", "The address of the official page."),
)


def store_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """`--store DIR` or `--endpoint URL`, for every command that reads; the command gets one of them as `store_path`."""

    @wraps(command)
    def with_place(*args: Any, store_path: Path, endpoint: str | None, **options: Any) -> Any:
        return command(*args, store_path=_place(store_path, endpoint), **options)

    for option in (
        click.option(
            "--endpoint",
            metavar="URL",
            help="Read a SPARQL store elsewhere instead; KG_ENDPOINT_USER=name:password or KG_ENDPOINT_TOKEN say who you are.",
        ),
        click.option(
            "--store",
            "store_path",
            type=click.Path(path_type=Path),
            default=Path("build/store"),
            show_default=True,
            metavar="DIR",
            help="The store to read.",
        ),
    ):
        with_place = option(with_place)
    return with_place


def _place(store: Path, endpoint: str | None) -> Place:
    if endpoint is None:
        return store
    given = click.get_current_context().get_parameter_source("store_path")
    if given is click.core.ParameterSource.COMMANDLINE:
        raise click.UsageError("Give --store or --endpoint, not both.")
    from kg.endpoint import Elsewhere, Login

    return Elsewhere(endpoint, Login.of(os.environ.get(USER), os.environ.get(TOKEN)))


def open_place(place: Place) -> Store:
    """The store to read, whole; one elsewhere is fetched into memory."""
    from kg.endpoint import open_any

    try:
        return open_any(place, progress, warn)
    finally:
        progress_done()


def warn(message: str) -> None:
    """Say what the reader of the output should know."""
    progress_done()
    click.echo(message, err=True)


def fact_options(command: Command) -> Command:
    """An option for each fact that a document may not say of itself."""
    for name, metavar, text in reversed(FACTS):
        command = click.option(f"--{name}", metavar=metavar, help=text)(command)
    return command


def facts(options: dict[str, str | None]) -> dict[str, str]:
    """The facts that were given, by their name in report.yml; a value that makes no sense is wrong usage."""
    names = {"period": "reporting_period"}
    given = {names.get(name, name): value for name, value in options.items() if value is not None}
    if given:
        from kg.read import facts_given

        try:
            facts_given(given)
        except SourceError as error:
            raise click.UsageError(str(error)) from error
    return given


def write(data: bytes, out: str) -> None:
    """Write bytes to a file, or to standard output for `-`."""
    if out == "-":
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    else:
        Path(out).write_bytes(data)


def refuse_faults(faults: Sequence[RuleFault]) -> None:
    """End with exit status 1 where rules of the audit failed, each named; what the others found is written by then."""
    if faults:
        raise BrokenData("\n".join(map(str, faults)))


def progress(message: str) -> None:
    """Say on a terminal what is going on."""
    if sys.stderr.isatty():
        click.echo(f"\r\033[K{message} …", err=True, nl=False)


def progress_done() -> None:
    """Clear the line of progress."""
    if sys.stderr.isatty():
        click.echo("\r\033[K", err=True, nl=False)
