"""Generated articles, for timing: as chains with skewed names, namesakes, retellings, bare names, acronyms; as texts.

What is drawn depends on the size and the seed alone. About 20 mentions an article; the things spoken of grow in number
with the articles, a little slower (Heaps' law), and some are spoken of everywhere (Zipf's law). A person is head of one
body, whichever article says so: where any name might stand behind "head of", those spoken of everywhere came to lead 45
bodies in 5,000 articles and 100 in 15,000. In the 2,955 texts of KnowledgeNet nine of ten names hold a post in one or
two, and one name in more than seven.
"""

from __future__ import annotations

import random
from bisect import bisect
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from graph.records import Chain, Document, EntityType, Mention

_SYLLABLES = "ka ro mi ten sol var bel dor lin ges pat nor zhi cha shev wick ham gar ov stein berg mar lo qua".split()
_GIVEN = """Anna Ivan Iwan Maria Bob Robert Olga Sasha Katya Ekaterina John Johann Peter Pyotr Sofia Zofia Ahmed Ahmad
Li Wei Min-jun Carlos Ana Lucia David Davit Marek Marko Fatima Yusuf Yousef Dmitry Dmitri Elena Yelena Nina Omar Paul
Pavel Rosa Ruth Simon Tara Ulla Vera Walter Xenia Yara Zoe""".split()
_BODIES = "Bank Foods Institute Party Airlines Council Union Group Ministry Steel Press Agency Foundation Works".split()
_ROLES = "captain spokesman minister lawyer nurse director analyst driver farmer mayor judge teacher".split()
_PER_ARTICLE = 20


@dataclass(frozen=True, slots=True)
class _Thing:
    type: EntityType
    names: tuple[str, ...]
    """As a text tells them: the full one first."""
    roles: tuple[str, ...] = ()
    leads: _Thing | None = None
    """The body that a person is head of."""


@dataclass(slots=True)
class _Writing:
    parts: list[str] = field(default_factory=list)
    at: int = 0

    def say(self, text: str) -> int:
        start, self.at = self.at, self.at + len(text) + 1
        self.parts.append(text)
        return start


