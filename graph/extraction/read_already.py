"""What the rules have read in a document, where the language model would tell of it again or otherwise."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from graph.extraction.clusters import Cluster
from graph.extraction.raw_claims import RawClaim
from graph.vocabulary.tables import table

MOVES = frozenset({"TRAVELLED_TO", "LEFT"})
_DEEDS = frozenset("HELPED ADMITTED DETAINED DEPORTED SENTENCED KILLED ATTACKED MET TOLD ACCUSED".split())
EVENTS = MOVES | _DEEDS | {"DIED_IN"}
_OF_ONE_PLACE = frozenset({"BASED_IN", "BORN_IN", "LIVES_IN"})
_TAKEN = _OF_ONE_PLACE | MOVES | {"LEADS"}
"""Where the rules have read of a thing in the sentence whose it is, it is not another's as well."""
_RULED_OUT = {
    "SPOUSE_OF": frozenset({"CHILD_OF", "RELATIVE_OF"}),
    "CHILD_OF": frozenset({"SPOUSE_OF", "RELATIVE_OF"}),
    "RELATIVE_OF": frozenset({"SPOUSE_OF", "CHILD_OF"}),
    "MEMBER_OF": frozenset({"LEADS", "FOUNDED", "EDUCATED_AT"}),
    "LEADS": frozenset({"MEMBER_OF"}),
    "LIVES_IN": MOVES | {"BORN_IN", "DIED_IN", "DETAINED", "DEPORTED", "ADMITTED"},
    "TRAVELLED_TO": frozenset({"LEFT", "LIVES_IN", "BORN_IN", "CITIZEN_OF"}),
    "LEFT": frozenset({"TRAVELLED_TO"}),
    **dict.fromkeys(_DEEDS, _DEEDS),
}
"""What the rules say of a pair, of an event in the same sentence, that the model takes for something else as well."""


class ReadAlready:
    """The claims of the rules, to be looked up."""

    def __init__(self, said: Sequence[RawClaim]) -> None:
        self._told = {_in_its_sentence(c, c.type) for c in said}
        self._tied = {(c.type, _ends(c)) for c in said if not _moved_home(c)}
        self._placed = {(c.token.sent.start, c.type, id(c.subject)) for c in said if c.type in _OF_ONE_PLACE}
        self._placed |= {(c.token.sent.start, c.type, id(c.object)) for c in said if c.type in _TAKEN}
        self._married = {id(end) for c in said if c.type == "SPOUSE_OF" for end in (c.subject, c.object)}
        read = [c for c in said if c.type != "RELATED"]
        self._by = {(c.token.i, _ends(c)) for c in read}
        self._met = {c.token for c in said if c.type in ("MET", "TOLD")}
        self.words = frozenset(c.token for c in read)
        """The words that a rule has read."""

    def add(self, claim: RawClaim) -> None:
        """Count a claim among those told."""
        self._told.add(_in_its_sentence(claim, claim.type))

    def otherwise(self, claim: RawClaim) -> bool:
        """Whether the same is told in its sentence, or something of the two that rules it out, or by the same word."""
        if _in_its_sentence(claim, claim.type) in self._told or (claim.token.i, _ends(claim)) in self._by:
            return True
        out = _RULED_OUT.get(claim.type, frozenset())
        if claim.type in EVENTS:
            return any(_in_its_sentence(claim, other) in self._told for other in out)
        wed = claim.type == "SPOUSE_OF" and not self._married.isdisjoint((id(claim.subject), id(claim.object)))
        return wed or any((other, _ends(claim)) in self._tied for other in out)

    def of_another(self, claim: RawClaim, end: Token) -> bool:
        """Whether rules tell of another, or of another deed, what the claim tells; `end` is the word of its object."""
        if claim.type in MOVES:
            # who goes there the rules have told, and "met in Rome" tells no journey
            return (claim.token.sent.start, claim.type, id(claim.object)) in self._placed or claim.token in self._met
        if claim.type == "BASED_IN" and end.head in self.words:
            return True  # "founded in Oslo"
        ends: tuple[Cluster, Cluster] = (claim.subject, claim.object)
        lasting = claim.type not in EVENTS
        return lasting and any((claim.token.sent.start, claim.type, id(end)) in self._placed for end in ends)


def _in_its_sentence(claim: RawClaim, type_: str) -> tuple[int, str, frozenset[int]]:
    return claim.token.sent.start, type_, _ends(claim)


def _ends(claim: RawClaim) -> frozenset[int]:
    return frozenset((id(claim.subject), id(claim.object)))


def _moved_home(claim: RawClaim) -> bool:
    """Whether somebody is said to have gone to a place to live there: "moved to Lyon"."""
    return claim.type in MOVES and claim.token.lemma_ in table("journeys")["home_moving"]
