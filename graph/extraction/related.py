"""Any other verb between two names: who has to do with whom, where no relation type says how."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from graph.extraction.predicates import predicate
from graph.extraction.raw_claims import RawClaim
from graph.extraction.reader import Reader
from graph.extraction.status import reading
from graph.vocabulary.lexicon import demonyms
from graph.vocabulary.speech import words

_CONFIDENCE = 0.5
_EMPTY = frozenset({"be", "have", "do"})


def related(reader: Reader, token: Token) -> Iterator[RawClaim]:
    """Yield RELATED for the named subject and object of a verb; nothing where the status is open."""
    if token.pos_ != "VERB" or token.lemma_ in _EMPTY | words("call"):
        return
    slots = predicate(token).slots
    agents, patients = (
        # "is learning French" is not about France
        [c for t in slots.get(end, ()) if t.text not in demonyms() for c in reader.things(t) if c.names]
        for end in ("agent", "patient")
    )
    meant = reading(token) if agents and patients else None
    if meant is not None and meant.status is not None:
        for agent in agents:
            for patient in patients:
                if agent is not patient:
                    yield RawClaim(agent, "RELATED", patient, token, _CONFIDENCE, "", meant.status, meant.speaker)
