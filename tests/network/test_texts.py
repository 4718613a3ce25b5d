"""Texts given back to a graph that was read from its file."""

from __future__ import annotations

from dataclasses import replace

from harbour import story

from graph.network import Graph
from graph.network.telling import roles
from graph.network.texts import with_texts


def _bare() -> tuple[Graph, dict[str, str]]:
    graph = story()
    return replace(graph, documents=tuple(replace(d, text="") for d in graph.documents)), {
        d.id: d.text for d in graph.documents
    }


def test_a_text_in_which_all_quotes_stand_is_taken() -> None:
    bare, texts = _bare()
    assert [d.text for d in with_texts(bare, texts).documents] == list(texts.values())


def test_a_text_that_says_something_else_is_left_out_alone() -> None:
    bare, texts = _bare()
    first = next(iter(texts))
    full = with_texts(bare, texts | {first: texts[first].replace("Olden", "Alden")})
    assert [bool(d.text) for d in full.documents] == [False, True, True, True]


def test_a_mention_that_the_graph_does_not_name_keeps_its_text_out() -> None:
    bare, texts = _bare()
    hidden = tuple(replace(e, mentions=tuple(replace(m, text="█" * len(m.text)) for m in e.mentions))
                   if e.pseudonym else e for e in bare.entities)  # fmt: skip
    full = with_texts(replace(bare, entities=hidden), texts)
    assert [bool(d.text) for d in full.documents] == [True, True, True, False]


def test_a_text_that_is_not_given_is_missing() -> None:
    bare, _ = _bare()
    assert {d.text for d in with_texts(bare, {}).documents} == {""}


def test_a_role_is_a_place_in_an_organisation() -> None:
    graph = story()
    named = {e.name: roles(graph, e) for e in graph.entities}
    assert named["Mira Olden"] == ["director of Harbour Light"] and named["Tomas Reve"] == []
