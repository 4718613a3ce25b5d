"""The page: one HTML file that shows the graph and quotes the passage behind every line, offline."""

from graph.sinks.page.render import render_page, write_page

__all__ = ["render_page", "write_page"]
