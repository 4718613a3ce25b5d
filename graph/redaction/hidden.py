"""Whom to hide, under which label, and by which words they would be known."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from graph.records import Document, Entity
from graph.redaction.folded import folded
from graph.redaction.ordinary_words import of_calendar, ordinary
from graph.resolution.given_names import same_given
from graph.resolution.skeleton import sound_alike
from graph.vocabulary import labels
from graph.vocabulary.given_names import given_name

_WORD = re.compile(r"[^\W\d_]+")
_SHORTEST, _SPELT = 2, 4
"""Letters of a word that counts alone; of one whose other spellings count too."""
_NEAR = 0.6


@dataclass(frozen=True, slots=True)
class Hidden:
    """Somebody who is hidden: `names` as written, `words` folded, that would tell alone who it is."""

    label: str
    entity: str | None
    names: tuple[str, ...]
    words: frozenset[str]
    source: bool
    """The article protects them, or the user does; not somebody who merely shares a name with such a one."""


def words_of(text: str) -> tuple[str, ...]:
    """Return the folded words of a text, letters only."""
    return tuple(_WORD.findall(folded(text).text))


def protected(entities: Sequence[Entity], also: Sequence[str]) -> tuple[Hidden, ...]:
    """Return those whose names the articles say are not real, then those that the user names, in that order.

    A name of the user's that no entity bears is hidden as it stands, wherever it stands.
    """
    found = [e for e in entities if e.pseudonym]
    hidden = [_of_entity(e, labels.source(number)) for number, e in enumerate(found, 1)]
    taken, number = {e.id for e in found}, 0
    for name in also:
        key = words_of(name)
        bearers = [e for e in entities if key in map(words_of, (e.name, *e.aliases))]
        for entity in (e for e in bearers if e.id not in taken):
            number += 1
            taken.add(entity.id)
            hidden.append(_of_entity(entity, labels.name(number)))
        if not bearers and key:
            number += 1
            hidden.append(Hidden(labels.name(number), None, (name,), frozenset(), True))
    return tuple(hidden)


def bystanders(
    entities: Iterable[Entity], hidden: Sequence[Hidden], tells: Callable[[str], bool]
) -> tuple[Hidden, ...]:
    """Return those who share a name with somebody hidden, with the names that `tells` says would give it away.

    A group, or what is only described, keeps its description but for the name in it.
    """
    taken = {h.entity for h in hidden}
    number = sum(h.label.startswith("[Name ") for h in hidden)
    found = []
    for entity in entities:
        named = entity.type != "GROUP" and any(m.kind == "name" for m in entity.mentions)
        telling = tuple(filter(tells, names_of(entity))) if named and entity.id not in taken else ()
        if telling:
            number += 1
            found.append(Hidden(labels.name(number), entity.id, telling, frozenset(), False))
    return tuple(found)


def spellings(hidden: Iterable[Hidden], documents: Iterable[Document]) -> frozenset[str]:
    """Return other spellings of the hidden words, folded, that are written with a capital somewhere in the articles."""
    words = sorted({w for h in hidden for w in h.words if len(w) >= _SPELT})
    written = {m[0] for d in documents for text in (d.text, d.title or "") for m in _WORD.finditer(text)}
    plain = {folded(w).text for w in written if w[0].isupper()} if words else set()
    return frozenset(
        other for other in plain
        if len(other) >= _SPELT and other not in words and not ordinary(other) and any(_alike(other, w) for w in words)
    )  # fmt: skip


def _alike(left: str, right: str) -> bool:
    if sound_alike(left, right):
        return True
    same = same_given(left, right) if Levenshtein.normalized_similarity(left, right) > _NEAR else None
    return same is not None and same.score >= 0.9


def _of_entity(entity: Entity, label: str) -> Hidden:
    names = names_of(entity)
    words = frozenset(w for name in names for w in _telling(name)) if entity.type == "PERSON" else frozenset()
    return Hidden(label, entity.id, names, words, True)


def names_of(entity: Entity) -> tuple[str, ...]:
    """Return all names of an entity, as given and as spelt in the articles."""
    spelt = (m.text for m in entity.mentions if m.kind == "name")
    return tuple(dict.fromkeys((entity.name, *entity.aliases, *spelt)))


def _telling(name: str) -> Iterable[str]:
    """The words of a person's name that tell alone who is meant: "Lidia" and "Berg" of "Lidia Berg", not "Old Man"."""
    parts = words_of(name)
    for word in parts:
        if len(word) >= _SHORTEST and (len(parts) == 1 or not _common(word)):
            yield word


def _common(word: str) -> bool:
    return ordinary(word) and (given_name(word) is None or of_calendar(word))
