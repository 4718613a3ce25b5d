"""What rdflib reads back from JSON-LD is the graph, and only what is asserted is a triple."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from fixtures.harbour import story
from quarry_story import quarry_graph

from graph.network import Graph
from graph.sinks.files import export
from graph.sinks.files.jsonld import IDS, OWN

rdflib = pytest.importorskip("rdflib", reason="pip install rdflib")
GRAPHS = {"harbour": story(), "quarry": quarry_graph()}
SCHEMA = "https://schema.org/"
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")


def read(graph: Graph, folder: Path) -> rdflib.Graph:
    export(graph, "json-ld", folder / "g.jsonld")
    return rdflib.Graph().parse(folder / "g.jsonld", format="json-ld")


def ours(name: str) -> rdflib.URIRef:
    return rdflib.URIRef(OWN + name)


def theirs(name: str) -> rdflib.URIRef:
    return rdflib.URIRef(SCHEMA + name)


def id_of(uri: object) -> str:
    assert str(uri).startswith(IDS)
    return str(uri).removeprefix(IDS)


@pytest.fixture(params=GRAPHS)
def graph(request: pytest.FixtureRequest) -> Graph:
    return GRAPHS[request.param]


def test_entities_and_articles_are_there(graph: Graph, tmp_path: Path) -> None:
    found = read(graph, tmp_path)
    kinds = {"PERSON": theirs("Person"), "GROUP": ours("Group"), "ORGANISATION": theirs("Organization"),
             "PLACE": theirs("Place")}  # fmt: skip
    for entity in graph.entities:
        node = rdflib.URIRef(IDS + entity.id)
        assert set(found.objects(node, rdflib.RDF.type)) == {kinds[entity.type]}
        assert [str(v) for v in found.objects(node, theirs("name"))] == [entity.name]
        assert {str(v) for v in found.objects(node, theirs("alternateName"))} == set(entity.aliases)
        assert bool(found.value(node, ours("pseudonym"))) == entity.pseudonym
    articles = {id_of(s) for s in found.subjects(rdflib.RDF.type, theirs("NewsArticle"))}
    assert articles == {d.id for d in graph.documents}


def test_relations_and_their_claims_are_there(graph: Graph, tmp_path: Path) -> None:
    found = read(graph, tmp_path)
    relations, claims = set(), set()
    for node in found.subjects(rdflib.RDF.type, ours("Relation")):
        ends = [id_of(found.value(node, ours(name))) for name in ("subject", "object")]
        kind = str(found.value(node, ours("relation"))).removeprefix(OWN)
        support = [found.value(node, ours(name)).toPython() for name in ("articles", "reports", "disputed")]
        relations.add((id_of(node), ends[0], kind, ends[1], *support))
        for claim in found.objects(node, ours("claim")):
            date, speaker = found.value(claim, ours("date")), found.value(claim, ours("speaker"))
            start = found.value(claim, ours("start")).toPython()
            claims.add((
                id_of(node), id_of(found.value(claim, theirs("appearance"))), start,
                str(found.value(claim, theirs("text"))), str(found.value(claim, ours("status"))).removeprefix(OWN),
                str(date) if date else None, id_of(speaker) if speaker else None,
            ))  # fmt: skip
    assert relations == {
        (r.id, r.subject, r.type, r.object, r.articles, r.reports, r.disputed) for r in graph.relations
    }
    assert claims == {
        (r.id, c.document, c.start, c.quote, c.status, c.date, c.speaker) for r in graph.relations for c in r.claims
    }


def test_only_what_is_asserted_is_a_triple(graph: Graph, tmp_path: Path) -> None:
    found = read(graph, tmp_path)
    types = {r.type for r in graph.relations}
    triples = {(id_of(s), t, id_of(o)) for t in types for s, o in found.subject_objects(ours(t))}
    assert triples == {(r.subject, r.type, r.object) for r in graph.relations if r.articles}
    assert any(not r.articles for r in graph.relations)


def test_journeys_keep_their_order(graph: Graph, tmp_path: Path) -> None:
    found = read(graph, tmp_path)
    told = {}
    for node in found.subjects(rdflib.RDF.type, ours("Journey")):
        legs = found.items(found.value(node, ours("legs")))
        told[id_of(found.value(node, ours("traveller")))] = [id_of(found.value(leg, ours("place"))) for leg in legs]
    assert told == {j.traveller: [leg.place for leg in j.legs] for j in graph.journeys} != {}


@pytest.mark.parametrize(
    ("subject", "name", "object_"),
    [("Mira Olden", "birthPlace", "Varn"), ("Lisbon", "containedInPlace", "Portugal"),
     ("Harbour Light", "location", "Lisbon")],
)  # fmt: skip
def test_schema_org_has_a_name_for_it(subject: str, name: str, object_: str, tmp_path: Path) -> None:
    graph = GRAPHS["harbour"]
    node = {e.name: rdflib.URIRef(IDS + e.id) for e in graph.entities}
    assert (node[subject], theirs(name), node[object_]) in read(graph, tmp_path)


def test_the_founder_stands_at_what_was_founded(tmp_path: Path) -> None:
    assert (rdflib.URIRef(IDS + "stone"), theirs("founder"), rdflib.URIRef(IDS + "corvo")) in read(
        GRAPHS["quarry"], tmp_path
    )


def test_awkward_text_is_only_text(tmp_path: Path) -> None:
    graph = GRAPHS["harbour"]
    odd = replace(graph.entities[0], name='"}, {"@id": "x" \\ \n\u2028 \x00 \ud800', aliases=("http://x", "@type"))
    changed = replace(graph, entities=(odd, *graph.entities[1:]))
    node = rdflib.URIRef(IDS + odd.id)
    found = read(changed, tmp_path)
    assert str(found.value(node, theirs("name"))) == odd.name.replace("\ud800", "?")
    assert {str(v) for v in found.objects(node, theirs("alternateName"))} == set(odd.aliases)
    assert isinstance(json.loads((tmp_path / "g.jsonld").read_text("utf-8"))["@graph"], list)
