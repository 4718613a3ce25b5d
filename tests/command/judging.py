"""The harbour story as a build leaves it, with pairs that may be one, for the commands that take judgements."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import harbour
from click.testing import CliRunner, Result

from graph.command.entry import passage
from graph.judgements import read_judgements
from graph.network import Graph, write
from graph.records import Merge

OLDEN_REVE = 0.7
REVE_KESTREL = 0.6


def chain_id(graph: Graph, name: str, path: str) -> str:
    (entity,) = graph.find(name)
    mention = next(m for m in entity.mentions if graph.document[m.document].path == path)
    return f"{mention.document}:{mention.start}-{mention.end}/{entity.type}"


def built(folder: Path) -> Path:
    """Write articles and their graph with two proposals into `folder`; return the graph's folder."""
    harbour.write_articles(folder / "articles")
    graph = harbour.story()
    wire, blog, copy = "001_wire.txt", "004_blog.txt", "002_copy.txt"
    olden, reve, kestrel = (chain_id(graph, *at) for at in (("mira olden", copy), ("reve", wire), ("kestrel", blog)))
    harbour_light = chain_id(graph, "harbour light", wire)
    proposals = (
        Merge(reve, kestrel, REVE_KESTREL, ("both stand beside Varn",), "proposal"),
        Merge(olden, reve, OLDEN_REVE, ("same family name", "it also fits \x1b[31mReve"), "proposal"),
        Merge(olden, harbour_light, 0.55, ("one speaks for the other",), "proposal"),
    )
    out = folder / "out"
    out.mkdir()
    write(replace(graph, merges=proposals), out / "graph.json")
    (out / "build.json").write_text(json.dumps({"format": "passage-build/1", "sources": ["../articles"]}))
    return out


def run(*arguments: object, said: str = "", columns: int = 80) -> Result:
    return CliRunner().invoke(passage, list(map(str, arguments)), input=said, env={"COLUMNS": str(columns)})


def decided(folder: Path) -> list[tuple[str, str, str]]:
    """Return verdict and names of what stands in the file beside the articles."""
    file = folder / "articles" / "judgements.jsonl"
    return [(j.verdict, j.left.name, j.right.name) for j in read_judgements(file)] if file.is_file() else []
