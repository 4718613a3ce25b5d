"""What becomes a node and what a relationship, without a server."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import groupby

import pytest
from fixtures.harbour import story

from graph.sinks.neo4j import statements
from graph.sinks.neo4j.batches import link_batches, node_batches
from graph.sinks.neo4j.model import LINKS, NODE_LABELS, links, nodes, sizes
from graph.vocabulary.relation_types import relation_types

GRAPH = story()


def test_every_node_has_a_known_label_and_an_id_of_its_own() -> None:
    found = list(nodes(GRAPH))
    assert {n.label for n in found} <= set(NODE_LABELS)
    assert len({n.id for n in found}) == len(found)


def test_every_relationship_ends_at_nodes_that_are_there() -> None:
    there = {(n.label, n.id) for n in nodes(GRAPH)}
    found = list(links(GRAPH))
    assert all(link.start in there and link.end in there for link in found)
    assert {link.type for link in found} <= {*LINKS, *relation_types()}
    assert len({link.id for link in found}) == len(found)


def test_labels_and_types_have_no_name_in_common() -> None:
    # some engines keep both in one list
    assert not {n.upper() for n in NODE_LABELS} & {*LINKS, *relation_types()}


def test_a_relation_is_one_relationship_with_its_quotes() -> None:
    (helped,) = [link for link in links(GRAPH) if link.type == "HELPED"]
    assert helped.properties["articles"] == 2 and helped.properties["reports"] == 1
    assert helped.properties["statuses"] == ["asserted"] and len(helped.properties["quotes"]) == 2  # type: ignore[arg-type]


def test_every_claim_is_tied_to_both_ends_and_its_document() -> None:
    claims = sum(len(r.claims) for r in GRAPH.relations)
    counted = Counter(link.type for link in links(GRAPH))
    assert counted["SUBJECT"] == counted["OBJECT"] == counted["IN_DOCUMENT"] == claims
    assert counted["SPEAKER"] == sum(c.speaker is not None for r in GRAPH.relations for c in r.claims) > 0


def test_values_are_what_a_database_holds() -> None:
    for item in (*nodes(GRAPH), *links(GRAPH)):
        for value in item.properties.values():
            flat = value if isinstance(value, list) else [value]
            assert all(isinstance(v, str | int | float | bool) or (v is None and value is None) for v in flat)


@pytest.mark.parametrize("name", ["", "1A", "a b", "a`b", "A`) DETACH DELETE n //", "Ä", "x" * 80])
def test_a_label_that_is_none_never_comes_into_cypher(name: str) -> None:
    for make in (statements.constraint, statements.merge_nodes, statements.there):
        with pytest.raises(ValueError, match="not a label or type"):
            make(name)
    with pytest.raises(ValueError, match="not a label or type"):
        statements.merge_links(name, "Person", "Place")


def test_text_never_comes_into_cypher() -> None:
    texts = {
        str(n.properties[key]) for n in nodes(GRAPH) for key in ("quote", "name", "outlet") if n.properties.get(key)
    }
    queries = [query for query, _ in (*node_batches([*nodes(GRAPH)]), *link_batches([*links(GRAPH)]))]
    assert len(queries) > 10 and not any(text in query for text in texts for query in queries)


def test_half_a_surrogate_pair_is_a_question_mark() -> None:
    broken = replace(GRAPH.entities[0], name="Olden \ud83d", aliases=("\udea2",))
    found = next(iter(nodes(replace(GRAPH, entities=(broken, *GRAPH.entities[1:])))))
    assert (found.properties["name"], found.properties["aliases"]) == ("Olden ?", ["?"])


def test_sizes_are_told_without_making_anything() -> None:
    relation = GRAPH.relations[0]
    twice = replace(relation, claims=(*relation.claims, replace(relation.claims[0], phrase="otherwise")))
    graph = replace(GRAPH, relations=(twice, *GRAPH.relations[1:]))
    for each in (GRAPH, graph, replace(GRAPH, journeys=(), disputes=())):
        assert sizes(each) == (len({n.id for n in nodes(each)}), len({link.id for link in links(each)}))


def test_what_is_loaded_together_comes_together() -> None:
    kinds = [kind for kind, _ in groupby(links(GRAPH), lambda link: link.kind)]
    labels = [label for label, _ in groupby(nodes(GRAPH), lambda node: node.label)]
    assert len(set(kinds)) == len(kinds) > 10 and len(set(labels)) == len(labels) == len(NODE_LABELS) - 1
