"""A made-up graph of any size, the same for the same seed: what benchmarks of stores and exports load.

Few things have most of the relations, as in news: the n-th of a type is chosen about 1/n as often as the first.
`python tests/benchmarks/generated_graph.py --entities 10000 --out FOLDER` writes its graph.json and prints its shape.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import time
from bisect import bisect
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate
from pathlib import Path

from graph.network import Graph, write
from graph.network.support import articles_of, relation_id, reports_of
from graph.records import (
    Claim,
    Dispute,
    Document,
    Entity,
    EntityType,
    Journey,
    Leg,
    Mention,
    Relation,
    Status,
    content_id,
)
from graph.vocabulary import relation_types

_SHARES: dict[EntityType, float] = {"PERSON": 0.45, "ORGANISATION": 0.25, "PLACE": 0.2, "GROUP": 0.1}
_STATUSES: dict[Status, float] = {"asserted": 0.86, "alleged": 0.06, "denied": 0.04, "planned": 0.04}
_SYLLABLES = "ba ce di fo gu ha je ki lo mu na pe ri so tu va we xi yo zu".split()
_WORDS = (
    "the that and of to in on was said after before with from who two three officials when they had been told over "
    "border winter lawyer office report week later according group people city court papers house letter"
).split()
_ARTICLE = 4_000
"""Code points of an article."""


def generate(entities: int, *, relations: int | None = None, claims: int | None = None, seed: int = 1) -> Graph:
    """Return a graph of so many entities; by default 5 relations and 10 claims each, and one article for 5 of them.

    There are at least as many claims as relations. Documents have no text, as in a graph that was loaded.
    """
    relations = 5 * entities if relations is None else relations
    claims = max(10 * entities if claims is None else claims, relations)
    chance = random.Random(seed)
    documents = _documents(chance, max(entities // 5, 1))
    things = _entities(chance, entities, documents)
    found = tuple(_relations(chance, things, documents, relations, claims))
    by_traveller: dict[str, list[Relation]] = {}
    for relation in found:
        if relation.type == "TRAVELLED_TO":
            by_traveller.setdefault(relation.subject, []).append(relation)
    journeys = tuple(_journey(who, legs) for who, legs in sorted(by_traveller.items()) if len(legs) > 1)
    return Graph(documents, things, found, journeys, (), tuple(_disputes(found)))


def shape(graph: Graph) -> str:
    """Return the counts of a graph and its largest degrees in one line."""
    degree = Counter(end for r in graph.relations for end in (r.subject, r.object))
    claims = sum(len(r.claims) for r in graph.relations)
    most = ", ".join(str(many) for _, many in degree.most_common(3))
    return (
        f"{len(graph.entities):,} entities, {len(graph.relations):,} relations, {claims:,} claims, "
        f"{len(graph.documents):,} documents, {len(graph.journeys):,} journeys; largest degrees {most}"
    )


def _documents(chance: random.Random, many: int) -> tuple[Document, ...]:
    found = []
    for i in range(many):
        sha256 = hashlib.sha256(str(i).encode()).hexdigest()
        day = f"{chance.randint(2015, 2025)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
        outlet = f"{_name(chance, 2)} {chance.choice(('Post', 'Courier', 'Echo'))} {i % 200}"
        # a quarter of the articles retell the one before
        report = content_id("g", i - 1 if i % 4 == 1 else i)
        text = _prose(chance, 7).capitalize()
        found.append(Document(content_id("d", i), f"articles/{i:06}.txt", text, outlet, day, sha256, "", (), report))
    return tuple(found)


def _entities(chance: random.Random, many: int, documents: Sequence[Document]) -> tuple[Entity, ...]:
    found = []
    kinds = chance.choices(list(_SHARES), list(_SHARES.values()), k=many)
    for i, kind in enumerate(kinds):
        name = f"{_name(chance, 2)} {_name(chance, 3)}" if kind == "PERSON" else f"{_name(chance, 3)} {i}"
        seen = sorted(chance.sample(range(len(documents)), min(chance.randint(1, 4), len(documents))))
        spans = ((documents[at], chance.randrange(_ARTICLE)) for at in seen)
        mentions = tuple(Mention(d.id, start, start + len(name), name, "name") for d, start in spans)
        aliases = (name.rsplit(maxsplit=1)[-1],) if kind == "PERSON" and i % 2 else ()
        count = chance.randint(2, 400) if kind == "GROUP" else None
        pseudonym = kind == "PERSON" and i % 97 == 0
        found.append(Entity(content_id("e", i), kind, name, aliases, pseudonym, count, mentions))
    return tuple(found)


def _relations(
    chance: random.Random, entities: Sequence[Entity], documents: Sequence[Document], many: int, claims: int
) -> Iterator[Relation]:
    types = [t for t in relation_types().values() if t.name != "RELATED"]
    of_type: dict[EntityType, list[Entity]] = {kind: [e for e in entities if e.type == kind] for kind in _SHARES}
    drawn = {kind: _Skewed(len(things)) for kind, things in of_type.items()}
    quoted = _Skewed(many)
    extra = Counter(quoted.draw(chance) for _ in range(claims - many))
    by_id = {d.id: d for d in documents}
    seen: set[tuple[str, str, str]] = set()
    while len(seen) < many:
        kind = chance.choice(types)
        ends = []
        for allowed in (kind.subject, kind.object):
            side = chance.choice([t for t in _SHARES if t in allowed and of_type[t]])
            ends.append(of_type[side][drawn[side].draw(chance)].id)
        triple = (ends[0], kind.name, ends[1])
        if ends[0] == ends[1] or triple in seen:
            continue
        said = _claims(chance, triple, entities, documents, 1 + extra[len(seen)])
        seen.add(triple)
        articles, reports = len(articles_of(said)), len(reports_of(said, by_id))
        yield Relation(relation_id(*triple), *triple, articles, reports, False, said)


def _claims(
    chance: random.Random,
    triple: tuple[str, str, str],
    entities: Sequence[Entity],
    documents: Sequence[Document],
    many: int,
) -> tuple[Claim, ...]:
    found = []
    phrase = triple[1].lower().replace("_", " ")
    statuses = chance.choices(list(_STATUSES), list(_STATUSES.values()), k=many)
    for i, status in enumerate(statuses):
        quote = f"{_prose(chance, 9)} {phrase} {_prose(chance, 9)}."
        # no two claims of a relation begin at one place
        start = chance.randrange(_ARTICLE) + i * _ARTICLE
        speaker = chance.choice(entities).id if chance.random() < 0.2 else None
        date = _date(chance) if chance.random() < 0.4 else None
        document = chance.choice(documents).id
        confidence = chance.randint(50, 100) / 100
        end = start + len(quote)
        found.append(Claim(document, *triple, start, end, quote, status, speaker, date, phrase, confidence))
    return tuple(found)


def _journey(traveller: str, relations: Sequence[Relation]) -> Journey:
    legs = (Leg(r.object, r.claims[0].date, r.claims[0].status, r.id) for r in relations)
    return Journey(traveller, tuple(sorted(legs, key=lambda leg: (leg.date or "", leg.relation))))


def _disputes(relations: Sequence[Relation]) -> Iterator[Dispute]:
    """A dispute for each person with two birthplaces."""
    born: dict[str, list[str]] = {}
    for relation in relations:
        if relation.type == "BORN_IN":
            born.setdefault(relation.subject, []).append(relation.id)
    for who, ids in sorted(born.items()):
        if len(ids) == 2:
            yield Dispute(tuple(ids), "place of birth", f"Two places of birth for {who}.")


class _Skewed:
    """Draws numbers below `many`, n about as often as 1 in n + 1."""

    def __init__(self, many: int) -> None:
        # a thing is not told of for ever: the weights of the first ten are alike
        self._sums = list(accumulate(1 / (n + 10) for n in range(many)))

    def draw(self, chance: random.Random) -> int:
        return min(bisect(self._sums, chance.random() * self._sums[-1]), len(self._sums) - 1)


def _name(chance: random.Random, syllables: int) -> str:
    return "".join(chance.choice(_SYLLABLES) for _ in range(syllables)).capitalize()


def _prose(chance: random.Random, words: int) -> str:
    return " ".join(chance.choices(_WORDS, k=words))


def _date(chance: random.Random) -> str:
    year, month, day = chance.randint(2000, 2025), chance.randint(1, 12), chance.randint(1, 28)
    return chance.choice((f"{year}-{month:02}-{day:02}", f"{year}-{month:02}", f"{year}", f"{year - 2}/{year}"))


def _main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--entities", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, help="the folder for graph.json; else none is written")
    given = parser.parse_args()
    began = time.perf_counter()
    graph = generate(given.entities, seed=given.seed)
    print(f"{shape(graph)}; made in {time.perf_counter() - began:.1f} s")
    if given.out:
        given.out.mkdir(parents=True, exist_ok=True)
        write(graph, given.out / "graph.json")


if __name__ == "__main__":
    _main()
