"""The `passage` command: its list of commands, and the one place where errors become messages and exit codes."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, version
from typing import Any

import click

from graph.command.build import build
from graph.command.check import check
from graph.command.disputes import disputes
from graph.command.evaluate import evaluate
from graph.command.export import export
from graph.command.merging import merge, split
from graph.command.push import push
from graph.command.query import query
from graph.command.review import review
from graph.command.route import route
from graph.command.show import show
from graph.command.terminal import clean
from graph.command.view import view
from graph.command.why import why
from graph.errors import PassageError

COMMANDS: tuple[click.Command, ...] = (
    build,
    view,
    show,
    route,
    query,
    disputes,
    why,
    review,
    merge,
    split,
    check,
    export,
    push,
    evaluate,
)
"""In the order of the help page."""

STOPPED = 130
"""The exit code of a program that the user stopped: 128 and the number of the signal."""


class _Failure(click.ClickException):
    exit_code = 2

    def show(self, file: object = None) -> None:
        click.echo(f"passage: {clean(self.message)}", err=True)


class _Commands(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)

    def main(self, *args: Any, standalone_mode: bool = True, **extra: Any) -> Any:
        """Run as click does, but tell of a wrong option in one line that says where help is."""
        run: Callable[..., Any] = super().main
        if not standalone_mode:
            return run(*args, standalone_mode=False, **extra)
        try:
            result = run(*args, standalone_mode=False, **extra)
        except click.exceptions.NoArgsIsHelpError as error:
            error.show()
            sys.exit(error.exit_code)
        except click.UsageError as error:
            path = error.ctx.command_path if error.ctx else "passage"
            click.echo(f"{path}: {clean(error.format_message())} See `{path} --help`.", err=True)
            sys.exit(error.exit_code)
        except click.ClickException as error:
            error.show()
            sys.exit(error.exit_code)
        except (click.Abort, KeyboardInterrupt):
            click.echo("passage: stopped", err=True)
            sys.exit(STOPPED)
        except BrokenPipeError:
            # whoever read our output has enough of it ("passage show X | head")
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            sys.exit(0)
        sys.exit(result if isinstance(result, int) else 0)

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except PassageError as error:
            raise _Failure(str(error)) from error
        except KeyboardInterrupt:
            click.echo("passage: stopped", err=True)
            ctx.exit(STOPPED)


def _version(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    if not wanted or ctx.resilient_parsing:
        return
    try:
        click.echo(f"passage {version('passage-graph')}")
    except PackageNotFoundError:
        click.echo("passage (run from its source folder, not installed)")
    ctx.exit()


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_version, help="Show the version and stop."
)
@click.pass_context
def passage(ctx: click.Context) -> None:
    """News articles in, a knowledge graph out, in which every edge quotes the passage it came from.

    \b
    Exit codes: 0 all is well;
    1 the answer is no (a name not found, a quote that does not hold);
    2 what was asked for cannot be done; 130 stopped by the user.
    """
    if os.environ.get("NO_COLOR"):
        ctx.color = False


for _command in COMMANDS:
    passage.add_command(_command)


def main() -> None:
    """Run the command line and exit."""
    for stream in (sys.stdout, sys.stderr):
        # Articles hold characters that some terminals cannot show; a "?" is better than a traceback.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    passage(prog_name="passage")
