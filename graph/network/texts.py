"""Give the documents of a graph that was read from its file their texts back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from graph.network.graph import Graph


def with_texts(graph: Graph, texts: Mapping[str, str]) -> Graph:
    """Return the graph with the texts given by document id.

    A text in which not every quote and mention of the graph stands at its place is left out: it is not the one that
    was read, or names what the graph does not.
    """
    spans = [(c.document, c.start, c.end, c.quote) for r in graph.relations for c in r.claims]
    spans += [(m.document, m.start, m.end, m.text) for e in graph.entities for m in e.mentions]
    wrong = {id for id, start, end, said in spans if texts.get(id, said)[start:end] != said}
    documents = (replace(d, text="" if d.id in wrong else texts.get(d.id, "")) for d in graph.documents)
    return replace(graph, documents=tuple(documents))
