"""The page: one HTML file that shows the graph and quotes the passage behind every line, offline."""

from graph.sinks.page.inline import Inline, show
from graph.sinks.page.render import render_page, write_page

__all__ = ["Inline", "render_page", "show", "write_page"]
