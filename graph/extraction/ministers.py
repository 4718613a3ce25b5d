"""Which ministry a minister leads: "the minister of mines, X" where the document names a Ministry of Mines."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from graph.extraction.belonging import belonging
from graph.extraction.clusters import Cluster
from graph.extraction.describing import described
from graph.extraction.raw_claims import RawClaim, as_said
from graph.extraction.reader import Reader
from graph.extraction.syntax import preposition
from graph.vocabulary.lexicon import small_words, titles

_NO_FIELD = frozenset({"the", "of", "for", "and", "a", "an", "new", "current", "ministry"})
_NOT_ITS_HEAD = frozenset({"deputy", "vice", "junior", "assistant", "acting"})


def ministers(reader: Reader, token: Token) -> Iterator[RawClaim]:
    """Yield LEADS for a minister and the one ministry of the document that has the same fields in its name."""
    if token.lemma_.lower() != "minister" or any(c.lower_ in _NOT_ITS_HEAD for c in token.children):
        return
    if any(c.lower_ in small_words("former") for c in token.children):
        return
    fields = _fields(token)
    ministry = _ministry(reader, fields) if fields else None
    if ministry is not None and _of_another_state(reader, token, ministry):
        return
    if ministry is not None:
        for holder in described(reader, token, ("PERSON",)):
            if holder.names:
                yield from as_said(RawClaim(holder, "LEADS", ministry, token, 0.75))


def _fields(minister: Token) -> frozenset[str]:
    behind = [c for c in minister.children if c.dep_ == "nmod" and c.i > minister.i and preposition(c) in ("of", "for")]
    before = [c for c in minister.children if c.dep_ in ("compound", "amod", "nmod:desc") and c.i < minister.i]
    words = [t.lower_ for c in (behind or before) for t in c.subtree if t.is_alpha and not belonging(t)]
    return _kept(words)


def _ministry(reader: Reader, fields: frozenset[str]) -> Cluster | None:
    found = [
        cluster
        for cluster in reader.coreference.clusters
        if cluster.type == "ORGANISATION"
        and any("ministry" in name.lower().split() and _kept(name.lower().split()) == fields for name in cluster.names)
    ]
    return found[0] if len(found) == 1 else None


def _of_another_state(reader: Reader, minister: Token, ministry: Cluster) -> bool:
    """Whether both have a country and not the same: "Norway's foreign minister … Peru's Foreign Ministry"."""
    own = set(_owners(reader, minister))
    others = {place for m in ministry.mentions for place in _owners(reader, reader.doc[m.i])}
    return bool(own and others) and not own & others


def _owners(reader: Reader, noun: Token) -> Iterator[str]:
    for child in noun.children:
        if child.dep_ == "nmod:poss":
            yield from (name for place in reader.things(child) if place.type == "PLACE" for name in place.names)
        elif place := belonging(child):
            yield place


def _kept(words: list[str]) -> frozenset[str]:
    return frozenset(w.removesuffix("s") for w in words) - _NO_FIELD - titles("honorific")
