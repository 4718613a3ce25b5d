"""What FollowTheMoney's own library reads back is the graph: nothing dropped, nothing that only is alleged."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from fixtures.harbour import story
from quarry_story import quarry_graph

from graph.network import Graph
from graph.network.format import parse, serialise
from graph.records import Entity, Leg, Relation
from graph.sinks.files import export
from graph.sinks.files.ftm.proxies import dated, known_date
from graph.vocabulary import relation_types, table
from graph.vocabulary.places import _codes

GRAPHS = {"harbour": story(), "quarry": quarry_graph()}


def rows(graph: Graph, folder: Path) -> dict[str, dict[str, Any]]:
    export(graph, "ftm", folder / "graph.ftm.json")
    found = [json.loads(line) for line in (folder / "graph.ftm.json").read_text("utf-8").splitlines()]
    by_id = {row["id"]: row for row in found}
    assert len(by_id) == len(found)
    return by_id


def of_schema(found: dict[str, dict[str, Any]], *schemas: str) -> list[dict[str, Any]]:
    return [row["properties"] | {"id": row["id"]} for row in found.values() if row["schema"] in schemas]


def named(graph: Graph, name: str) -> Entity:
    return next(e for e in graph.entities if e.name == name)


@pytest.fixture(params=GRAPHS)
def graph(request: pytest.FixtureRequest) -> Graph:
    return GRAPHS[request.param]


def test_the_library_takes_every_value_as_it_is(graph: Graph, tmp_path: Path) -> None:
    model = pytest.importorskip(
        "followthemoney", reason="pip install '.[ftm]' (needs libicu-dev, g++, pkg-config)"
    ).model
    found = rows(graph, tmp_path)
    proxies = {id_: model.get_proxy(row) for id_, row in found.items()}
    for id_, row in found.items():
        proxy, schema = proxies[id_], model.get(row["schema"])
        cleaned = {p.name: set(proxy.get(p)) for p in proxy.iterprops()}
        # reading from a file believes what is there: each value is cleaned again, as the library would clean its own
        for name, values in row["properties"].items():
            prop = schema.get(name)
            assert cleaned[name] == set(values), (row["schema"], name)
            if prop.type.name == "entity":
                assert all(proxies[v].schema.is_a(prop.range) for v in values), (row["schema"], name)
            else:
                kept = {v: prop.type.clean(v, proxy=proxy) for v in values}
                assert all(" ".join(v.split()) == " ".join((c or "").split()) for v, c in kept.items()), kept
        assert set(schema.required) <= set(cleaned), row
        schema.validate(row)


def test_every_entity_and_article_is_there(graph: Graph, tmp_path: Path) -> None:
    found = rows(graph, tmp_path)
    kinds = {"PERSON": "Person", "GROUP": "LegalEntity", "ORGANISATION": "Organization", "PLACE": "Address"}
    for entity in graph.entities:
        row = found[entity.id]
        assert row["schema"] == kinds[entity.type]
        also = row["properties"].get("weakAlias" if entity.pseudonym else "alias", [])
        assert row["properties"]["name"] == [entity.name + " (pseudonym)" * entity.pseudonym]
        assert set(also) == {*entity.aliases, *([entity.name] if entity.pseudonym else [])}
    for document in graph.documents:
        told = found[document.id]["properties"]
        assert (told.get("publisher"), told.get("publishedAt")) == (
            [document.outlet] if document.outlet else None, [document.published] if document.published else None,
        )  # fmt: skip


def test_every_asserted_relation_is_a_link_with_its_proof_and_quotes(graph: Graph, tmp_path: Path) -> None:
    found = rows(graph, tmp_path)
    by_record = {id_: row for row in found.values() for id_ in row["properties"].get("recordId", [])}
    assert set(by_record) == {r.id for r in graph.relations if r.articles}
    ends = ("subject object member organization director person relative involved startLocation endLocation").split()
    for relation in graph.relations:
        if not relation.articles:
            continue
        told = by_record[relation.id]["properties"]
        said = [c for c in relation.claims if c.status == "asserted"]
        assert {relation.subject, relation.object} <= {v for end in ends for v in told.get(end, [])}
        assert {c.quote for c in said} <= set(told["summary"])
        assert {c.document for c in said} <= set(told["proof"])
        dates = {*told.get("date", []), *told.get("startDate", []), *told.get("endDate", [])}
        assert {part for c in said if c.date for part in c.date.split("/")} <= dates


def test_what_is_not_asserted_is_a_note_that_begins_with_its_status(graph: Graph, tmp_path: Path) -> None:
    found = rows(graph, tmp_path)
    others = [c for r in graph.relations for c in r.claims if c.status != "asserted"]
    notes = of_schema(found, "Note")
    assert sorted((n["name"][0].split(":")[0].lower(), n["description"][0]) for n in notes) == sorted(
        (c.status, c.quote) for c in others
    )
    assert others and all(n["proof"] and len(n["entity"]) == 2 for n in notes)
    only = {c.quote for c in others} - {c.quote for r in graph.relations for c in r.claims if c.status == "asserted"}
    linked = [q for row in found.values() if row["schema"] != "Note" for q in row["properties"].get("summary", [])]
    assert only and not only & set(linked)


def test_every_mention_is_there(graph: Graph, tmp_path: Path) -> None:
    found = rows(graph, tmp_path)
    places = {e.id for e in graph.entities if e.type == "PLACE"}
    pairs = {(e.id, m.document) for e in graph.entities for m in e.mentions}
    resolved = {(m["resolved"][0], m["document"][0]) for m in of_schema(found, "Mention")}
    placed = {(d["entity"][0], d["document"][0]) for d in of_schema(found, "Documentation")}
    assert resolved == {p for p in pairs if p[0] not in places}
    assert placed == {p for p in pairs if p[0] in places}


def test_a_trip_has_the_start_that_was_left_just_before(tmp_path: Path) -> None:
    graph = GRAPHS["harbour"]
    (trip,) = of_schema(rows(graph, tmp_path), "Trip")
    assert trip["name"] == ["Mira Olden: Varn to Tessaly"] and trip["date"] == ["2024-03"]
    assert trip["startLocation"] == [named(graph, "Varn").id] and trip["endLocation"] == [named(graph, "Tessaly").id]


@pytest.mark.parametrize("change", ["planned", "denied"])
def test_a_departure_that_is_not_asserted_starts_no_trip(change: Any, tmp_path: Path) -> None:
    graph = GRAPHS["harbour"]

    def doubted(relation: Relation) -> Relation:
        claims = tuple(replace(c, status=change) for c in relation.claims)
        return replace(relation, claims=claims, articles=0, reports=0) if relation.type == "LEFT" else relation

    relations = tuple(map(doubted, graph.relations))
    left = {r.id for r in relations if r.type == "LEFT"}

    def leg(given: Leg) -> Leg:
        return replace(given, status=change) if given.relation in left else given

    journeys = tuple(replace(j, legs=tuple(map(leg, j.legs))) for j in graph.journeys)
    found = rows(replace(graph, relations=relations, journeys=journeys), tmp_path)
    assert of_schema(found, "Trip") == []
    assert [link["role"] for link in of_schema(found, "UnknownLink") if named(graph, "Tessaly").id in link["object"]]


def test_schemas_take_only_the_ends_that_they_know(tmp_path: Path) -> None:
    found = rows(GRAPHS["quarry"], tmp_path)
    # a member of a group is no Membership, for a group is no Organization
    roles = {link["role"][0] for link in of_schema(found, "UnknownLink")}
    assert "belongs to" in roles and of_schema(found, "Membership") and of_schema(found, "Directorship")
    assert len(of_schema(found, "Event")) == 1


@pytest.mark.parametrize(
    ("date", "expected"),
    [("2024", "2024"), ("2024-05", "2024-05"), ("2024-02-29", "2024-02-29"), ("2024-02-31", None), ("0001", None),
     ("2024-13", None), ("24", None), ("May", None), ("", None), (None, None), ("2024-5", None),
     ("2024-05-03-01", None)],
)  # fmt: skip
def test_dates_that_the_library_would_drop_are_not_written(date: str | None, expected: str | None) -> None:
    assert known_date(date) == expected


def test_an_interval_is_a_start_and_an_end() -> None:
    told = dated(["2022/2024", "2023-05", None, "2022/2022-13"])
    found = {name: [v for v in values if v] for name, values in told.items()}
    assert found == {
        "date": ["2023-05"],
        "startDate": ["2022"],
        "endDate": ["2024"],
    }


def test_countries_keep_their_code_and_the_library_knows_each(tmp_path: Path) -> None:
    graph = GRAPHS["harbour"]
    portugal = named(graph, "Portugal").id
    assert rows(graph, tmp_path)[portugal]["properties"]["country"] == ["pt"]
    types = pytest.importorskip("followthemoney.types", reason="pip install '.[ftm]'")
    unknown = {code for code in _codes().values() if types.registry.country.clean(code) != code}
    assert unknown == {"an", "cs"}


def test_awkward_text_is_kept(tmp_path: Path) -> None:
    graph = GRAPHS["harbour"]
    first, *rest = graph.entities
    odd = replace(first, name=" A\n\u2028B \ud800", aliases=("", " ", "=1"))
    row = rows(replace(graph, entities=(odd, *rest)), tmp_path)[first.id]
    assert row["properties"]["name"] == ["A B ?"] and row["properties"]["alias"] == ["=1"]


def test_a_type_from_elsewhere_is_a_link_with_its_name(tmp_path: Path) -> None:
    text = serialise(GRAPHS["harbour"]).replace('"HELPED"', '"PAID_FOR"')
    found = rows(parse(text), tmp_path)
    assert "paid for" in {role for link in of_schema(found, "UnknownLink") for role in link["role"]}


def test_the_table_names_only_types_and_ends_that_there_are() -> None:
    exchange = table("exchange")
    assert {*exchange["follow_the_money"], *exchange["schema_org"]} <= set(relation_types())
    assert set(exchange["takes"]) == {how["schema"] for how in exchange["follow_the_money"].values()}
