"""Lasting relations that the language model sees between two things of a sentence where no rule ties them so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Span, Token

from graph.extraction.clusters import Cluster
from graph.extraction.raw_claims import RawClaim
from graph.extraction.reader import Reader, eligible
from graph.extraction.status import reading
from graph.extraction.syntax import verbal
from graph.extraction.worded import over, path, worded
from graph.vocabulary.tables import table

LIKELY, SURE = 0.5, 0.8
"""The least probability, and what is asked of it where a word that the rules have not read has to say the same.

Chosen on KnowledgeNet's fold 3 and invented news: in news, of what the model sees and no word says, most is wrong.
"""
_TYPES = {"MEMBER_OF_PARTY": "MEMBER_OF"}
_LASTING = frozenset(
    """MEMBER_OF LIVES_IN EDUCATED_AT BORN_IN SPOUSE_OF LEADS FOUNDED CHILD_OF BASED_IN CITIZEN_OF PART_OF""".split()
)
"""What the model learned from biographies; of events it saw too few."""
_MOVES = frozenset({"TRAVELLED_TO", "LEFT"})
_RULED_OUT = {
    "SPOUSE_OF": frozenset({"CHILD_OF", "RELATIVE_OF"}),
    "CHILD_OF": frozenset({"SPOUSE_OF", "RELATIVE_OF"}),
    "MEMBER_OF": frozenset({"LEADS", "FOUNDED", "EDUCATED_AT"}),
    "LEADS": frozenset({"MEMBER_OF"}),
    "LIVES_IN": _MOVES | {"DIED_IN", "DETAINED", "DEPORTED", "ADMITTED"},
}
"""What the rules say of a pair that the model takes for something else as well."""
_OF_ONE_PLACE = frozenset({"BASED_IN", "BORN_IN", "LIVES_IN"})
_SURENESS = 0.7
"""A claim's confidence for each probability of its own: no rule has read it."""


def seen_by_the_model(reader: Reader, said: Sequence[RawClaim], *, unworded: bool = False) -> Iterator[RawClaim]:
    """Yield the relations of `doc._.relations` between two things of one sentence that `said` does not tell there.

    Only what a word that no rule has read says too; `unworded`: also the rest. Nothing where a clause that holds either
    is denied, planned, alleged or left open.
    """
    tied = {(c.type, _ends(c.subject, c.object)) for c in said if not _moved_home(c)}
    told = {(c.token.sent.start, c.type, _ends(c.subject, c.object)) for c in said}
    placed = {(c.token.sent.start, c.type, id(c.subject)) for c in said if c.type in _OF_ONE_PLACE}
    read = frozenset(c.token for c in said)
    for found in sorted(reader.doc._.relations, key=lambda r: -r.probability):
        type_ = _TYPES.get(found.type, found.type)
        sentence = found.subject.sent.start
        if type_ not in _LASTING or found.probability < LIKELY or found.object.sent.start != sentence:
            continue
        subject, object_ = _thing(reader, found.subject), _thing(reader, found.object)
        if subject is None or object_ is None or subject is object_:
            continue
        ends = _ends(subject, object_)
        if (sentence, type_, ends) in told or any((other, ends) in tied for other in _RULED_OUT.get(type_, ())):
            continue
        if not unworded:
            if found.probability < SURE or (sentence, type_, id(subject)) in placed:
                continue
            if not worded(reader, found, type_, read=read):
                continue
        top = over(found)
        if all(reading(t).status == "asserted" for t in path(found) if t == top or _predicate(t)):
            told.add((sentence, type_, ends))
            sure = round(found.probability * _SURENESS, 2)
            yield RawClaim(subject, type_, object_, top, sure, dated=False, unsaid=True)


def _ends(one: Cluster, other: Cluster) -> frozenset[int]:
    return frozenset((id(one), id(other)))


def _moved_home(claim: RawClaim) -> bool:
    """Whether somebody is said to have gone to a place to live there: "moved to Lyon"."""
    return claim.type in _MOVES and claim.token.lemma_ in table("journeys")["home_moving"]


def _predicate(token: Token) -> bool:
    return verbal(token) or any(c.dep_ == "cop" for c in token.children)


def _thing(reader: Reader, span: Span) -> Cluster | None:
    """The one thing that a span means, if it may stand in the graph."""
    meant = list(reader.things(span.root))
    return meant[0] if len(meant) == 1 and eligible(meant[0]) else None
