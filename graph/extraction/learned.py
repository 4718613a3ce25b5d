"""Relations that the language model sees between two things of a sentence where no rule ties them so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from spacy.tokens import Span, Token

from graph.extraction.clusters import Cluster
from graph.extraction.raw_claims import RawClaim
from graph.extraction.reader import Reader, eligible
from graph.extraction.status import reading
from graph.extraction.syntax import verbal
from graph.language.relations import Related
from graph.vocabulary.tables import table

LIKELY, SURE = 0.5, 0.8
"""The least probability of what is told on request, and of what is told in any case.

Chosen on KnowledgeNet's fold 3 and invented news (`tests/stories`), of which the model has learned nothing.
"""
_SURER = dict.fromkeys(["CITIZEN_OF", "FOUNDED", "LIVES_IN", "SPOUSE_OF"], 0.9)
"""Where biographies have taught it to see more than news says."""
_TYPES = {"MEMBER_OF_PARTY": "MEMBER_OF"}
_MOVES = frozenset({"TRAVELLED_TO", "LEFT"})
_OF_ONE_PLACE = frozenset({"BASED_IN", "BORN_IN", "LIVES_IN"})
_TAKEN = _OF_ONE_PLACE | {"CITIZEN_OF", "LEADS", "FOUNDED"}
"""Where the rules have read of a thing in the sentence whose it is, it is not another's as well."""
_DEEDS = frozenset("HELPED ADMITTED DETAINED DEPORTED SENTENCED KILLED ATTACKED MET TOLD ACCUSED".split())
_EVENTS = _MOVES | _DEEDS | {"DIED_IN"}
_RULED_OUT = {
    "SPOUSE_OF": frozenset({"CHILD_OF", "RELATIVE_OF"}),
    "CHILD_OF": frozenset({"SPOUSE_OF", "RELATIVE_OF"}),
    "RELATIVE_OF": frozenset({"SPOUSE_OF", "CHILD_OF"}),
    "MEMBER_OF": frozenset({"LEADS", "FOUNDED", "EDUCATED_AT"}),
    "LEADS": frozenset({"MEMBER_OF"}),
    "LIVES_IN": _MOVES | {"BORN_IN", "DIED_IN", "DETAINED", "DEPORTED", "ADMITTED"},
    "TRAVELLED_TO": frozenset({"LEFT", "LIVES_IN", "BORN_IN", "CITIZEN_OF"}),
    "LEFT": frozenset({"TRAVELLED_TO"}),
    **dict.fromkeys(_DEEDS, _DEEDS),
}
"""What the rules say of a pair, of an event in the same sentence, that the model takes for something else as well."""
_SURENESS = 0.7
"""A claim's confidence for each probability of its own: no rule has read it."""


def seen_by_the_model(reader: Reader, said: Sequence[RawClaim], *, likely: bool = False) -> Iterator[RawClaim]:
    """Yield the relations of `doc._.relations` between two things of one sentence that `said` does not tell there.

    Those of which it is sure; `likely`: also those that are likelier than not. Nothing where a clause that holds either
    is denied, planned, alleged or left open.
    """
    told = {_in_its_sentence(c, c.type) for c in said}
    tied = {(c.type, _ends(c.subject, c.object)) for c in said if not _moved_home(c)}
    placed = {(c.token.sent.start, c.type, id(c.subject)) for c in said if c.type in _OF_ONE_PLACE}
    placed |= {(c.token.sent.start, c.type, id(c.object)) for c in said if c.type in _TAKEN}
    married = {id(end) for c in said if c.type == "SPOUSE_OF" for end in (c.subject, c.object)}
    for found in sorted(reader.doc._.relations, key=lambda r: -r.probability):
        type_ = _TYPES.get(found.type, found.type)
        if type_ not in reader.vocabulary.types or found.probability < (LIKELY if likely else _SURER.get(type_, SURE)):
            continue
        subject, object_ = _thing(reader, found.subject), _thing(reader, found.object)
        if subject is None or object_ is None or subject is object_ or not _fits(type_, subject):
            continue
        top = over(found)
        claim = RawClaim(subject, type_, object_, top, round(found.probability * _SURENESS, 2), unsaid=True,
                         dated=type_ in _EVENTS)  # fmt: skip
        out = _RULED_OUT.get(type_, frozenset())
        if type_ in _EVENTS:
            known = any(_in_its_sentence(claim, other) in told for other in (type_, *out))
        else:
            known = any((other, _ends(subject, object_)) in tied for other in out)
            known |= not likely and any((top.sent.start, type_, id(end)) in placed for end in (subject, object_))
            known |= type_ == "SPOUSE_OF" and not married.isdisjoint((id(subject), id(object_)))
        if known or _in_its_sentence(claim, type_) in told:
            continue
        if all(reading(t).status == "asserted" for t in path(found) if t == top or _predicate(t)):
            told.add(_in_its_sentence(claim, type_))
            yield claim


def over(found: Related) -> Token:
    """Return the lowest word that both ends hang on, or the one of them that the other hangs on."""
    one, other = found.subject.root, found.object.root
    above = [other, *other.ancestors]
    return next(t for t in (one, *one.ancestors) if t in above)


def path(found: Related) -> list[Token]:
    """Return the words from the one end up to what holds both and down to the other, the ends among them."""
    top = over(found)
    ends = (found.subject.root, found.object.root)
    return [top, *(t for end in ends for t in takewhile(lambda t: t != top, (end, *end.ancestors)))]


def _fits(type_: str, subject: Cluster) -> bool:
    """Whether a thing may be told by the model to be so: what bodies send travels, and courts have no seat to tell."""
    if type_ in _MOVES:
        return subject.type in ("PERSON", "GROUP")
    return type_ != "BASED_IN" or any(m.kind == "name" for m in subject.mentions)


def _in_its_sentence(claim: RawClaim, type_: str) -> tuple[int, str, frozenset[int]]:
    return claim.token.sent.start, type_, _ends(claim.subject, claim.object)


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
