"""Lasting relations that the language model alone sees, between two things of a sentence that no rule ties so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Span, Token

from graph.extraction.clusters import Cluster
from graph.extraction.raw_claims import RawClaim
from graph.extraction.reader import Reader, eligible
from graph.extraction.status import reading

AT_LEAST = 0.5
"""The least probability; chosen on KnowledgeNet's fold 3."""
_TYPES = {"MEMBER_OF_PARTY": "MEMBER_OF"}
_LASTING = frozenset(
    """MEMBER_OF LIVES_IN EDUCATED_AT BORN_IN SPOUSE_OF LEADS FOUNDED CHILD_OF BASED_IN CITIZEN_OF PART_OF""".split()
)
"""What the model learned from biographies; of events it saw too few."""
_SURENESS = 0.7
"""A claim's confidence for each probability of its own: no word of the text says it."""


def seen_by_the_model(reader: Reader, said: Sequence[RawClaim]) -> Iterator[RawClaim]:
    """Yield the relations of `doc._.relations` between two things of one sentence that `said` does not tell there.

    Nothing where the clause that holds both is denied, planned, alleged or left open.
    """
    told = {(c.token.sent.start, c.type, frozenset((id(c.subject), id(c.object)))) for c in said if c.type != "RELATED"}
    for found in sorted(reader.doc._.relations, key=lambda r: -r.probability):
        type_ = _TYPES.get(found.type, found.type)
        sentence = found.subject.sent.start
        if type_ not in _LASTING or found.probability < AT_LEAST or found.object.sent.start != sentence:
            continue
        subject, object_ = _thing(reader, found.subject), _thing(reader, found.object)
        if subject is None or object_ is None or subject is object_:
            continue
        pair = sentence, type_, frozenset((id(subject), id(object_)))
        token = _over(found.subject.root, found.object.root)
        if pair not in told and reading(token).status == "asserted":
            told.add(pair)
            sure = round(found.probability * _SURENESS, 2)
            yield RawClaim(subject, type_, object_, token, sure, dated=False, unsaid=True)


def _thing(reader: Reader, span: Span) -> Cluster | None:
    """The one thing that a span means, if it may stand in the graph."""
    meant = list(reader.things(span.root))
    return meant[0] if len(meant) == 1 and eligible(meant[0]) else None


def _over(one: Token, other: Token) -> Token:
    """The lowest word that both hang on, or the one of them that the other hangs on."""
    above = [other, *other.ancestors]
    return next(t for t in (one, *one.ancestors) if t in above)
