"""The writing of the lines."""

from __future__ import annotations

import json
from itertools import chain
from pathlib import Path

from graph.network import Graph
from graph.sinks.files.ftm.links import links, notes
from graph.sinks.files.ftm.things import articles, mentions, things

# some readers end a line at these too
_ONE_LINE = {code: f"\\u{code:04x}" for code in (0x85, 0x2028, 0x2029)}


def write_ftm(graph: Graph, path: Path) -> None:
    """Write an entity a line: articles, things, links, notes, mentions; README.md of this folder says what is what."""
    with path.open("w", encoding="utf-8", errors="replace", newline="\n") as file:
        for each in chain(articles(graph), things(graph), links(graph), notes(graph), mentions(graph)):
            row = {"id": each.id, "schema": each.schema, "properties": each.properties}
            file.write(json.dumps(row, ensure_ascii=False).translate(_ONE_LINE) + "\n")
