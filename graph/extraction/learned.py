"""Relations that the language model alone sees, between two things of which the rules say nothing in a sentence."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from graph.extraction.coreference import Coreference
from graph.extraction.raw_claims import RawClaim
from graph.extraction.reader import Reader, eligible
from graph.extraction.status import reading

_TYPES = {"MEMBER_OF_PARTY": "MEMBER_OF"}
_ASKED = frozenset(
    "MEMBER_OF LIVES_IN EDUCATED_AT BORN_IN SPOUSE_OF LEADS FOUNDED CHILD_OF BASED_IN CITIZEN_OF PART_OF".split()
)


def learned(reader: Reader, coreference: Coreference, said: Sequence[RawClaim], *, at_least: float) -> Iterator[RawClaim]:
    told = {(c.token.sent.start, frozenset((id(c.subject), id(c.object)))) for c in said}
    seen = set()
    for found in reader.doc._.relations:
        type_ = _TYPES.get(found.type, found.type)
        if found.probability < at_least or type_ not in _ASKED or found.subject.sent.start != found.object.sent.start:
            continue
        ends = [next(iter(reader.things(span.root)), None) for span in (found.subject, found.object)]
        subject, object_ = ends
        if subject is None or object_ is None or subject is object_ or not (eligible(subject) and eligible(object_)):
            continue
        key = (found.subject.sent.start, frozenset((id(subject), id(object_))))
        if key in told or (key, type_) in seen:
            continue
        token = _common(found.subject.root, found.object.root)
        if reading(token).status != "asserted":
            continue
        seen.add((key, type_))
        yield RawClaim(subject, type_, object_, token, round(found.probability * 0.7, 2))


def _common(one: Token, other: Token) -> Token:
    over = {one, *one.ancestors}
    return other if other in over else next((t for t in other.ancestors if t in over), one.sent.root)
