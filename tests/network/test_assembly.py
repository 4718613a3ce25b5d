from dataclasses import replace

import harbour
import pytest

from graph.errors import ProofError
from graph.network import assemble
from graph.records import Claim, Merge, content_id

DOCUMENTS = harbour.documents()
ENTITIES = harbour.entities(DOCUMENTS)
WIRE, COPY, COURIER, BLOG = DOCUMENTS


def claim(doc, subject, type, object, *, start=0, end=20, **extra):
    ends = content_id("e", subject), type, content_id("e", object)
    fields = {"status": "asserted", "speaker": None, "date": None, "phrase": "", "confidence": 0.5} | extra
    return Claim(doc.id, *ends, start, end, doc.text[start:end], **fields)


def put_together(*claims):
    return assemble(DOCUMENTS, ENTITIES, claims)


def triples(graph):
    return [(graph.entity[r.subject].name, r.type, graph.entity[r.object].name) for r in graph.relations]


@pytest.mark.parametrize(
    ("subject", "type", "object", "kept"),
    [
        ("Mira Olden", "TRAVELLED_TO", "Oslo", True),
        ("Mira Olden", "HELPED", "Tomas Reve", True),
        ("Mira Olden", "HELPED", "Mira Olden", False),
        ("Oslo", "TRAVELLED_TO", "Varn", False),
        ("Mira Olden", "LEADS", "Tomas Reve", False),
        ("Mira Olden", "INVENTED", "Oslo", False),
        ("Nobody", "LEFT", "Oslo", False),
    ],
)
def test_what_the_vocabulary_allows(subject, type, object, kept):
    assert triples(put_together(claim(WIRE, subject, type, object))) == [(subject, type, object)] * kept


@pytest.mark.parametrize(("type", "relations"), [("MET", 1), ("SPOUSE_OF", 1), ("HELPED", 2), ("CHILD_OF", 2)])
def test_both_directions_of_a_symmetric_type_are_one_relation(type, relations):
    there, back = claim(WIRE, "Mira Olden", type, "Tomas Reve"), claim(COPY, "Tomas Reve", type, "Mira Olden")
    graph = put_together(there, back)
    assert len(graph.relations) == relations
    assert {r.articles for r in graph.relations} == ({2} if relations == 1 else {1})
    assert all((c.subject, c.object) == (r.subject, r.object) for r in graph.relations for c in r.claims)
    assert put_together(back, there) == graph


@pytest.mark.parametrize(
    ("statuses", "articles", "reports"),
    [
        (["asserted", "asserted", "asserted", "asserted"], 4, 3),
        (["asserted", "asserted", "denied", "alleged"], 2, 1),
        (["denied", "asserted", "planned", "asserted"], 2, 2),
        (["denied", "denied", "alleged", "planned"], 0, 0),
    ],
)
def test_only_assertions_support(statuses, articles, reports):
    pairs = zip(DOCUMENTS, statuses, strict=True)
    graph = put_together(*(claim(d, "Varn", "DETAINED", "Tomas Reve", status=status) for d, status in pairs))
    (relation,) = graph.relations
    assert (relation.articles, relation.reports, len(relation.claims)) == (articles, reports, 4)


@pytest.mark.parametrize(
    ("changes", "claims"),
    [
        ({}, 1),
        ({"phrase": "sailed to", "confidence": 0.1}, 1),
        ({"status": "planned"}, 2),
        ({"start": 1}, 2),
        ({"end": 21}, 2),
    ],
)
def test_duplicates_collapse(changes, claims):
    first = claim(WIRE, "Mira Olden", "TRAVELLED_TO", "Oslo")
    second = claim(WIRE, "Mira Olden", "TRAVELLED_TO", "Oslo", **changes)
    assert len(put_together(first, second).relations[0].claims) == claims


def test_of_duplicates_the_one_that_says_most_is_kept():
    poor = claim(WIRE, "Mira Olden", "TRAVELLED_TO", "Oslo", confidence=0.9)
    rich = claim(WIRE, "Mira Olden", "TRAVELLED_TO", "Oslo", date="2024-05", confidence=0.123)
    for order in ((poor, rich), (rich, poor)):
        (kept,) = put_together(*order).relations[0].claims
        assert (kept.date, kept.confidence) == ("2024-05", 0.12)


def test_what_is_no_date_or_no_speaker_is_left_out():
    told = claim(WIRE, "Mira Olden", "LEFT", "Oslo", date="in spring", speaker="e-nobody")
    assert [(c.date, c.speaker) for c in put_together(told).relations[0].claims] == [(None, None)]


def test_claims_stand_in_order_of_path_and_place():
    spots = [(COURIER, 5), (WIRE, 9), (COPY, 3), (WIRE, 2), (BLOG, 0)]
    graph = put_together(*(claim(d, "Mira Olden", "LEFT", "Varn", start=start) for d, start in spots))
    found = [(graph.document[c.document].path[:3], c.start) for c in graph.relations[0].claims]
    assert found == [("001", 2), ("001", 9), ("002", 3), ("003", 5), ("004", 0)]


def test_relations_stand_in_the_order_of_the_vocabulary_then_of_names():
    rows = [("Tomas Reve", "LEFT", "Varn"), ("Mira Olden", "LEFT", "Varn"), ("Mira Olden", "LEFT", "Oslo"),
            ("Varn", "ATTACKED", "Oslo"), ("Mira Olden", "LEADS", "Harbour Light")]  # fmt: skip
    expected = [rows[4], rows[2], rows[1], rows[0], rows[3]]
    assert triples(put_together(*(claim(WIRE, *row) for row in rows))) == expected
    assert triples(put_together(*(claim(WIRE, *row) for row in reversed(rows)))) == expected


@pytest.mark.parametrize(
    "change", [{"start": 1}, {"end": 5}, {"quote": "Mira Olden reached Madrid"}, {"quote": "", "end": 0}]
)
def test_a_quote_that_is_not_the_text_stops_the_build(change):
    false = replace(claim(WIRE, "Mira Olden", "LEFT", "Varn"), **change)
    with pytest.raises(ProofError, match=r"001_wire\.txt: the quote .* is not the text at"):
        put_together(false)


def test_a_claim_of_an_unknown_document_stops_the_build():
    with pytest.raises(ProofError, match="not in the graph"):
        put_together(replace(claim(WIRE, "Mira Olden", "LEFT", "Varn"), document="d-nowhere"))


def test_nothing_at_all():
    empty = assemble([], [], [], [Merge("a:0", "b:0", 0.98765, (), "rule")])
    assert (empty.documents, empty.entities, empty.relations, empty.journeys, empty.disputes) == ((), (), (), (), ())
    assert [merge.score for merge in empty.merges] == [0.99]


def test_the_story():
    graph = harbour.story()
    (journey,) = graph.journeys
    assert [(graph.entity[leg.place].name, leg.status) for leg in journey.legs] == [
        ("Varn", "asserted"), ("Tessaly", "asserted"), ("Lisbon", "asserted"), ("Oslo", "planned"),
    ]  # fmt: skip
    assert [d.about for d in graph.disputes] == ["where", "when", "whether"]
    assert {r.id for r in graph.relations if r.disputed} == {i for d in graph.disputes for i in d.relations}
