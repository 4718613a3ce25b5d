"""Groups: of what kind, from where."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from graph.resolution.folding import fold, words
from graph.vocabulary import table
from graph.vocabulary.lexicon import small_words


@dataclass(frozen=True, slots=True)
class GroupName:
    """What descriptions of one group say: kinds of people, men or women, peoples."""

    kinds: frozenset[str]
    """Classes of head nouns, or the noun itself where it has no class; empty where it could be anyone."""
    sexes: frozenset[str]
    peoples: frozenset[str]
    """Places whose people they are called, folded."""
    others: bool = False
    """Whether they are not those spoken of before: "the other two"."""

    @property
    def heads(self) -> str:
        """Its kinds, or "people"."""
        return "/".join(sorted(self.kinds)) or "people"


@cache
def _kinds() -> Mapping[str, str]:
    return {word: kind for kind, heads in table("group_words")["classes"].items() for word in heads}


@cache
def _peoples() -> Mapping[str, str]:
    return {fold(word): fold(place) for place, peoples in table("demonyms").items() for word in peoples}


def singular(word: str) -> str:
    """Return the singular of a folded English plural, by table and rule."""
    irregular: Mapping[str, str] = table("group_words")["irregular"]
    if word in irregular:
        return irregular[word]
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("s") and not word.endswith(("ss", "us")):
        return word[:-1]
    return word


def describe(descriptions: Iterable[str]) -> GroupName:
    """Return what the descriptions of one group say together."""
    return _describe(tuple(descriptions))


@lru_cache(maxsize=1 << 14)
def _describe(descriptions: tuple[str, ...]) -> GroupName:
    tables = table("group_words")
    anyone, numbers = frozenset(tables["anyone"]), tables["numbers"]
    sexes = {word: sex for sex in ("men", "women") for word in tables[sex]}
    kinds: set[str] = set()
    said: set[str] = set()
    peoples: set[str] = set()
    # A chain also holds looser words for the group ("the men", "the Poles among them"): those that count it define it.
    counted = [d for d in descriptions if any(numbers.get(w, 0) or w.isdigit() for w in words(d))]
    for description in counted or descriptions[:1]:
        found = [w for w in words(description) if w not in numbers and not w.isdigit()]
        found = [w if w in _peoples() else singular(w) for w in found]
        called = [_peoples().get(w) or _peoples().get(singular(w)) for w in found]
        peoples.update(place for place in called if place)
        heads = [w for w, place in zip(found, called, strict=True) if not place]
        known = [w for w in heads if w in _kinds() or w in sexes or w in anyone]
        for head in known or heads[-1:]:
            if head in _kinds():
                kinds.add(_kinds()[head])
            elif head in sexes:
                said.add(sexes[head])
            elif head not in anyone:
                kinds.add(head)
    others = any(not small_words("others").isdisjoint(words(d)) for d in descriptions[:1])
    return GroupName(frozenset(kinds), frozenset(said), frozenset(peoples), others)
