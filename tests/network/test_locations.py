"""Where the places of a graph lie, and what is told where nobody can say."""

from __future__ import annotations

import pytest

from graph.network.graph import Graph
from graph.network.locations import locate
from graph.records import Claim, Document, Entity, Mention, Relation, content_id


def _graph(places: str, inside: str = "") -> Graph:
    """`places` are names, "/" between spellings of one; `inside` are pairs "Tripoli in Lebanon", "not in" a denial."""
    document = Document("d", "d.txt", None, None, None, "0" * 64, "")
    entities = [
        Entity(names[0], "PLACE", names[0], tuple(names[1:]), False, None, (Mention("d", 0, 1, names[0], "name"),))
        for names in (row.split("/") for row in places.split(", "))
    ]
    relations = []
    for row in filter(None, inside.split(", ")):
        inner, _, outer = row.replace(" not in ", " in ").partition(" in ")
        status = "denied" if " not in " in row else "asserted"
        claim = Claim("d", inner, "LOCATED_IN", outer, 0, 1, "x", status, None, None, "in", 0.9)  # type: ignore[arg-type]
        told = int(status == "asserted")
        key = content_id("r", inner, outer)
        relations.append(Relation(key, inner, "LOCATED_IN", outer, told, told, False, (claim,)))
    return Graph((document,), tuple(entities), tuple(relations))


@pytest.mark.parametrize(
    ("places", "inside", "kind", "country", "degrees", "note"),
    [
        ("Norway", "", "country", "NO", (9.6, 60.5), ""),
        ("the Netherlands", "", "country", "NL", (5, 52), ""),
        ("Kiev", "", "town", "UA", (30.5, 50.5), ""),
        ("Bombay/Mumbai", "", "town", "IN", (72.9, 19.1), ""),
        ("São Paulo", "", "town", "BR", (-46.6, -23.5), ""),
        ("Tripoli", "", "town", "LY", (13.2, 32.9), "the largest of 3 towns"),
        ("Tripoli, Lebanon", "Tripoli in Lebanon", "town", "LB", (35.8, 34.4), "the one in Lebanon"),
        (
            "Tripoli, Mina, Lebanon",
            "Tripoli in Mina, Mina in Lebanon",
            "town",
            "LB",
            (35.8, 34.4),
            "the one in Lebanon",
        ),
        ("Tripoli, Lebanon", "Tripoli not in Lebanon", "town", "LY", (13.2, 32.9), "the largest of 3 towns"),
        ("Tripoli, Norway", "Tripoli in Norway", None, None, None, "in Norway"),
        ("Tripoli, Tarn", "Tripoli in Tarn, Tarn in Tripoli", "town", "LY", (13.2, 32.9), "the largest of 3 towns"),
        ("Bergen, Norway", "Bergen in Norway", "town", "NO", (5.3, 60.4), "the one in Norway"),
        ("Africa", "", None, None, None, "a region"),
        ("Ostrand Mill", "", None, None, None, "no country"),
        ("?", "", None, None, None, "no country"),
    ],
)
def test_a_place_lies_where_the_articles_or_the_most_people_have_it(
    places: str, inside: str, kind: str | None, country: str | None, degrees: tuple[float, float] | None, note: str
) -> None:
    graph = _graph(places, inside)
    found = locate(graph, [graph.entities[0].id])[graph.entities[0].id]
    assert (found.kind, found.country) == (kind, country)
    assert found.note.startswith(note) or note in found.note
    assert bool(found.note) == bool(note)
    if degrees is None:
        assert (found.longitude, found.latitude) == (None, None)
    else:
        assert (found.longitude, found.latitude) == pytest.approx(degrees, abs=0.6)


def test_a_place_keeps_its_own_name_before_one_that_a_larger_place_also_has() -> None:
    graph = _graph("Islamabad")
    assert locate(graph, ["Islamabad"])["Islamabad"].country == "PK"


def test_only_what_is_asked_for_is_located_and_in_that_order() -> None:
    graph = _graph("Oslo, Bergen, Lima")
    assert list(locate(graph, ["Lima", "Oslo", "Lima"])) == ["Lima", "Oslo"]
