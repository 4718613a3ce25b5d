"""Which organisation a description means: "the club", "the company"."""

from __future__ import annotations

from graph.extraction.clusters import Cluster
from graph.extraction.mentions import Candidate
from graph.extraction.settled import Settled, latest
from graph.vocabulary.lexicon import nouns

_REACH = 2
"""Sentences back to what a noun that fits most bodies may mean."""


def described_body(settled: Settled, mention: Candidate) -> Cluster | None:
    """Return the body so described or named before; of a noun that fits most bodies the one spoken of; or None."""
    same = settled.named_before("ORGANISATION", mention.i)
    of_role = [c for c in same if mention.role in c.roles or mention.role in " ".join(c.names).lower().split()]
    if of_role and not mention.origin:
        return latest(of_role, mention.i)
    if mention.role in nouns("common_body") and not mention.origin:
        return settled.salience.best(mention, same, reach=_REACH)
    return None
