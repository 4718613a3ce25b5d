"""Who speaks for or runs an organisation, as the text beside its name says."""

from __future__ import annotations

from graph.records import Chain
from graph.resolution.corpus import Corpus
from graph.resolution.folding import words
from graph.resolution.organisation_names import words_of

_REACH = 70
"""Characters that may lie between the person, the post and the organisation."""


def post_holders(organisation: Chain, corpus: Corpus) -> frozenset[tuple[int, str]]:
    """Return order and name of the settled persons that one sentence gives a post in the organisation."""
    if organisation.id not in corpus.holders:
        corpus.holders[organisation.id] = _post_holders(organisation, corpus)
    return corpus.holders[organisation.id]


def _post_holders(organisation: Chain, corpus: Corpus) -> frozenset[tuple[int, str]]:
    document = corpus.documents.get(organisation.document)
    if document is None:
        return frozenset()
    found: set[tuple[int, str]] = set()
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
            first, last = sorted((mention, person), key=lambda m: m.start)
            between = document.text[first.end : last.start]
            crossed = any(first.end <= start < last.start for start in others)
            stops = any(stop in between for stop in (". ", "\n", "? ", "! "))
            if last.start - first.end <= _REACH and not crossed and not stops and posts & set(words(between)):
                found.add(corpus.settled[chain.id])
    return frozenset(found)
