"""The command line: `kg COMMAND`. Each command is a module of `kg.commands`, imported only when it is asked for.

Exit status: 0 done · 1 the data breaks a rule · 2 wrong usage · 3 it could not be done.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module

import click

from kg import __version__
from kg.errors import BrokenData, KgError

TRACEBACK = "KG_TRACEBACK"
COMMANDS = (
    "build",
    "extract",
    "query",
    "audit",
    "explore",
    "export",
    "review",
    "validate",
    "eval",
    "track",
    "load",
    "publish",
    "serve",
)


class Refused(click.ClickException):
    """It could not be done: one line on standard error, exit status 3."""

    exit_code = 3


class RuleBroken(click.ClickException):
    """The data breaks a rule: one line on standard error, exit status 1."""

    exit_code = 1


class Commands(click.Group):
    """Finds a command's module by its name, and turns what the package refuses into one line and an exit status."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command = getattr(import_module(f"kg.commands.{cmd_name}"), f"{cmd_name}_command")
        assert isinstance(command, click.Command)
        return command

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except BrokenData as error:
            raise RuleBroken(str(error)) from error
        except KgError as error:
            raise Refused(str(error)) from error
        except BrokenPipeError:
            # Whoever reads our output went away, as `head` does: no error of ours, and nothing more can be written.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            ctx.exit(0)
        except OSError as error:
            where = f" {error.filename}" if error.filename else ""
            raise Refused(f"The system refused{where}: {error.strerror or error}; check the path.") from error
        except Exception as error:
            # What gets here is a fault of ours. Who wants to mend it sees all of it; everyone else gets a sentence.
            if isinstance(error, click.ClickException | click.Abort | click.exceptions.Exit) or TRACEBACK in os.environ:
                raise
            what = f"{type(error).__name__}: {error}"
            raise Refused(f"kg itself failed ({what}); set {TRACEBACK}=1 to see where, and report it.") from error


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="kg", message="%(prog)s %(version)s")
def main() -> None:
    """Read official reports, and ask which admitted problem has which promise behind it.

    \b
    Example:
      kg build            # the bundled report → build/store, build/graph.ttl, build/explorer.html
      kg query problems-without-commitment
    """
