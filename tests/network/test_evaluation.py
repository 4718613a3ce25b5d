from dataclasses import replace
from pathlib import Path

import harbour
import pytest

from graph.network import evaluate, read_gold
from graph.network.scores import Score, Share
from graph.records import Journey, content_id

STORY = harbour.story()
GOLD = read_gold(Path(harbour.__file__).with_name("harbour_gold.yaml"))
TEXTS = {path[:3]: text for path, text in harbour.TEXTS.items()}
MIRA, REVE, VARN = (content_id("e", name) for name in ("Mira Olden", "Tomas Reve", "Varn"))


def with_entity(called, /, **changes):
    entities = (replace(e, **changes) if e.name == called else e for e in STORY.entities)
    return replace(STORY, entities=tuple(entities))


def with_relations(of_type, /, **changes):
    return replace(STORY, relations=tuple(replace(r, **changes) if r.type == of_type else r for r in STORY.relations))


def without(*types):
    return replace(STORY, relations=tuple(r for r in STORY.relations if r.type not in types))


def with_status(type, status):
    relations = (
        replace(r, claims=tuple(replace(c, status=status) for c in r.claims)) if r.type == type else r
        for r in STORY.relations
    )
    return replace(STORY, relations=tuple(relations))


def kinds(result):
    return sorted(miss.kind for miss in result.misses)


@pytest.mark.parametrize(
    ("score", "precision", "recall", "f1"),
    [
        (Score(0, 0, 0), 0, 0, 0),
        (Score(3, 1, 0), 0.75, 1, 6 / 7),
        (Score(1, 0, 3), 1, 0.25, 0.4),
        (Score(0, 2, 2), 0, 0, 0),
    ],
)
def test_scores(score, precision, recall, f1):
    assert (score.precision, score.recall) == (precision, recall)
    assert score.f1 == pytest.approx(f1)


def test_the_story_is_found_but_for_one_statement():
    result = evaluate(GOLD, STORY, texts=TEXTS)
    assert (result.entities, result.merges) == (Score(9, 0, 0), Score(9, 0, 0))
    assert (result.relations, result.statements) == (Score(10, 0, 0), Score(14, 0, 1))
    assert (result.traps, result.journeys, result.reports) == (0, Share(1, 1), Share(3, 3))
    assert (result.pseudonyms, result.quotes) == (Share(1, 1), Share(0, 17))
    assert [str(miss) for miss in result.misses] == ["missing statement: portugal|lisbon ADMITTED mira in 003"]
    assert result.by_type["TRAVELLED_TO"] == Score(3, 0, 0)
    assert evaluate(GOLD, STORY).quotes is None


@pytest.mark.parametrize(
    ("graph", "figure", "value", "kind"),
    [
        (with_entity("Varn", name="Vern", mentions=()), "entities", Score(8, 1, 1), "missing entity"),
        (with_entity("Varn", name="Varn police", mentions=()), "entities", Score(8, 0, 1), "missing entity"),
        (with_entity("Varn", type="ORGANISATION"), "entities", Score(8, 1, 1), "unknown entity"),
        (with_entity("Varn", aliases=("Oslo",)), "merges", Score(8, 1, 1), "wrongly merged"),
        (with_entity("Mira Olden", aliases=("Reve",)), "merges", Score(8, 1, 1), "split"),
        (with_entity("Mira Olden", aliases=("Kestrel",)), "traps", 0, None),
        (with_entity("Varn", pseudonym=True), "pseudonyms", Share(1, 1, 1), "no pseudonym"),
        (with_entity("Kestrel", pseudonym=False), "pseudonyms", Share(0, 1, 0), "pseudonym not marked"),
        (without("HELPED"), "relations", Score(9, 0, 1), "missing relation"),
        (without("HELPED"), "statements", Score(12, 0, 3), "missing relation"),
        (with_relations("HELPED", subject=VARN), "relations", Score(9, 1, 1), "wrong relation"),
        (with_relations("HELPED", type="KILLED"), "relations", Score(9, 0, 1), "missing relation"),
        (with_relations("DETAINED", object=MIRA), "relations", Score(9, 1, 1), "wrong relation"),
        (with_status("TRAVELLED_TO", "asserted"), "traps", 1, "trap"),
        (with_status("MET", "asserted"), "relations", Score(10, 0, 0), "status"),
        (with_status("TRAVELLED_TO", "denied"), "traps", 0, "status"),
        (replace(STORY, journeys=()), "journeys", Share(0, 1), "journey"),
        (replace(STORY, journeys=(Journey(MIRA, STORY.journeys[0].legs[::-1]),)), "journeys", Share(0, 1), "journey"),
        (replace(STORY, documents=tuple(replace(d, report="g") for d in STORY.documents)), "reports", Share(0, 3),
         "wrong report"),
    ],
)  # fmt: skip
def test_what_a_fault_costs(graph, figure, value, kind):
    result = evaluate(GOLD, graph, texts=TEXTS)
    assert getattr(result, figure) == value
    assert kind is None or kind in kinds(result)


def test_a_name_counts_only_in_the_articles_of_its_entity():
    graph = with_entity("Kestrel", mentions=STORY.entity[REVE].mentions[:1])
    assert "missing entity: kestrel" in map(str, evaluate(GOLD, graph).misses)


def test_a_wrong_merge_into_a_trap():
    graph = replace(STORY, entities=tuple(
        replace(e, aliases=("Kestrel",), mentions=(*e.mentions, *STORY.entity[content_id("e", "Kestrel")].mentions))
        if e.id == MIRA else e for e in STORY.entities
    ))  # fmt: skip
    assert evaluate(GOLD, graph).traps == 1


def test_quotes_that_are_not_in_the_text():
    assert evaluate(GOLD, STORY, texts=TEXTS | {"002": ""}).quotes == Share(2, 17)
    assert evaluate(GOLD, STORY, texts={}).quotes == Share(17, 17)