def news(mentions: int, *, seed: int = 0) -> tuple[list[Chain], list[Document]]:
    """Return the chains and documents of about so many mentions."""
    draw = random.Random(seed)
    articles = max(5, mentions // _PER_ARTICLE)
    things = _things(draw, articles)
    weights = {kind: list(accumulate(1 / (rank + 3) for rank in range(len(of)))) for kind, of in things.items()}
    chains: list[Chain] = []
    documents: list[Document] = []
    told: list[tuple[_Thing, ...]] = []
    while len(documents) < articles:
        retold = bool(told) and draw.random() < 0.25
        plot = told[-1 - draw.randrange(min(len(told), 20))] if retold else _plot(draw, things, weights)
        told.append(plot)
        id = f"d{len(documents):07}"
        report = f"p{len(told) // 2:07}" if retold and draw.random() < 0.5 else f"p{id}"
        found, text = _article(draw, id, plot)
        chains += found
        documents.append(Document(id, f"{id}.txt", None, None, None, id, text, (), report))
    return chains, documents


def _word(draw: random.Random, least: int, most: int) -> str:
    return "".join(draw.choice(_SYLLABLES) for _ in range(draw.randint(least, most))).title()


def _things(draw: random.Random, articles: int) -> dict[EntityType, list[_Thing]]:
    many = int(articles**0.85)
    families = [_word(draw, 2, 4) for _ in range(20 + many // 2)]
    bodies = []
    for _ in range(20 + many):
        words = [_word(draw, 1, 3) for _ in range(draw.randint(1, 2))] + draw.sample(_BODIES, draw.randint(1, 2))
        name = " ".join(words)
        short = "".join(w[0] for w in words) if len(words) > 2 else words[0]
        bodies.append(_Thing("ORGANISATION", (name, short)))
    people = []
    count = 40 + 2 * many
    for i in range(count):
        # squared: a few families have many bearers
        family = families[int(len(families) * draw.random() ** 2)]
        body = bodies[len(bodies) * i // count]  # those spoken of most lead what is spoken of most
        people.append(_Thing("PERSON", (f"{draw.choice(_GIVEN)} {family}", family), (draw.choice(_ROLES),), body))
    places = [_Thing("PLACE", (_word(draw, 2, 3),)) for _ in range(30 + many // 3)]
    groups = [_Thing("GROUP", (f"{n} {kind}",)) for n in (3, 6, 9, 12) for kind in ("men", "soldiers", "nurses")]
    return {"PERSON": people, "ORGANISATION": bodies, "PLACE": places, "GROUP": groups}


def _plot(
    draw: random.Random, things: dict[EntityType, list[_Thing]], weights: dict[EntityType, list[float]]
) -> tuple[_Thing, ...]:
    def some(kind: EntityType, count: int) -> list[_Thing]:
        of = weights[kind]
        return [things[kind][bisect(of, draw.random() * of[-1])] for _ in range(count)]

    groups = 1 if draw.random() < 0.3 else 0
    people, bodies = some("PERSON", 3), some("ORGANISATION", 2)
    if people[0].leads is not None and draw.random() < 0.5:
        bodies[0] = people[0].leads
    return tuple(dict.fromkeys([*people, *bodies, *some("PLACE", 3), *some("GROUP", groups)]))


def _article(draw: random.Random, id: str, plot: Sequence[_Thing]) -> tuple[list[Chain], str]:
    writing = _Writing()
    spans: dict[int, list[tuple[int, int, str]]] = {i: [] for i in range(len(plot))}
    bare = {i: draw.random() < 0.15 for i in range(len(plot))}
    turns = [i for i in range(len(plot)) for _ in range(draw.randint(1, 4))]
    draw.shuffle(turns)
    for turn, after in zip(turns, [*turns[1:], turns[0]], strict=True):
        thing = plot[turn]
        name = thing.names[-1] if spans[turn] or bare[turn] else thing.names[0]
        start = writing.say(name)
        spans[turn].append((start, start + len(name), name))
        heads = thing.leads is not None and plot[after] == thing.leads and draw.random() < 0.5
        writing.say("head of" if heads else draw.choice(["said that", "went on to", "of", "met", "in"]))
        if not heads and draw.random() < 0.3:
            writing.say("the day before.")
    chains = []
    for turn, thing in enumerate(plot):
        said = tuple(Mention(id, start, end, name, "name") for start, end, name in spans[turn])
        names = tuple(dict.fromkeys(sorted((m.text for m in said), key=lambda n: -len(n))))
        count = int(names[0].split()[0]) if thing.type == "GROUP" else None
        roles = thing.roles if draw.random() < 0.4 else ()
        chains.append(Chain(f"{id}:{said[0].start}/{thing.type}", id, thing.type, names, said, count, roles=roles))
    return chains, " ".join(writing.parts)


def articles(count: int, *, seed: int = 0) -> list[Document]:
    """Return so many articles of some 200 words with quotations; a fifth retell one of the last 200, word by word."""
    draw = random.Random(seed)
    plain = [_word(draw, 1, 3).lower() for _ in range(3000)]
    names = [_word(draw, 2, 4) for _ in range(200 + int(3 * count**0.8))]
    weights = {id(of): list(accumulate(1 / (rank + 5) for rank in range(len(of)))) for of in (plain, names)}

    def one_of(words: list[str]) -> str:
        return words[bisect(weights[id(words)], draw.random() * weights[id(words)][-1])]

    texts: list[str] = []
    for _ in range(count):
        if texts and draw.random() < 0.2:
            original = draw.choice(texts[-200:]).split(" ")
            texts.append(" ".join(word if draw.random() < 0.97 else one_of(plain) for word in original))
            continue
        plot = [one_of(names) for _ in range(8)]
        sentences = []
        for _ in range(15):
            said = [one_of(plain) for _ in range(draw.randint(6, 16))]
            said[draw.randrange(len(said))] = f"{draw.choice(plot)} {draw.choice(plot)}"
            if draw.random() < 0.3:
                said.insert(2, str(draw.randint(2, 3000)))
            told = " ".join(said)
            sentences.append(f"“{told},” said {draw.choice(plot)}." if draw.random() < 0.25 else f"The {told}.")
        texts.append(" ".join(sentences))
    ids = [f"d{i:07}" for i in range(count)]
    return [Document(id, f"{id}.txt", None, None, None, id, text) for id, text in zip(ids, texts, strict=True)]
