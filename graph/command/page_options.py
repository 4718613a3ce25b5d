"""The options of commands that write the page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal, TypeVar

import click

Theme = Literal["auto", "light", "dark"]
THEMES: tuple[Theme, ...] = ("auto", "light", "dark")
THEME: Theme = "auto"
MAX_NODES = 150

_Command = TypeVar("_Command", bound=Callable[..., Any])


def page_options(*, as_built: bool = False) -> Callable[[_Command], _Command]:
    """Add `--theme` and `--max-nodes` to a command; None where they are not given and it is `as_built` what counts."""
    theme = click.option(
        "--theme", type=click.Choice(THEMES), default=None if as_built else THEME, show_default=not as_built,
        help=f"Colours of the page; auto follows the reader's system.{_else(THEME) if as_built else ''}",
    )  # fmt: skip
    most = click.option(
        "--max-nodes", type=click.IntRange(min=1), default=None if as_built else MAX_NODES, show_default=not as_built,
        metavar="N", help="Names that the page opens on where there are many more; the others are a click away."
        f"{_else(MAX_NODES) if as_built else ''}",
    )  # fmt: skip
    return lambda command: theme(most(command))


def _else(default: object) -> str:
    return f"  [default: as built, else {default}]"
