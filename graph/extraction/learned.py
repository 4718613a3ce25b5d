"""Relations that the language model sees between two things of a sentence where no rule ties them so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Span, Token

from graph.extraction.clusters import Cluster
from graph.extraction.raw_claims import RawClaim
from graph.extraction.read_already import EVENTS, MOVES, ReadAlready
from graph.extraction.reader import Reader, eligible
from graph.extraction.status import reading
from graph.extraction.syntax import verbal
from graph.extraction.worded import beyond, over, path, worded
from graph.language.relations import Related
from graph.vocabulary.lexicon import small_words
from graph.vocabulary.speech import words

LIKELY, WORDED, SURE, CERTAIN = 0.5, 0.7, 0.8, 0.85
"""The least probability of what is told on request, of what a word says too, of the rest that is told in any case, and
of what lasts where no word says it.

Chosen on KnowledgeNet's fold 3 and invented news (`tests/stories`), of which the model has learned nothing.
"""
_TYPES = {"MEMBER_OF_PARTY": "MEMBER_OF"}
_SEEN = frozenset({"TRAVELLED_TO", "LEFT", "HELPED", "SENTENCED", "BASED_IN", "LOCATED_IN"})
"""What is told although no word of the vocabulary says it; of other events the model sees too few."""
_WORDED = frozenset(
    "MEMBER_OF LIVES_IN EDUCATED_AT BORN_IN SPOUSE_OF LEADS FOUNDED CHILD_OF CITIZEN_OF PART_OF".split()
)
"""What is told where a word that no rule has read says it too: biographies taught the model to see too much of it."""
_LIVES = frozenset({"EDUCATED_AT", "LIVES_IN"})
"""What is told where it is nearly certain though no word says it; not posts and kin: "posed as a doctor at X"."""
_SURENESS = 0.7
"""A claim's confidence for each probability of its own: no rule has read it."""


def seen_by_the_model(reader: Reader, said: Sequence[RawClaim], *, likely: bool = False) -> Iterator[RawClaim]:
    """Yield the relations of `doc._.relations` between two things of one sentence that `said` does not tell there.

    Those of which it is sure; `likely`: also those that are likelier than not. Nothing where a clause that holds either
    is denied, planned, alleged or left open.
    """
    known = ReadAlready(said)
    for found in sorted(reader.doc._.relations, key=lambda r: -r.probability):
        claim = _claim(reader, found)
        if claim is None or found.probability < _least(claim.type, likely=likely):
            continue
        if known.otherwise(claim) or _left_out(found) or not _asserted(found):
            continue
        if likely or (_told(reader, found, claim, known) and not known.of_another(claim, found.object.root)):
            known.add(claim)
            yield claim


def _least(type_: str, *, likely: bool) -> float:
    return LIKELY if likely else WORDED if type_ in _WORDED else SURE


def _claim(reader: Reader, found: Related) -> RawClaim | None:
    """What the model sees, of two things that may stand in the graph."""
    type_ = _TYPES.get(found.type, found.type)
    subject, object_ = _thing(reader, found.subject), _thing(reader, found.object)
    if type_ not in reader.vocabulary.types or found.subject.sent != found.object.sent:
        return None
    if subject is None or object_ is None or subject is object_:
        return None
    if type_ in MOVES and subject.type not in ("PERSON", "GROUP"):
        return None  # what sends people travels nowhere
    sure = round(found.probability * _SURENESS, 2)
    return RawClaim(subject, type_, object_, over(found), sure, dated=type_ in EVENTS, unsaid=True)


def _thing(reader: Reader, span: Span) -> Cluster | None:
    """The one thing that a span means, if it may stand in the graph."""
    meant = list(reader.things(span.root))
    return meant[0] if len(meant) == 1 and eligible(meant[0]) else None


def _told(reader: Reader, found: Related, claim: RawClaim, known: ReadAlready) -> bool:
    """Whether a relation may be told unasked: of its type the model knows enough, or a word says it as well."""
    owner = found.subject.root.dep_ == "nmod:poss"
    if claim.type in _WORDED:
        certain = found.probability >= CERTAIN and claim.type in _LIVES and not owner  # "his friend X lives in Y"
        return (certain or worded(reader, found, claim.type, read=known.words)) and not beyond(found)
    if claim.type == "BASED_IN":
        return _of_a_seat(found, claim)
    return claim.type in _SEEN and not beyond(found) and not (owner and claim.type in MOVES)


def _of_a_seat(found: Related, claim: RawClaim) -> bool:
    """Whether a place may be a body's seat; not in "a court in Rome" or "told the BBC in Rome"."""
    of_verb = found.subject.root.dep_ in ("obj", "obl", "iobj") and found.object.start > found.subject.start
    clause = any(token.dep_ == "acl:relcl" for token in path(found))
    return any(m.kind == "name" for m in claim.subject.mentions) and not of_verb and not clause


def _left_out(found: Related) -> bool:
    """Whether a word takes an end out: "flew to X, not Y", "all except Y"."""
    around = {c.lower_ for token in (*path(found), found.object.root) for c in (token, *token.children)}
    return not around.isdisjoint(small_words("taking_out") | words("negators"))


def _asserted(found: Related) -> bool:
    top = over(found)
    return all(reading(t).status == "asserted" for t in path(found) if t == top or _predicate(t))


def _predicate(token: Token) -> bool:
    return verbal(token) or any(c.dep_ == "cop" for c in token.children)
