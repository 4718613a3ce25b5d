"""Who speaks for or runs an organisation, as the text beside its name says."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from graph.records import Chain, Document, Mention
from graph.resolution.bundles import Bundle
from graph.resolution.corpus import Corpus
from graph.resolution.folding import words
from graph.resolution.organisation_names import words_of

_REACH = 70
"""Characters that may lie between the person, the post and the organisation."""
_STOPS = (". ", "\n", "? ", "! ")

Holder = tuple[int, str]
"""Order and name of a settled person."""


def post_holders(organisation: Bundle, corpus: Corpus) -> frozenset[Holder]:
    """Return the settled persons that one sentence gives a post in the organisation."""
    if corpus.posts is None:
        corpus.posts = _posts(corpus)
    if organisation.order not in corpus.holders:
        held = (corpus.posts.get(chain.id, ()) for chain in organisation.chains)
        corpus.holders[organisation.order] = frozenset(holder for holders in held for holder in holders)
    return corpus.holders[organisation.order]


def _posts(corpus: Corpus) -> Mapping[str, Collection[Holder]]:
    """Go through the articles once: asked of one organisation after another, each would be read several times."""
    found: dict[str, set[Holder]] = {}
    for document in corpus.documents.values() if corpus.settled else ():
        for organisation, holder in _in_document(document, corpus.chains_of(document.id), corpus.settled):
            found.setdefault(organisation, set()).add(holder)
    return found


def _in_document(
    document: Document, chains: Sequence[Chain], settled: Mapping[str, Holder]
) -> Iterator[tuple[str, Holder]]:
    people = _named(c for c in chains if c.id in settled)
    bodies = _named(c for c in chains if c.type == "ORGANISATION") if people else []
    posts = words_of("posts")
    for mention, organisation in bodies:
        for person, chain in people:
            first, last = (mention, person) if mention.start <= person.start else (person, mention)
            if last.start - first.end > _REACH:
                continue
            if any(first.end <= m.start < last.start and other is not organisation for m, other in bodies):
                continue
            between = document.text[first.end : last.start]
            if not any(stop in between for stop in _STOPS) and not posts.isdisjoint(words(between)):
                yield organisation.id, settled[chain.id]


def _named(chains: Iterator[Chain]) -> list[tuple[Mention, Chain]]:
    return [(m, c) for c in chains for m in c.mentions if m.kind == "name"]
