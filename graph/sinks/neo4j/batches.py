"""The rows of each transaction of a load, and their making while the server works."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import groupby, islice
from typing import Any, TypeVar

from graph.sinks.neo4j import statements
from graph.sinks.neo4j.model import Link, Node

BATCH = 5_000
"""Rows in a transaction."""
T = TypeVar("T")
Rows = list[dict[str, Any]]


def node_batches(
    given: Iterable[Node], query: Callable[[str], str] = statements.merge_nodes
) -> Iterator[tuple[str, Rows]]:
    """Yield the query and the rows of each transaction on nodes, of which those of one label come together."""
    for label, group in groupby(given, lambda node: node.label):
        for batch in _batched(group):
            yield query(label), [{"id": n.id, "properties": n.properties} for n in batch]


def link_batches(
    given: Iterable[Link], query: Callable[[str, str, str], str] = statements.merge_links
) -> Iterator[tuple[str, Rows]]:
    """Yield the query and the rows of each transaction on relationships, of which those of one kind come together."""
    for kind, group in groupby(given, lambda link: link.kind):
        for batch in _batched(group):
            rows = [{"id": x.id, "start": x.start[1], "end": x.end[1], "properties": x.properties} for x in batch]
            yield query(*kind), rows


def made_ahead(given: Iterator[T]) -> Iterator[T]:
    """Yield what is given, of which the next is made while the server works on the last."""
    with _set_aside(), ThreadPoolExecutor(1) as maker:
        coming = maker.submit(next, given, None)
        while (made := coming.result()) is not None:
            coming = maker.submit(next, given, None)
            yield made


@contextmanager
def _set_aside() -> Iterator[None]:
    """Keep the cycle collector from walking what is there already, millions of records, again and again."""
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


def _batched(given: Iterable[T]) -> Iterator[list[T]]:
    rest = iter(given)
    while batch := list(islice(rest, BATCH)):
        yield batch
