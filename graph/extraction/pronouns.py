"""Whom a pronoun of the third person means: the one that stands out, else what the language model's chain says."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from graph.extraction.clusters import Cluster
from graph.extraction.mentions import Candidate
from graph.extraction.settled import Settled

_REACH = {"he": 5, "they": 3, "it": 1}
"""How many sentences back an antecedent may stand."""
_PLURAL = frozenset({"they", "them", "their", "theirs", "themselves"})


def antecedent_of(settled: Settled, mention: Candidate, chains: Mapping[int, Sequence[int]]) -> Cluster | None:
    """Return what a pronoun means, or None where that is in doubt; `chains` are the model's, by the heads in them."""
    word = mention.text.lower()
    fits: Callable[[Cluster], bool]
    if mention.gender:
        fits, reach = (lambda c: c.type == "PERSON" and c.gender in (None, mention.gender)), _REACH["he"]
    elif word in _PLURAL:
        fits, reach = (lambda c: c.plural or c.several), _REACH["they"]
    else:
        fits, reach = (lambda c: c.type in ("ORGANISATION", "PLACE", None)), _REACH["it"]
    fitting = [c for c in settled.clusters if fits(c)]
    cluster = settled.salience.best(mention, fitting, reach=reach) or _chained_to(settled, mention, fitting, chains)
    if cluster is None and word in _PLURAL:
        # "Acme announced the first of their cars"
        bodies = settled.named("ORGANISATION")
        near = any((d := settled.salience.distance(c, mention)) is not None and d <= 1 for c in fitting)
        alone = None if near else settled.salience.best(mention, bodies, reach=0)
        cluster = _chained_to(settled, mention, bodies, chains) or alone
    return cluster if cluster and cluster.type else None


def _chained_to(
    settled: Settled, mention: Candidate, fitting: Sequence[Cluster], chains: Mapping[int, Sequence[int]]
) -> Cluster | None:
    """What the language model's chain says of a pronoun for which no antecedent stands out."""
    quotation = settled.quoted.get(mention.i)
    speaker = settled.speaker.get(quotation.start) if quotation else None  # who says "I" is not "she"
    before = (settled.at.get(i) for i in reversed(chains.get(mention.i, ())) if i < mention.i)
    return next((c for c in before if c is not None and c in fitting and c is not speaker), None)
