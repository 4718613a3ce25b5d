from dataclasses import replace

import harbour
import pytest

from graph.errors import ProofError
from graph.network import check
from graph.network.format import parse, serialise

STORY = parse(serialise(harbour.story()))
TEXTS = {d.path: d.text for d in harbour.documents()}


def reread(**changed):
    """Return each document with its text, or with what is `changed` ("blog": an error or a text)."""
    return [(d, changed.get(d.path[4:-4], TEXTS[d.path])) for d in STORY.documents]


def with_relation(i, **changes):
    relations = list(STORY.relations)
    relations[i] = replace(relations[i], **changes)
    return replace(STORY, relations=tuple(relations))


def with_claim(i, **changes):
    claim, *rest = STORY.relations[i].claims
    return with_relation(i, claims=(replace(claim, **changes), *rest))


def with_journey(**changes):
    return replace(STORY, journeys=(replace(STORY.journeys[0], **changes),))


def with_entity(i, **changes):
    entities = list(STORY.entities)
    entities[i] = replace(entities[i], **changes)
    return replace(STORY, entities=tuple(entities))


def test_a_fresh_graph_holds():
    assert check(STORY, reread()) == ()


@pytest.mark.parametrize(
    ("graph", "problem"),
    [
        (with_claim(0, quote="The director of Harbour Dark"), "quote 'The director of Harbour Dark' is not"),
        (with_claim(0, start=0), "001_wire.txt: quote"),
        (with_claim(0, quote="", end=0), "001_wire.txt: quote '' is not the text"),
        (with_claim(0, document="d9"), "a claim names document 'd9', which the graph does not have"),
        (with_claim(0, speaker="e9"), "a speaker is 'e9', which is no entity"),
        (with_claim(0, status="denied"), "says 1 articles, 1 reports; its claims make 0 and 0"),
        (with_relation(0, reports=2), "says 1 articles, 2 reports; its claims make 1 and 1"),
        (with_relation(0, object="e9"), "an end is 'e9', which is no entity"),
        (with_relation(0, type="OWNS"), "the vocabulary has no relation type 'OWNS'"),
        (with_relation(0, type="CHILD_OF"), "CHILD_OF does not join PERSON to ORGANISATION"),
        (with_relation(0, id=STORY.relations[1].id), "two of the graph have this relation id"),
        (with_entity(0, id=STORY.entities[1].id), "two of the graph have this entity id"),
        (with_entity(0, mentions=(replace(STORY.entities[0].mentions[0], text="Mira Older"),)), "mention 'Mira Older'"),
        (with_entity(0, mentions=(replace(STORY.entities[0].mentions[0], document="d9"),)), "names document 'd9'"),
        (with_journey(traveller="e9"), "e9: makes a journey and is no entity"),
        (with_journey(legs=(replace(STORY.journeys[0].legs[0], place="e9"),)), "takes it to 'e9'"),
    ],
)  # fmt: skip
def test_what_does_not_hold(graph, problem):
    assert any(problem in str(found) for found in check(graph, reread()))


def test_a_changed_text():
    problems = check(STORY, reread(blog="!" + TEXTS["004_blog.txt"]))
    assert len(problems) > 3 and {p.place for p in problems} == {"004_blog.txt"}


def test_an_article_that_cannot_be_proven_is_one_problem():
    gone = reread(blog=ProofError("folder/004_blog.txt", "is gone", "a file", "build again"))
    assert [str(p) for p in check(STORY, gone)] == ["004_blog.txt: is gone; a file; build again"]
    assert [str(p) for p in check(STORY, reread()[:3])] == ["004_blog.txt: was not read again"]
