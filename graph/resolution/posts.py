"""Who speaks for or runs an organisation, as the text beside its name says."""

from __future__ import annotations

from collections.abc import Iterator

from graph.records import Chain
from graph.resolution.bundles import Bundle
from graph.resolution.corpus import Corpus
from graph.resolution.folding import words
from graph.resolution.organisation_names import words_of

_REACH = 70
"""Characters that may lie between the person, the post and the organisation."""
_STOPS = (". ", "\n", "? ", "! ")


def post_holders(organisation: Bundle, corpus: Corpus) -> frozenset[tuple[int, str]]:
    """Return order and name of the settled persons that one sentence gives a post in the organisation."""
    if organisation.order not in corpus.holders:
        held = {holder for chain in organisation.chains for holder in _post_holders(chain, corpus)}
        corpus.holders[organisation.order] = frozenset(held)
    return corpus.holders[organisation.order]


def _post_holders(organisation: Chain, corpus: Corpus) -> Iterator[tuple[int, str]]:
    document = corpus.documents.get(organisation.document)
    if document is None:
        return
    posts = words_of("posts")
    chains = corpus.chains_of(organisation.document)
    others = [
        m.start
        for c in chains
        if c.type == "ORGANISATION" and c is not organisation
        for m in c.mentions
        if m.kind == "name"
    ]
    people = [(m, c) for c in chains if c.id in corpus.settled for m in c.mentions if m.kind == "name"]
    for mention in organisation.mentions:
        if mention.kind != "name":
            continue
        for person, chain in people:
            first, last = (mention, person) if mention.start <= person.start else (person, mention)
            if last.start - first.end > _REACH or any(first.end <= start < last.start for start in others):
                continue
            between = document.text[first.end : last.start]
            if not any(stop in between for stop in _STOPS) and not posts.isdisjoint(words(between)):
                yield corpus.settled[chain.id]
