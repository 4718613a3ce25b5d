"""What the page is given to say."""

from __future__ import annotations

from dataclasses import replace

import pytest
from quarry_story import TEXTS, quarry_graph

from graph.network.graph import Graph
from graph.records import Document
from graph.sinks.page.content import content
from graph.sinks.page.standing import places, ranked


@pytest.mark.parametrize(
    ("entity", "place"),
    [
        ("reker", "shown"),
        ("karsk", "shown"),
        ("courier", "observer"),
        ("tarn", "alone"),
        ("wen", "alone"),
        ("hostile", "shown"),
    ],
)
def test_who_is_in_the_first_view(quarry: Graph, entity: str, place: str) -> None:
    assert places(quarry)[entity] == place


def test_a_person_who_only_spoke_to_an_outlet_is_aside(quarry: Graph) -> None:
    told = replace(quarry, relations=tuple(r for r in quarry.relations if r.type == "TOLD"))
    assert places(told)["reker"] == "aside"


def test_the_most_important_come_first(quarry: Graph) -> None:
    order = [e.id for e in ranked(quarry)]
    assert set(order[:4]) == {"five", "reker", "stone", "dolan"}
    assert order.index("hale") < order.index("courier")


def test_offsets_are_those_of_javascript(quarry: Graph) -> None:
    texts = {d["id"]: d["text"].encode("utf-16-le") for d in content(quarry)["documents"]}
    claims = [c for r in content(quarry)["relations"] for c in r["claims"]]
    assert any(c["start"] != TEXTS[c["document"]].index(c["quote"]) for c in claims)  # an emoji stands before some
    for claim in claims:
        units = texts[claim["document"]][2 * claim["start"] : 2 * claim["end"]]
        assert units.decode("utf-16-le") == claim["quote"]


def test_a_title_is_taken_or_made(quarry: Graph) -> None:
    assert content(quarry, title="Of stone")["title"] == "Of stone"
    assert content(quarry)["title"] == "Five workers, Tomas Reker and Ostrand"
    assert content(Graph((), (), ()))["title"] == "What the articles say"


def test_articles_of_one_report_count_once(quarry: Graph) -> None:
    assert (len(content(quarry)["documents"]), content(quarry)["reports"]) == (4, 3)
    alone = tuple(replace(d, report="") for d in quarry.documents)
    assert content(replace(quarry, documents=alone))["reports"] == 4


def test_the_best_supported_come_first_and_loose_links_last(quarry: Graph) -> None:
    order = content(quarry)["relations"]
    assert [r["reports"] for r in order[:3]] == [2, 2, 2]
    assert order[-1]["type"] == "RELATED"


def test_a_type_that_nobody_declared_reads_as_its_name(quarry: Graph) -> None:
    first, *rest = quarry.relations
    types = content(replace(quarry, relations=(replace(first, type="SOLD_TO"), *rest)))["types"]
    assert types["SOLD_TO"] == {"label": "sold to", "inverse": "sold to (by)", "symmetric": False, "shown": True}


def test_large_texts_stay_out(quarry: Graph) -> None:
    long = Document("long", "long.txt", None, None, None, "0" * 64, "x" * 5_000_001)
    assert {d["text"] for d in content(replace(quarry, documents=(*quarry.documents, long)))["documents"]} == {""}
    assert all(d["text"] == "" for d in content(quarry_graph(with_text=False))["documents"])
