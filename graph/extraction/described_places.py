"""Which place a description means: "the city", "the country", "the Swedish capital"."""

from __future__ import annotations

from graph.extraction.clusters import Cluster
from graph.extraction.mentions import Candidate
from graph.extraction.settled import Settled, latest
from graph.vocabulary.lexicon import nouns
from graph.vocabulary.places import lies_in_country, place_kind

_REACH, _COUNTRY_REACH = 3, 8
"""Sentences back; further for a noun that says which kind of place."""
_KINDS = {
    **dict.fromkeys(["country", "nation", "state"], "country"),
    **dict.fromkeys(["city", "town", "village"], "city"),
}


def described_place(settled: Settled, mention: Candidate) -> Cluster | None:
    """Return the place last named that a definite description fits, or None."""
    if mention.role in nouns("the_world"):
        return next((c for c in settled.clusters if any(m.role in nouns("the_world") for m in c.mentions)), None)
    same = settled.named_before("PLACE", mention.i)
    if mention.origin and place_kind(mention.origin) == "country":
        # "the Swedish capital", "the Finnish city"
        capital = mention.role == "capital"
        if not capital and mention.role not in ("city", "town"):
            return None
        same = [c for c in same if any(lies_in_country(n, mention.origin, capital=capital) for n in c.names)]
    else:
        if mention.role not in nouns("place_of_name") and mention.role not in _KINDS:
            return None  # a border, a coast or an airport is no place that was named before
        wanted = _KINDS.get(mention.role)
        reach = _COUNTRY_REACH if wanted else _REACH
        same = [
            c
            for c in same
            if (settled.salience.distance(c, mention) or 0) <= reach
            and (not wanted or place_kind(c.names[0]) in (wanted, None))
            and not (wanted and _says_another_kind(c.names[0], wanted))
        ]
    return latest(same, mention.i)


def _says_another_kind(name: str, wanted: str) -> bool:
    """Whether a name has a noun for another kind of place: an airport or a bay is no city."""
    kinds = nouns("place") | nouns("building")
    return any(word in kinds and _KINDS.get(word) != wanted for word in name.lower().split())
