"""The options of commands that write the page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

_Command = TypeVar("_Command", bound=Callable[..., Any])


def page_options(command: _Command) -> _Command:
    """Add `--theme` and `--max-nodes` to a command."""
    theme = click.option(
        "--theme", type=click.Choice(("auto", "light", "dark")), default="auto", show_default=True,
        help="Colours of the page; auto follows the reader's system.",
    )  # fmt: skip
    most = click.option(
        "--max-nodes", type=click.IntRange(min=1), default=150, show_default=True, metavar="N",
        help="Names that the page opens on where there are many more; the others are a click away.",
    )  # fmt: skip
    return theme(most(command))
