"""One name that the tagger typed differently in different articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from graph.records import Chain, EntityType
from graph.resolution.bundles import telling_roles
from graph.resolution.folding import bare_of_possessive, words
from graph.resolution.given_names import known_given_names

_MAJORITY = 3
"""A name of one word takes another type only where that has so many times its mentions."""
_PEOPLE_FIRST: tuple[EntityType, ...] = ("PERSON", "ORGANISATION", "PLACE")
_PEOPLE_LAST: tuple[EntityType, ...] = ("ORGANISATION", "PLACE", "PERSON")


def reconcile_types(chains: Iterable[Chain]) -> tuple[Chain, ...]:
    """Return the chains, in order, each with the type of most mentions of its name, where nothing speaks against it.

    Groups keep theirs. A name of one word changes only to a type three times as frequent. Nothing changes from or to
    PERSON where a chain of the name shows a sex, or a telling role beside one word; a sex beside several words counts
    where the first is a known given name, which also decides between equals.
    """
    given = tuple(chains)
    votes: dict[str, Counter[EntityType]] = {}
    human: set[str] = set()
    for chain in given:
        if chain.type == "GROUP" or not chain.names:
            continue
        key = _key(chain)
        votes.setdefault(key, Counter())[chain.type] += len(chain.mentions) or 1
        first, _, more = key.partition(" ")
        shown = chain.gender and (not more or first in known_given_names())
        if chain.type == "PERSON" and (shown or chain.pseudonym or (not more and telling_roles(chain))):
            human.add(key)
    return tuple(_retyped(c, votes, human) for c in given)


def outvoted(chains: Sequence[Chain]) -> Mapping[str, Mapping[str, EntityType]]:
    """Return the names whose type `reconcile_types` changes and the types that they get, by the id of their document.

    A document that is read again with these types says more: a town does nothing of what a person does.
    """
    found: dict[str, dict[str, EntityType]] = {}
    for chain, typed in zip(chains, reconcile_types(chains), strict=True):
        if chain.type != typed.type:
            found.setdefault(chain.document, {})[chain.names[0]] = typed.type
    return found


def _key(chain: Chain) -> str:
    return _folded(chain.names[0])


@lru_cache(maxsize=1 << 18)
def _folded(name: str) -> str:
    return " ".join(words(bare_of_possessive(name)))


def _retyped(chain: Chain, votes: Mapping[str, Counter[EntityType]], human: set[str]) -> Chain:
    if chain.type == "GROUP" or not chain.names or len(votes[_key(chain)]) == 1:
        return chain
    settled = _settled(chain, votes[_key(chain)], human)
    return chain if settled == chain.type else replace(chain, type=settled)


def _settled(chain: Chain, votes: Counter[EntityType], human: set[str]) -> EntityType:
    key = _key(chain)
    order = _PEOPLE_FIRST if key.partition(" ")[0] in known_given_names() else _PEOPLE_LAST
    most = max(order, key=lambda t: (votes[t], -order.index(t)))
    if most == chain.type:
        return chain.type
    if " " not in key:
        if key in human and "PERSON" in {chain.type, most}:
            return chain.type
        if votes[most] < _MAJORITY * votes[chain.type]:
            return chain.type
    elif chain.type == "PERSON" and key in human:
        return chain.type
    return most
