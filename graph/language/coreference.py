"""Who refers to whom: each mention of a document chooses an earlier one or begins a chain.

After Lee et al. 2017 (end-to-end neural coreference), with the trained encoder's vectors of the mentions' head words
and a few tables of features in the place of its networks.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy
from numpy.typing import NDArray

REACH = 120
"""How many mentions back an antecedent may stand."""

FORMS = ("name", "nominal", "i", "we", "you", "he", "she", "it", "they", "other")
_FAMILIES = {
    "i": "i me my mine myself",
    "we": "we us our ours ourselves",
    "you": "you your yours yourself yourselves",
    "he": "he him his himself",
    "she": "she her hers herself",
    "it": "it its itself",
    "they": "they them their theirs themselves themself",
    "other": "this that these those who whom whose which one ones there here both all some others another each other",
}
PRONOUN_FORM = {word: form for form, words in _FAMILIES.items() for word in words.split()}
KINDS = ("none", "PER", "ORG", "LOC")
_SENTENCES = numpy.array([0, 1, 2, 3, 4, 5, 5, 6, 6, 6, 6, 6, 6, 6, 6, 6, 7])
_MENTIONS = numpy.array([0, 1, 2, 3, 4, 4, 5, 5, 5, 5, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 7])
SIZES = {"forms": (10, 10), "kinds": (4, 4), "match": (9, 5), "sentences": (10, 8), "mentions": (10, 8), "syntax": (5,)}
"""The tables of weights; beside them `fresh` [10], by form, and `fresh_vector` say what speaks for a new chain."""
_EMPTY = frozenset("the a an of and 's - mr mrs ms".split())


@dataclass(frozen=True, slots=True)
class Mention:
    """A mention as words of the document: its head, its span `[start, end)`, what it refers to (PER, ORG, LOC)."""

    head: int
    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a document with what coreference asks of them; all of one length."""

    text: Sequence[str]
    sentence: Sequence[int]
    pos: Sequence[str]
    head: Sequence[int]
    """Index of the head; its own index for a root."""
    dependency: Sequence[str]


def form(words: Words, mention: Mention) -> str:
    """Return which of `FORMS` a mention has."""
    word = words.text[mention.head].lower()
    if words.pos[mention.head] in ("PRON", "DET"):
        return PRONOUN_FORM.get(word, "other")
    return "name" if words.pos[mention.head] == "PROPN" else "nominal"


def pair_features(words: Words, mentions: Sequence[Mention]) -> dict[str, NDArray[numpy.int64]]:
    """Return for each table its flat index [M, K] of mention i with the candidate i - 1 - k, and `valid` (0 or 1).

    K is the number of mentions less one, `REACH` at most.
    """
    m = len(mentions)
    k = min(max(m - 1, 1), REACH)
    anaphor = numpy.arange(m)[:, None]
    before = anaphor - 1 - numpy.arange(k)[None, :]
    valid = before >= 0
    before = numpy.where(valid, before, 0)
    forms = numpy.array([FORMS.index(form(words, x)) for x in mentions])
    kinds = numpy.array([KINDS.index(x.kind) for x in mentions])
    sentence = numpy.array([words.sentence[x.head] for x in mentions])
    broad = numpy.minimum(forms, 2)
    apart = numpy.clip(sentence[:, None] - sentence[before], 0, len(_SENTENCES) - 1)
    between = numpy.minimum(anaphor - 1 - before, len(_MENTIONS) - 1)
    return {
        "forms": forms[:, None] * 10 + forms[before],
        "kinds": kinds[:, None] * 4 + kinds[before],
        "match": (broad[:, None] * 3 + broad[before]) * 5 + _match(words, mentions, before),
        "sentences": forms[:, None] * 8 + _SENTENCES[apart],
        "mentions": forms[:, None] * 8 + _MENTIONS[numpy.maximum(between, 0)],
        "syntax": _syntax(words, mentions, before),
        "fresh": forms,
        "valid": valid.astype(numpy.int64),
    }


