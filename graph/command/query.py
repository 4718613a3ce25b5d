"""`passage query`: Cypher, answered from graph.json without a server."""

from __future__ import annotations

import csv
import json
import math
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from graph.command.finding import graph_option, load
from graph.command.terminal import clean, width
from graph.command.wording import counted

if TYPE_CHECKING:
    from graph.network import Graph
    from graph.sinks.cypher import Answer, QueryError


def _parameters(ctx: click.Context, option: click.Parameter, given: tuple[str, ...]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for text in given:
        name, equals, value = text.partition("=")
        name = name.strip().removeprefix("$")
        if not equals or not name.isidentifier():
            raise click.BadParameter(f"{text!r}: NAME=VALUE is expected.", ctx, option)
        if name in found:
            raise click.BadParameter(f"{name!r} is given twice.", ctx, option)
        try:
            found[name] = json.loads(value, parse_constant=lambda word: word)
        except ValueError as error:
            if value.lstrip().startswith(("[", "{", '"')):
                raise click.BadParameter(f"{name}: not JSON ({error}).", ctx, option) from error
            found[name] = value
    return found


@click.command(short_help="Ask a graph in Cypher, without a server.")
@click.argument("query", required=False)
@graph_option
@click.option("--param", "-p", "parameters", multiple=True, metavar="NAME=VALUE", callback=_parameters,
              help="The value of $NAME: JSON, or text that is none. Can be given again.")  # fmt: skip
@click.option("--csv", "as_csv", is_flag=True, help="Print CSV, safe to open in a spreadsheet.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON: a list of rows.")
@click.option("--examples", is_flag=True, help="List the twenty questions that can be asked by number.")
def query(
    query: str | None, graph_path: Path, parameters: dict[str, Any], as_csv: bool, as_json: bool, examples: bool
) -> None:
    """Answer QUERY: Cypher as Neo4j has it, the number of one of the --examples, or - to read it from standard input.

    Nothing is changed, nothing listens, nothing is kept. Needs the extra `query`. What stands in the graph:
    graph/sinks/neo4j/README.md.

    \b
    Example:
      passage query 'MATCH (p:Person)-[:LEADS]->(o) RETURN p.name, o.name'
      passage query 2 --param name="Mira Olden"
    """
    if examples:
        for line in _examples():
            click.echo(line)
        return
    if query is None:
        raise click.UsageError("Missing argument 'QUERY'.")
    if as_csv and as_json:
        raise click.UsageError("--csv and --json do not go together.")
    from graph.sinks.cypher import Engine, QueryError

    text = _text(query)
    # it starts while the graph is read
    engine = Engine()
    try:
        graph = load(graph_path)
        engine.load(graph)
        answer = engine.ask(text, parameters)
    except QueryError as error:
        _tell(error)
        click.get_current_context().exit(2)
    finally:
        engine.close()
    if as_json:
        click.echo(json.dumps(_data(answer), ensure_ascii=False, indent=1))
    elif as_csv:
        _sheet(answer)
    else:
        for line in _page(graph, answer, text, parameters):
            click.echo(line)


def _text(query: str) -> str:
    """The Cypher that is meant: as it stands, from standard input, or by the number of a question."""
    if query == "-":
        return sys.stdin.buffer.read().decode("utf-8", "replace")
    if not query.strip().isdigit():
        return query
    from graph.sinks.neo4j.cookbook import questions

    found = next((q.query for q in questions() if q.number == int(query)), None)
    if found is None:
        raise click.UsageError(f"There is no question {query}; --examples lists them.")
    return found


def _examples() -> Iterator[str]:
    from graph.sinks.neo4j.cookbook import questions

    for question in questions():
        needed = "".join(f" --param {name}=…" for name in question.parameters)
        yield f"{question.number:>3}  {question.text}"
        if needed:
            yield click.style(f"     passage query {question.number}{needed}", dim=True)


def _page(graph: Graph, answer: Answer, query: str, parameters: dict[str, Any]) -> Iterator[str]:
    from graph.command.cells import Cells
    from graph.command.table import CUT, table
    from graph.sinks.cypher import hints

    if not answer.rows:
        yield "no rows"
        for hint in hints(graph, query, parameters):
            yield f"  {clean(hint)}"
        return
    cells = Cells(graph)
    rows = [[cells.lines(value) for value in row] for row in answer.rows]
    numbers = [all(_is_number(row[i]) for row in answer.rows) for i in range(len(answer.columns))]
    cut = False
    for line in table([clean(c) for c in answer.columns], rows, width=width(), numbers=numbers):
        cut = cut or line.strip() == CUT
        yield line
    yield f"\n{counted(len(rows), 'row')}" + (f"; {CUT} stands for what is left out, --json has all" if cut else "")


def _is_number(value: Any) -> bool:
    return value is None or (isinstance(value, int | float) and not isinstance(value, bool))


def _data(answer: Answer) -> list[dict[str, Any]]:
    from graph.sinks.cypher import plain

    return [{c: _finite(plain(v)) for c, v in zip(answer.columns, row, strict=True)} for row in answer.rows]


def _finite(value: Any) -> Any:
    """The value without numbers that JSON does not know."""
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, list):
        return [_finite(part) for part in value]
    return {key: _finite(part) for key, part in value.items()} if isinstance(value, dict) else value


def _sheet(answer: Answer) -> None:
    from graph.sinks.files.sheets import safe

    writer = csv.writer(sys.stdout, lineterminator="\n")
    if answer.columns:
        writer.writerow([safe(column) for column in answer.columns])
    writer.writerows([safe(_cell(value)) for value in row] for row in answer.rows)


def _cell(value: Any) -> Any:
    """A value for a spreadsheet: lists of plain values joined as in `passage export`, what has parts as JSON."""
    from graph.sinks.cypher import plain
    from graph.sinks.properties import JOINT

    flat = plain(value)
    if isinstance(flat, list) and not any(isinstance(part, dict | list) for part in flat):
        return JOINT.join("" if part is None else str(part) for part in flat)
    return json.dumps(_finite(flat), ensure_ascii=False) if isinstance(flat, dict | list) else flat


def _tell(error: QueryError) -> None:
    """Print what is wrong with a query, and the line of it with a mark under the place."""
    from graph.command.table import measured

    click.echo(f"passage: {clean(str(error))}", err=True)
    if error.line is None or error.column is None:
        return
    line = error.query.split("\n")[error.line - 1].expandtabs(1)
    before, after = line[: error.column - 1], line[error.column - 1 :]
    room = width() - 4
    if measured(before) > room - 10:
        before = "…" + before[-(room // 2) :]
    shown = (before + after)[:room]
    click.echo(f"    {shown}\n    {' ' * measured(before)}^", err=True)
