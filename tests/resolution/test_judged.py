# ruff: noqa: E501  (a row of a table is one line)
"""A person's decisions go before everything else, hold through third names, and do not depend on order."""

import random
from dataclasses import replace

import pytest

from graph.judgements import Anchor, Judgement, Placed
from graph.resolution import resolve

ROLE = {"roles": ("harbour master",)}


def placed(verdict, left, right):
    anchor = Anchor("x", "PERSON", "x", 0, 1, "x")
    return Placed(Judgement(verdict, anchor, anchor, place="j.jsonl:4"), left, right)


@pytest.fixture
def clusters(chain, document):
    """Return the clusters of rows ("a1", type, name, extras), where the first letter is the article."""

    def made(rows, judged, reports=None, order=0):
        chains = [chain(id[0], 10 * int(id[1:]), type, name, **said) for id, type, name, said in rows]
        ids = {c.id: row[0] for c, row in zip(chains, rows, strict=True)}
        back = {v: k for k, v in ids.items()}
        documents = [document(d, report=(reports or {}).get(d, "")) for d in sorted({r[0][0] for r in rows})]
        random.Random(order).shuffle(chains)
        random.Random(order).shuffle(documents)
        resolution = resolve(
            chains, documents=documents, judged=[placed(said, back[a], back[b]) for said, a, b in judged]
        )
        found = {}
        for id, entity in resolution.entity_of.items():
            found.setdefault(entity, set()).add(ids[id])
        return sorted(" ".join(sorted(c)) for c in found.values()), resolution

    return made


def person(id, name, **said):
    return (id, "PERSON", name, said)


def three(name):
    return [person("a1", name), person("b1", name), person("c1", name)]


