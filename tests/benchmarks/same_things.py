"""Which ends of KnowledgeNet's facts are one thing, as far as the corpus tells."""

from __future__ import annotations

from collections.abc import Mapping

from training.facts import PRONOUNS, Passage

_PRONOUNS = PRONOUNS | frozenset({"which", "that", "whom", "where", "himself", "herself", "itself"})

Span = tuple[int, int]


def same_things(passage: Passage) -> Mapping[Span, Span]:
    """Return for each end of a fact the one that stands for its thing.

    Ends are one thing where they have one Wikidata entry or the same words; a pronoun without an entry is the nearest
    name of which the same facts are told ("X, who founded Y": both founded Y and nothing else).
    """
    ends = sorted({end for fact in passage.facts for end in fact[1:]})
    first: dict[str, Span] = {}
    thing: dict[Span, Span] = {}
    for end in ends:
        words = passage.text[slice(*end)].lower()
        keys = [passage.entry[end]] if end in passage.entry else []
        keys += [words] if words not in _PRONOUNS else []
        thing[end] = next((first[key] for key in keys if key in first), end)
        for key in keys:
            first.setdefault(key, thing[end])

    def told(end: Span) -> set[tuple[str, int, Span]]:
        return {
            (name, side, thing[pair[1 - side]]) for name, *pair in passage.facts for side in (0, 1) if pair[side] == end
        }

    named = [end for end in ends if passage.text[slice(*end)].lower() not in _PRONOUNS]
    joined = {}
    for end in ends:
        if end not in named and end not in passage.entry:
            alike = [other for other in named if told(other) == told(end)]
            if alike:
                joined[end] = thing[min(alike, key=lambda other: (other > end, abs(other[0] - end[0])))]
    return thing | joined
