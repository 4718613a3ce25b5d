"""The graph in files that other programs read."""

from graph.sinks.files.export import FORMATS, export

__all__ = ["FORMATS", "export"]
