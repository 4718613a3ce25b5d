"""The network by pyvis, in a template of ours: pyvis' own loads from a CDN and runs scripts from names.

pyvis contributes the nodes, edges and options, and the vis-network that ships inside it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from importlib.resources import files
from typing import Any, Literal

import jinja2
import pyvis
from markupsafe import Markup
from pyvis.network import Network

from graph.records import Relation
from graph.sinks.page.drawing import LINE, Node
from graph.sinks.page.script_text import csp_hash, script_json

SCRIPTS = ("data.js", "words.js", "dates.js", "elements.js", "filters.js", "address.js", "controls.js", "labels.js",
           "bends.js", "network.js", "shapes.js", "globe.js", "map.js", "map_stage.js", "time_axis.js", "timeline.js",
           "story.js", "evidence.js", "journey.js", "entity.js", "relation.js", "search.js", "page.js")  # fmt: skip
"""The page's own scripts, in order: each uses only those before it, and page.js starts it all."""

_VIS = "lib/vis-9.1.2/vis-network.min.js"
Theme = Literal["auto", "light", "dark"]
"""`auto` follows the reader's system."""

_OPTIONS = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False, "randomSeed": 1},
    "edges": {"smooth": False},
    "interaction": {"hover": True, "hoverConnectedEdges": False, "selectConnectedEdges": False, "multiselect": False},
    "nodes": {"font": {"size": 0}},
}


def draw(
    nodes: Iterable[Node], relations: Iterable[Relation], content: dict[str, Any], *, theme: Theme = "auto"
) -> str:
    """Return the page's HTML: the drawing of `nodes` and `relations`, and `content` for its panels."""
    network = Network(directed=True, cdn_resources="in_line")
    for node in nodes:
        network.add_node(node.id, node.label, shape=node.shape, size=node.size, x=node.x, y=node.y)
    for relation in relations:
        network.add_edge(relation.subject, relation.object, id=relation.id)
    network.set_options(json.dumps(_OPTIONS))
    network.templateEnv = _environment(content, theme)
    network.path = "template.html"
    return str(network.generate_html())


def _environment(content: dict[str, Any], theme: Theme) -> jinja2.Environment:
    environment = jinja2.Environment(
        autoescape=True, undefined=jinja2.StrictUndefined, loader=jinja2.FunctionLoader(_own)
    )
    vis = "\n".join(line for line in _vendored(_VIS).split("\n") if not line.startswith("//# sourceMappingURL"))
    own = "\n".join(_own(name) for name in SCRIPTS)
    environment.globals.update(
        content=content, line=LINE, title=content["title"],
        vis_script=Markup(vis), own_script=Markup(own), style=Markup(_styled(theme)),
        schemes="light dark" if theme == "auto" else theme,
        script_sources=Markup(" ".join(map(csp_hash, (vis, own)))),
    )  # fmt: skip
    environment.filters["script_json"] = lambda value: Markup(script_json(value))
    environment.filters["parsed"] = json.loads
    return environment


def _styled(theme: Theme) -> str:
    """Return the style sheet; a theme that is not left to the reader's system decides what asks for that."""
    asked = "(prefers-color-scheme: dark)"
    style = _own("look.css") + _own("page.css") + _own("views.css")
    return style.replace(
        f"@media {asked}", {"auto": f"@media {asked}", "dark": "@media all", "light": "@media not all"}[theme]
    )


def _own(name: str) -> str:
    return files("graph.sinks.page").joinpath("front", name).read_text("utf-8")


def _vendored(name: str) -> str:
    return files(pyvis).joinpath("templates", name).read_text("utf-8")
