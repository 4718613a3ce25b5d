"""The command line: `passage`."""

from graph.command.entry import main

__all__ = ["main"]
