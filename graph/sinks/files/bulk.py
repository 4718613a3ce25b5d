"""CSV for `neo4j-admin database import`: the quickest way of millions of claims into an empty Neo4j.

The nodes and relationships are those of `passage push`, under the same ids and the same name, so that a later push
goes on from there. Text is always quoted, for an empty cell is no value and "" is empty text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

from graph.network import Graph
from graph.network.format import fingerprint
from graph.sinks.neo4j import statements
from graph.sinks.neo4j.model import INDEXED, LABELS, NODE_LABELS, Link, Node, nodes, relations, ties
from graph.sinks.properties import Value

ARRAY_DELIMITER = "\x1f"
"""Between the values of a list: the separator of units, which no article should hold; where one does it is a space."""
NAME = "passage"
"""What `passage push` calls a graph unless told otherwise."""
_THING = "name aliases:string[] pseudonym:boolean count:long mentions:long documents:long"
_OF_NODE = dict.fromkeys(LABELS.values(), _THING) | {
    "Document": "title outlet published report path sha256",
    "Claim": "type quote start:long end:long status date phrase confidence:double relation",
    "Stop": "position:long date status relation",
    "Dispute": "about explanation relations:string[]",
}
_OF_RELATION = (
    "articles:long reports:long disputed:boolean statuses:string[] quotes:string[] outlets:string[] firstDate lastDate"
)
_COMMAND = "import.sh"
_SCHEMA = "constraints.cypher"


def write_bulk(graph: Graph, folder: Path) -> None:
    """Write a file for each label, if only with its header, the relations, the ties and the command into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    own: dict[str, Value] = {"graph": NAME, "build": fingerprint(graph)}
    for label in NODE_LABELS:
        _write_nodes(folder / f"{label}.csv", label, own, ())
    for label, group in groupby(nodes(graph), lambda node: node.label):
        _write_nodes(folder / f"{label}.csv", label, own, group)
    _write_links(folder / "relations.csv", [*_OF_RELATION.split(), *own], own, relations(graph))
    _write_links(folder / "ties.csv", [*own], own, ties(graph))
    constraints = "".join(f"{statement};\n" for statement in statements.preparation(NODE_LABELS, INDEXED))
    (folder / _SCHEMA).write_text(constraints, "utf-8", newline="\n")
    (folder / _COMMAND).write_text(_command(), "utf-8", newline="\n")


def arguments(folder: Path | str = ".", database: str = "neo4j") -> list[str]:
    """Return the arguments of neo4j-admin that import the files of `folder` into an empty database."""
    files = [f"--nodes={folder}/{label}.csv" for label in NODE_LABELS]
    files += [f"--relationships={folder}/{name}.csv" for name in ("relations", "ties")]
    # the name comes first: after a list of files it would be taken for one more of them
    return ["database", "import", "full", database, "--array-delimiter=U+001F", "--multiline-fields=true", *files]


def _command() -> str:
    given = arguments()
    options = " \\\n  ".join(given[4:])
    return (
        "#!/bin/sh\n# Run in this folder with Neo4j stopped: it fills an empty database called neo4j.\n"
        f"# Then start Neo4j and run `cypher-shell -f {_SCHEMA}`.\n"
        f'neo4j-admin {" ".join(given[:4])} \\\n  {options} "$@"\n'
    )


def _write_nodes(path: Path, label: str, own: dict[str, Value], given: Iterable[Node]) -> None:
    columns = [*_OF_NODE[label].split(), *own]
    rows = ([node.id, *_cells(node.properties | own, columns)] for node in given)
    _write(path, ["id:ID", *columns, ":LABEL"], ([*row, label] for row in rows))


def _write_links(path: Path, columns: list[str], own: dict[str, Value], given: Iterable[Link]) -> None:
    header = [":START_ID", ":END_ID", ":TYPE", "id", *columns]
    rows = ([x.start[1], x.end[1], x.type, x.id, *_cells(x.properties | own, columns)] for x in given)
    _write(path, header, rows)


def _cells(values: dict[str, Value], columns: Iterable[str]) -> Iterator[Value]:
    return (values.get(column.partition(":")[0]) for column in columns)


def _write(path: Path, header: list[str], rows: Iterable[Iterable[Value]]) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(",".join(header) + "\n")
        file.writelines(",".join(map(_cell, row)) + "\n" for row in rows)


def _cell(value: Value) -> str:
    if value is None or value == []:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        value = ARRAY_DELIMITER.join(text.replace(ARRAY_DELIMITER, " ") for text in value)
    return '"' + value.replace('"', '""') + '"' if isinstance(value, str) else str(value)