def _match(words: Words, mentions: Sequence[Mention], before: NDArray[Any]) -> NDArray[numpy.int64]:
    """0 nothing, 1 a word in common, 2 one is in the other, 3 the same head, 4 the same words."""
    numbers: dict[str, int] = {}

    def number(text: str) -> int:
        return numbers.setdefault(text, len(numbers))

    head = numpy.array([number(words.text[x.head].lower()) for x in mentions])
    whole = numpy.array([number(" ".join(words.text[x.start : x.end]).lower()) for x in mentions])
    level = numpy.zeros(before.shape, dtype=numpy.int64)
    level[head[:, None] == head[before]] = 3
    level[whole[:, None] == whole[before]] = 4
    # words in common are looked for between names alone, through an index of their words
    tokens = [
        frozenset(w.lower() for w in words.text[x.start : x.end]) - _EMPTY
        if words.pos[x.head] == "PROPN"
        else frozenset()
        for x in mentions
    ]
    having: dict[str, list[int]] = {}
    for i, of_mention in enumerate(tokens):
        found = {j for word in of_mention for j in having.get(word, ()) if i - j <= before.shape[1]}
        for j in found:
            column = i - 1 - j
            inside = of_mention <= tokens[j] or tokens[j] <= of_mention
            level[i, column] = max(level[i, column], 2 if inside else 1)
        for word in of_mention:
            having.setdefault(word, []).append(i)
    return level


def _syntax(words: Words, mentions: Sequence[Mention], before: NDArray[Any]) -> NDArray[numpy.int64]:
    """0 nothing, 1 arguments of one word, 2 one modifies the other, 3 apposition, 4 subject and predicate noun."""
    head = numpy.array([x.head for x in mentions])
    above = numpy.array([words.head[x.head] for x in mentions])
    relation = numpy.array([words.dependency[x.head] for x in mentions])
    appositive = numpy.isin(relation, ("appos", "flat"))
    subject = numpy.char.startswith(relation, "nsubj")
    kind = numpy.zeros(before.shape, dtype=numpy.int64)
    kind[above[:, None] == above[before]] = 1
    up, down = above[:, None] == head[before], above[before] == head[:, None]
    kind[up | down] = 2
    kind[(up & appositive[:, None]) | (down & appositive[before])] = 3
    kind[(up & subject[:, None]) | (down & subject[before])] = 4
    return kind


@dataclass(frozen=True, slots=True)
class Choices:
    """What speaks for each earlier mention as the antecedent of each."""

    scores: NDArray[numpy.float32]
    """[M, K], of mention i with the candidate i - 1 - k; minus infinity where there is none."""
    fresh: NDArray[numpy.float32]
    """[M], of beginning a chain."""

    def chains(self) -> list[list[int]]:
        """Return the mentions (by number, in the order of the text) of each chain, one of a single mention included."""
        chain_of = list(range(len(self.fresh)))
        found: dict[int, list[int]] = {}
        for i in chain_of:
            best = int(self.scores[i].argmax())
            if i and self.scores[i, best] > self.fresh[i]:
                chain_of[i] = chain_of[i - 1 - best]
            found.setdefault(chain_of[i], []).append(i)
        return list(found.values())

    def likely(self, i: int, *, at_least: float) -> dict[int, float]:
        """Return the earlier mentions that mention `i` means with a probability of `at_least`, with it (0 to 1)."""
        row = numpy.append(self.scores[i], self.fresh[i])
        odds = numpy.exp(row - row.max())
        chance = odds[:-1] / odds.sum()
        return {i - 1 - int(k): float(chance[k]) for k in numpy.nonzero(chance >= at_least)[0]}


def choices(
    words: Words,
    mentions: Sequence[Mention],
    anaphors: NDArray[numpy.float32],
    antecedents: NDArray[numpy.float32],
    tables: Mapping[str, NDArray[numpy.float32]],
) -> Choices:
    """Return what speaks for the antecedents of one mention or more.

    `anaphors` and `antecedents` are the encoder's vectors [M, d] of the mentions' heads.
    """
    return Choices(*_pair_scores(pair_features(words, mentions), anaphors, antecedents, tables))


def _pair_scores(
    features: Mapping[str, NDArray[numpy.int64]],
    anaphors: NDArray[numpy.float32],
    antecedents: NDArray[numpy.float32],
    tables: Mapping[str, NDArray[numpy.float32]],
) -> tuple[NDArray[numpy.float32], NDArray[numpy.float32]]:
    """Return the score [M, K] of each candidate and [M] of beginning a chain."""
    m, k = features["valid"].shape
    total = numpy.zeros((m, k), dtype=numpy.float32)
    for name in SIZES:
        total += tables[name].reshape(-1)[features[name]]
    for column in range(k):
        total[column + 1 :, column] += (anaphors[column + 1 :] * antecedents[: m - column - 1]).sum(1)
    total[features["valid"] == 0] = -numpy.inf
    return total, tables["fresh"][features["fresh"]] + anaphors @ tables["fresh_vector"]