CASES = [
    ("two names that no rule joins", [person("a1", "Tove Halvorsen"), person("b1", "Nils Reve")], [("same", "a1", "b1")], ["a1 b1"]),
    ("ages that differ do not stand against a person", [person("a1", "Tove Halvorsen", roles=("19-year-old",)), person("b1", "Tove Halvorsen", roles=("63-year-old",))], [("same", "a1", "b1")], ["a1 b1"]),
    ("a third follows the one it fits", [person("a1", "Tove Halvorsen"), person("b1", "Kari Reve"), person("c1", "Kari Reve")], [("same", "a1", "b1")], ["a1 b1 c1"]),
    ("one name in two articles", [person("a1", "Tove Halvorsen"), person("b1", "Tove Halvorsen")], [("different", "a1", "b1")], ["a1", "b1"]),
    ("two spellings", [person("a1", "Ivan Drozdov"), person("b1", "Iwan Drozdow")], [("different", "a1", "b1")], ["a1", "b1"]),
    ("not through a third, which fits both and goes with neither", three("Tove Halvorsen"), [("different", "a1", "b1")], ["a1", "b1", "c1"]),
    ("but a third with its own company does", [person("a1", "Tove Halvorsen", roles=("pilot",)), person("b1", "Tove Halvorsen", **ROLE), person("c1", "Tove Halvorsen", **ROLE)], [("different", "a1", "b1")], ["a1", "b1 c1"]),
    ("not through a bare name, which goes with the one spelt like it", [person("a1", "Ivan Drozdov"), person("b1", "Iwan Drozdow"), person("c1", "Drozdov")], [("different", "a1", "b1")], ["a1 c1", "b1"]),
    ("a bare name takes no full ones apart", [person("a1", "Tove Halvorsen"), person("b1", "Tove Halvorsen"), person("c1", "Halvorsen")], [("different", "a1", "c1")], ["a1 b1", "c1"]),
    ("one from all others of a name", three("Tove Halvorsen"), [("different", "a1", "c1"), ("different", "b1", "c1")], ["a1 b1", "c1"]),
    ("two chains in one article", [person("a1", "Tove Halvorsen"), person("a2", "Tove Halvorsen"), person("b1", "Tove Halvorsen")], [("different", "a1", "a2"), ("same", "a2", "b1")], ["a1", "a2 b1"]),
    ("what is one stays one where another is parted from it", three("Tove Halvorsen"), [("same", "a1", "b1"), ("different", "b1", "c1")], ["a1 b1", "c1"]),
    ("names crossed over two bundles", [person("a1", "Tove Halvorsen"), person("a2", "Nils Reve"), person("b1", "Tove Halvorsen"), person("b2", "Nils Reve")], [("same", "a1", "a2"), ("different", "b1", "b2")], ["a1 a2", "b1", "b2"]),
    ("organisations", [("a1", "ORGANISATION", "Open Gate", {}), ("b1", "ORGANISATION", "Open Gate", {}), ("c1", "ORGANISATION", "Puerta Abierta", {})], [("different", "a1", "b1"), ("same", "b1", "c1")], ["a1", "b1 c1"]),
    ("places", [("a1", "PLACE", "Georgia", {}), ("b1", "PLACE", "Georgia", {})], [("different", "a1", "b1")], ["a1", "b1"]),
    ("one thing under two types", [("a1", "PERSON", "Open Gate", {}), ("b1", "ORGANISATION", "Puerta Abierta", {})], [("same", "a1", "b1")], ["a1 b1"]),
    ("unsure decides nothing", [person("a1", "Tove Halvorsen"), person("b1", "Tove Halvorsen"), person("c1", "Nils Reve")], [("unsure", "a1", "b1"), ("unsure", "b1", "c1")], ["a1 b1", "c1"]),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "judged", "expected"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_decisions(rows, judged, expected, clusters):
    for order in range(4):
        assert clusters(rows, judged, order=order)[0] == expected
        assert clusters(rows, judged[::-1], order=order)[0] == expected


def test_a_bare_name_of_a_report_is_parted_too(clusters):
    rows = [person("a1", "Anna"), person("b1", "Anna"), person("c1", "Anna")]
    retold = {"a": "p", "b": "p", "c": "p"}
    assert clusters(rows, [], retold)[0] == ["a1 b1 c1"]
    assert clusters(rows, [("different", "a1", "b1")], retold)[0] == ["a1", "b1", "c1"]


def test_joins_say_who_decided_and_doubts_are_proposed(clusters):
    _, resolution = clusters([person("a1", "Tove Halvorsen"), person("b1", "Nils Reve")], [("same", "a1", "b1")])
    (merge,) = resolution.merges
    assert (merge.decided_by, merge.score) == ("person", 1.0)
    assert merge.reasons == ("a person says that they are one: j.jsonl, line 4",)
    _, resolution = clusters(three("Tove Halvorsen"), [("different", "a1", "b1")])
    assert [(m.left, m.right, m.decided_by) for m in resolution.merges] == [
        ("a:10", "c:10", "proposal"), ("b:10", "c:10", "proposal"),
    ]  # fmt: skip
    assert all("it also fits another Tove Halvorsen" in m.reasons for m in resolution.merges)


def test_a_thing_without_a_name_can_be_joined(chain, document):
    described = replace(chain("a", 0, "PERSON", "the captain"), names=())
    chains = [described, chain("b", 0, "PERSON", "Olav Strand")]
    made = resolve(chains, documents=[document("a"), document("b")], judged=[placed("same", "a:0", "b:0")])
    assert [e.name for e in made.entities] == ["Olav Strand"]


@pytest.mark.parametrize("seed", range(6))
def test_any_judgements_that_agree_are_obeyed(seed, chain, document):
    """Against a plain reading of the judgements, over many names that rules would join in other ways."""
    draw = random.Random(seed)
    names = ["Tove Halvorsen", "Tove Halvorson", "Halvorsen", "T. Halvorsen", "Tove", "Nils Halvorsen"]
    chains = [chain(f"d{i % 9}", 30 * i, "PERSON", draw.choice(names)) for i in range(36)]
    truth = {c.id: draw.randrange(5) for c in chains}
    judged = []
    for _ in range(25):
        a, b = draw.sample(chains, 2)
        judged.append(placed("same" if truth[a.id] == truth[b.id] else "different", a.id, b.id))
    documents = [document(f"d{i}", report=f"p{i // 2}") for i in range(9)]
    first = resolve(chains, documents=documents, judged=judged)
    for p in judged:
        same = first.entity_of[p.left] == first.entity_of[p.right]
        assert same == (p.judgement.verdict == "same")
    draw.shuffle(chains)
    draw.shuffle(documents)
    again = resolve(chains, documents=documents, judged=judged)
    assert (again.entities, again.entity_of) == (first.entities, first.entity_of)
